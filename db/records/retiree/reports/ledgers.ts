import type { Dictionary } from '#shared/codes/dictionary.ts';
import type { LedgerAsked } from '#shared/contract/reports.ts';
import { AppError } from '#shared/errors.ts';
import { kinds, valueInWords } from '#shared/records/index.ts';
import { type Evidence, evidenceLabels } from '#shared/records/retiree/life-cycle/evidence.ts';
import { stateFields } from '#shared/records/retiree/life-cycle/states.ts';
import { isStepName, stepOf } from '#shared/records/retiree/life-cycle/steps.ts';
import { lastPayableMonth } from '#shared/records/retiree/rules/paid-months.ts';
import type { LedgerName } from '#shared/reports/names.ts';
import { localDay } from '#shared/rules/calendar.ts';
import { dayAfter } from '#shared/rules/dated-values.ts';
import { formatMoney } from '#shared/rules/money.ts';
import type { Scope } from '#shared/rules/scope.ts';
import { dictionary } from '../../../codes/codes.ts';
import type { ReadableDb } from '../../../core/open.ts';
import { read } from '../../../core/read.ts';
import { prepared } from '../../../core/rows.ts';
import { recordsWithin } from '../../../core/scope.ts';
import { int, typed } from '../../../core/typed.ts';
import { happened } from '../../../life/taken-back.ts';
import { COMMUNITY_ON_DAY, nameOnDay } from '../../../places/record-community.ts';
import { community } from '../../../tables/places.ts';

/** The ledgers (台账) of a street about its retirees (domain part D.9), as rosters: one line for what happened once. */

export interface LedgerLine {
  recordId: number;
  cells: string[];
}

interface Line {
  recordId: number;
  number: string;
  name: string;
  idNumber: string | null;
  communityName: string | null;
}

interface Known {
  db: ReadableDb;
  codes: Dictionary;
}

type Words = (known: Known, line: never) => string[];

interface Ledger {
  columns: readonly string[];
  /** What is listed: `x` is the row that makes a line, with its day. */
  select: string;
  from: string;
  where: string;
  day: string;
  order: string;
  words: Words;
}

const PERSON = ['姓名', '证件号码', '档号', '社区'] as const;
const person = ({ name, idNumber, number, communityName }: Line): string[] => [
  name,
  idNumber ?? '',
  number,
  communityName ?? '未分社区',
];

const stepsNamed = (
  ...steps: string[]
): string => `x.removed_at IS NULL AND x.step IN (${steps.map((s) => `'${s}'`).join(', ')})
  AND x.on_date BETWEEN @from AND @to AND ${happened('x.id')}`;
const EVENT = `x.id AS eventId, x.step, x.on_date AS "on", x.month, x.reason, x.way, x.party, x.amount_fen AS amountFen, x.note,
  x.evidence, x.deadline_on AS deadlineOn, x.settled_on AS settledOn, x.added_at AS addedAt,
  (SELECT name FROM user WHERE id = x.added_by) AS byName`;

interface EventLine extends Line {
  eventId: number;
  step: string;
  on: string;
  month: string | null;
  reason: string | null;
  way: string | null;
  party: string | null;
  amountFen: number | null;
  note: string | null;
  evidence: string;
  deadlineOn: string | null;
  settledOn: string | null;
  addedAt: string;
  byName: string;
}

const ofEvents = { from: 'event x JOIN record r ON r.id = x.record_id', day: 'x.on_date', order: 'x.on_date, x.id' };

const ledgers: Record<LedgerName, Ledger> = {
  certification: {
    columns: [
      '认证日期',
      ...PERSON,
      '结果',
      '认证方式',
      '代办或走访人',
      '材料',
      '有效期至',
      '备注',
      '登记人',
      '登记日期',
    ],
    select: EVENT,
    ...ofEvents,
    where: stepsNamed('certification.pass', 'certification.doubt'),
    words: ({ codes }, line: EventLine) => [
      line.on,
      ...person(line),
      line.step === 'certification.pass' ? '通过' : `待核实（${reasonWords(line)}）`,
      line.way === null ? '' : codes.label('certificationWay', line.way),
      line.party ?? '',
      papersOf(line),
      line.deadlineOn ?? '',
      line.note ?? '',
      line.byName,
      localDay(line.addedAt),
    ],
  },
  death: {
    columns: [
      ...['死亡或终止日期', ...PERSON, '类别', '依据材料', '最后应发月份'],
      ...['登记日期', '申报减员日期', '通知退回金额', '已退回金额', '登记人', '备注'],
    ],
    select: `${EVENT},
      (SELECT min(y.on_date) FROM event y WHERE y.record_id = x.record_id AND y.step = 'death.report'
         AND y.removed_at IS NULL AND y.id > x.id) AS reportedOn,
      (SELECT sum(y.amount_fen) FROM event y WHERE y.record_id = x.record_id AND y.step = 'overpaid.claim'
         AND y.removed_at IS NULL) AS claimedFen,
      (SELECT sum(y.amount_fen) FROM event y WHERE y.record_id = x.record_id AND y.step = 'overpaid.returned'
         AND y.removed_at IS NULL) AS returnedFen`,
    ...ofEvents,
    where: stepsNamed('person.death', 'benefit.stop'),
    words: (
      _known,
      line: EventLine & { reportedOn: string | null; claimedFen: number | null; returnedFen: number | null },
    ) => [
      line.on,
      ...person(line),
      line.step === 'person.death' ? '死亡' : `终止待遇（${reasonWords(line)}）`,
      papersOf(line),
      line.step === 'person.death' ? lastPayableMonth(line.on) : (line.month ?? ''),
      localDay(line.addedAt),
      line.reportedOn ?? '',
      moneyOf(line.claimedFen),
      moneyOf(line.returnedFen),
      line.byName,
      line.note ?? '',
    ],
  },
  survivors: {
    columns: [
      ...['申领日期', '死亡人姓名', '死亡人证件号码', '档号', '社区', '死亡日期'],
      ...['申领人', '申领金额', '材料', '应到账日期', '到账日期', '到账金额', '登记人', '备注'],
    ],
    select: `${EVENT},
      (SELECT y.on_date FROM event y WHERE y.record_id = x.record_id AND y.step = 'person.death' AND y.removed_at IS NULL
         ORDER BY y.id DESC LIMIT 1) AS diedOn,
      (SELECT sum(y.amount_fen) FROM event y WHERE y.record_id = x.record_id AND y.step = 'grant.paid'
         AND y.removed_at IS NULL) AS paidFen,
      (SELECT max(y.on_date) FROM event y WHERE y.record_id = x.record_id AND y.step = 'grant.paid'
         AND y.removed_at IS NULL) AS paidOn`,
    ...ofEvents,
    where: stepsNamed('grant.apply'),
    words: (_known, line: EventLine & { diedOn: string | null; paidFen: number | null; paidOn: string | null }) => [
      line.on,
      ...person(line),
      line.diedOn ?? '',
      line.party ?? '',
      moneyOf(line.amountFen),
      papersOf(line),
      line.deadlineOn ?? '',
      line.paidOn ?? '',
      moneyOf(line.paidFen),
      line.byName,
      line.note ?? '',
    ],
  },
  changes: {
    columns: ['变更日期', ...PERSON, '变更项目', '变更前', '变更后', '依据或说明', '经办人'],
    select: `x.at, x.before, x.after, x.note, (SELECT name FROM user WHERE id = x.user_id) AS byName`,
    // What was changed of a person stands once, with the file that is open, or the last that was.
    from: `change x JOIN record r ON r.id = CASE x.noun WHEN 'record' THEN x.noun_id WHEN 'person' THEN (
      SELECT o.id FROM person w JOIN record o ON o.person_id = coalesce(w.merged_into, w.id)
      WHERE w.id = x.noun_id AND o.kind = 'retiree' AND o.pending = 0 ORDER BY o.removed_at IS NOT NULL, o.id DESC LIMIT 1) END`,
    // What a step moved stands in the story of the file; here stands what somebody wrote into it.
    where: `x.noun IN ('record', 'person') AND x.action IN ('update', 'undo') AND x.at >= @start AND x.at < @end
      AND EXISTS (SELECT 1 FROM json_each(x.after) j WHERE j.key NOT IN (SELECT value FROM json_each(@states)))`,
    day: `date(x.at, 'localtime')`,
    order: 'x.id',
    words: (known, line: Line & { at: string; before: string; after: string; note: string | null; byName: string }) => {
      const before = JSON.parse(line.before) as Record<string, unknown>;
      const after = JSON.parse(line.after) as Record<string, unknown>;
      const fields = Object.keys(after).filter((field) => !(stateFields as readonly string[]).includes(field));
      const label = (field: string): string => kinds.retiree.labels[field] ?? field;
      const told = (of: Record<string, unknown>): string =>
        fields
          .map((field) => (fields.length > 1 ? `${label(field)} ` : '') + valueWords(known, field, of[field]))
          .join('；');
      return [
        localDay(line.at),
        ...person(line),
        fields.map(label).join('、'),
        told(before),
        told(after),
        line.note ?? '',
        line.byName,
      ];
    },
  },
};

/** The columns of a ledger. */
export function ledgerColumns(ledger: LedgerName): string[] {
  return [...ledgers[ledger].columns];
}

/**
 * A page of a ledger, oldest first, of what lies within; `limit` null: all of it.
 * @throws AppError input.invalid where the days are the wrong way round
 */
export function ledgerLines(
  db: ReadableDb,
  asked: LedgerAsked,
  page: { offset: number; limit: number | null },
  scope: Scope,
): { lines: LedgerLine[]; total: number } {
  if (asked.from > asked.to) throw new AppError('input.invalid', { fields: { to: '止日不能早于起日' } });
  const { select, from, where, day, order, words } = ledgers[asked.ledger];
  const within = recordsWithin(scope);
  const communityOnDay = COMMUNITY_ON_DAY.replaceAll('@onDate', day);
  const condition = `WHERE r.kind = 'retiree' AND r.pending = 0 AND ${where} AND ${within.sql}
    ${asked.communityId === null ? '' : `AND ${communityOnDay} = @communityId`}`;
  const isOfChanges = asked.ledger === 'changes';
  const params = {
    ...within.params,
    ...(isOfChanges
      ? { start: midnight(asked.from), end: midnight(dayAfter(asked.to)), states: JSON.stringify(stateFields) }
      : { from: asked.from, to: asked.to }),
    ...(asked.communityId === null ? {} : { communityId: asked.communityId }),
  };
  const total = read(db, typed`SELECT ${int('count(*)')} FROM ${from} ${condition}`).one(params);
  const rows = prepared(
    db,
    `SELECT r.id AS recordId, r.number, p.name, p.id_number AS idNumber,
       ${nameOnDay(communityOnDay).replaceAll('@onDate', day)} AS communityName, ${select}
     FROM ${from} JOIN person p ON p.id = r.person_id ${condition} ORDER BY ${order} LIMIT @limit OFFSET @offset`,
  ).all({ ...params, limit: page.limit ?? -1, offset: page.offset }) as Line[];
  const known = { db, codes: dictionary(db) };
  return { lines: rows.map((row) => ({ recordId: row.recordId, cells: words(known, row as never) })), total };
}

// A change is kept by its instant; the ledger goes by the office's days.
function midnight(day: string): string {
  return new Date(`${day}T00:00:00`).toISOString();
}

function moneyOf(fen: number | null): string {
  return fen === null ? '' : formatMoney(fen);
}

function reasonWords({ step, reason }: EventLine): string {
  return (isStepName(step) ? stepOf(step).reasons?.[reason ?? ''] : undefined) ?? '其他';
}

function papersOf({ evidence }: EventLine): string {
  return (JSON.parse(evidence) as { paper: Evidence; number: string | null }[])
    .map(({ paper, number }) => `${evidenceLabels[paper] ?? paper}${number ? ` ${number}` : ''}`)
    .join('、');
}

function valueWords({ db, codes }: Known, field: string, value: unknown): string {
  if (field !== 'communityId' || value === null || value === undefined)
    return valueInWords(codes, 'retiree', field, value);
  return read(db, typed`SELECT ${community.name} FROM ${community} WHERE id = ?`).get(value) ?? '';
}
