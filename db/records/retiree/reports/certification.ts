import { wayGroups } from '#shared/records/retiree/reports/certification.ts';
import { amountIn, lastPayableMonth } from '#shared/records/retiree/rules/paid-months.ts';
import { addMonths } from '#shared/rules/calendar.ts';
import { dayBefore } from '#shared/rules/dated-values.ts';
import { dictionary } from '../../../codes/codes.ts';
import type { ReadableDb } from '../../../core/open.ts';
import { read } from '../../../core/read.ts';
import { alias, maybe, present, text, typed } from '../../../core/typed.ts';
import { valueFor } from '../../../life/deadlines.ts';
import {
  type Asked,
  type Counted,
  type CountedFigure,
  type CountedReport,
  check,
  isLate,
  moneyFigure,
  rate,
  sumFen,
} from '../../../reports/counted.ts';
import { event } from '../../../tables/life.ts';
import { noticeDays } from '../certification/cycle.ts';
import { monthlyAmounts } from '../pension/pension.ts';
import { byId, eventsIn, firstOfEach, ofEvent, type PeriodEvent } from './events.ts';
import { effectiveSteps, type FileDays, type StateStep, stateOn } from './file-days.ts';
import { isManaged } from './management.ts';
import { belongsOn } from './walk.ts';

const e = alias(event, 'e');
const n = alias(event, 'n');

/** 领取养老金资格认证情况统计表 (domain file retiree-unemployment.md D.2). */

/** A person whose certification ran out in the period, with the one that followed it. */
interface Cycle {
  file: FileDays;
  /** The last day of the certification. */
  endOn: string;
  next: { on: string; way: string; addedAt: string } | null;
  diedOn: string | null;
}

export function countCertification(db: ReadableDb, files: readonly FileDays[], asked: Asked): CountedReport {
  const known = byId(files);
  const cycles = cyclesIn(db, known, asked);
  const why = reasonsThrough(db, asked.to);
  const codes = dictionary(db);
  const certified: { cycle: Cycle; way: string }[] = [];
  const sorted = { dead: [], missing: [], prison: [], abroad: [], open: [] } as Record<Outcome, Counted[]>;
  for (const cycle of cycles) {
    const { file, endOn, next, diedOn } = cycle;
    if (next) {
      certified.push({ cycle, way: next.way });
      continue;
    }
    const outcome = outcomeOf(file, asked.to, why.get(file.id));
    const told = outcome === 'dead' ? `${diedOn ?? ''} 死亡` : outcomeWords[outcome];
    sorted[outcome].push({ file, on: endOn, why: `有效期至 ${endOn}，${told}`, isLate: false });
  }
  const certifiedRow = ({ cycle, way }: (typeof certified)[number]): Counted => ({
    file: cycle.file,
    on: cycle.next?.on ?? null,
    why: `有效期至 ${cycle.endOn}，${codes.label('certificationWay', way)}`,
    isLate: isLate(asked, cycle.next?.addedAt ?? ''),
  });
  const named: ReadonlySet<string> = new Set(wayGroups.flatMap((group) => group.codes));
  const ways = wayGroups.map(
    ({ key, codes: of }) =>
      [
        key,
        certified
          .filter(({ way }) => (of.length === 0 ? !named.has(way) : (of as readonly string[]).includes(way)))
          .map(certifiedRow),
      ] as const,
  );
  const diedBefore = cycles.filter(({ next, diedOn, endOn }) => next === null && diedOn !== null && diedOn <= endOn);
  const base = valueFor(db, 'retiree.certification-rate-base', asked.to)?.value ?? null;
  const whole = cycles.length - (base === 'all' ? 0 : diedBefore.length);
  const events = eventsIn(db, known, asked, moneySteps);
  const of = (step: string): PeriodEvent[] => events.filter((event) => event.step === step);
  const rowsOf = (step: string, words: string): Counted[] => of(step).map((event) => ofEvent(asked, event, words));
  const claims = of('overpaid.claim').map((event) => ({ event, months: claimedMonths(db, event) }));
  const claimRows = claims.map(({ event, months }) =>
    ofEvent(asked, event, months === null ? '通知退回，月数合不成整月' : `通知退回 ${months} 个月`),
  );
  const unclear = claims.filter(({ months }) => months === null).length;
  const returned = rowsOf('overpaid.returned', '退回多发的养老金');
  const backPaid = rowsOf('benefit.backPaid', '补发到账');
  const passes = eventsIn(db, known, asked, ['certification.pass']).map((event) =>
    ofEvent(asked, event, codes.label('certificationWay', event.way ?? '')),
  );
  const open = sorted.open;
  const figures = new Map<string, CountedFigure>([
    ['due', { rows: cycles.map(({ file, endOn }) => ({ file, on: endOn, why: `有效期至 ${endOn}`, isLate: false })) }],
    ['certified', { rows: certified.map(certifiedRow) }],
    ...ways.map(([key, rows]) => [key, { rows }] as [string, CountedFigure]),
    [
      'rate',
      { rows: null, value: rate(certified.length, whole), ...(whole === 0 ? { lacking: '本期没有应认证的人' } : {}) },
    ],
    ['dead', { rows: sorted.dead }],
    ['missing', { rows: sorted.missing }],
    ['prison', { rows: sorted.prison }],
    ['abroad', { rows: sorted.abroad }],
    ['paused', { rows: firstOfEach(pauseRows(asked, of('benefit.pause'))) }],
    ['resumed', { rows: firstOfEach(rowsOf('benefit.resume', '恢复发放')) }],
    ['backPaid', moneyFigure(backPaid)],
    ['overpaid', { rows: firstOfEach(claimRows) }],
    [
      'overpaidMonths',
      {
        rows: claimRows,
        value: unclear > 0 ? null : claims.reduce((sum, { months }) => sum + (months ?? 0), 0),
        ...(unclear > 0 ? { lacking: `有 ${unclear} 笔退回通知的金额合不成整月，不能合计` } : {}),
      },
    ],
    ['overpaidFen', moneyFigure(claimRows)],
    ['returned', moneyFigure(returned)],
    [
      'returnedRate',
      {
        rows: null,
        value: rate(sumFen(returned), sumFen(claimRows)),
        ...(claimRows.length === 0 ? { lacking: '本期没有通知退回' } : {}),
      },
    ],
    ['open', { rows: open }],
    ['passes', { rows: passes }],
  ]);
  return {
    figures,
    checks: [
      check(
        '3 至 9 相加＝2',
        ways.reduce((sum, [, rows]) => sum + rows.length, 0),
        certified.length,
      ),
      check(
        '19＝1－2－11－12－13－14',
        open.length,
        cycles.length -
          certified.length -
          sorted.dead.length -
          sorted.missing.length -
          sorted.prison.length -
          sorted.abroad.length,
      ),
    ],
    notes: [...(base === null ? ['认证率的分母按“扣除届满前死亡”计：本单位还没有登记按哪一种。'] : [])],
  };
}

const moneySteps = ['benefit.pause', 'benefit.resume', 'benefit.backPaid', 'overpaid.claim', 'overpaid.returned'];

type Outcome = 'dead' | 'missing' | 'prison' | 'abroad' | 'open';
const outcomeWords: Record<Outcome, string> = {
  dead: '死亡',
  missing: '失踪，暂停发放',
  prison: '服刑，暂停发放',
  abroad: '出境，终止待遇',
  open: '没有认证',
};

const pauseWords: Readonly<Record<string, string>> = {
  overdue: '逾期未认证',
  prison: '服刑',
  missing: '失踪',
  doubt: '认证不通过或待核实',
};

/** Rows of pauses with their reason. */
export function pauseRows(asked: Asked, pauses: readonly PeriodEvent[]): Counted[] {
  return pauses.map((event) =>
    ofEvent(asked, event, `自 ${event.month ?? ''} 起暂停：${pauseWords[event.reason ?? ''] ?? '其他'}`),
  );
}

function outcomeOf(file: FileDays, to: string, reason: { step: string; reason: string | null } | undefined): Outcome {
  if (stateOn(file, 'management', to) === 'M5') return 'dead';
  const benefit = stateOn(file, 'benefitState', to);
  if (benefit === 'B2' && reason?.step === 'benefit.pause' && reason.reason === 'missing') return 'missing';
  if (benefit === 'B2' && reason?.step === 'benefit.pause' && reason.reason === 'prison') return 'prison';
  if (benefit === 'B4' && reason?.step === 'benefit.stop' && reason.reason !== 'other') return 'abroad';
  return 'open';
}

/** Why the benefit of each file was last paused or stopped, through a day. */
function reasonsThrough(db: ReadableDb, to: string): Map<number, { step: string; reason: string | null }> {
  const rows = read(
    db,
    typed`SELECT ${{
      id: event.recordId,
      step: text("CASE step WHEN 'opening.paid' THEN 'benefit.pause' ELSE step END"),
      reason: event.reason,
    }}
     FROM ${event}
     WHERE removed_at IS NULL AND step IN ('benefit.pause', 'benefit.stop', 'opening.paid') AND on_date <= ? ORDER BY on_date, id`,
  ).all(to);
  return new Map(rows.map(({ id, ...rest }) => [id, rest]));
}

/**
 * The certifications that ran out in the period, of those in management on that day or dead by then; of each person the
 * last one. One that was renewed earlier than the notice before its end never ran out.
 */
function cyclesIn(db: ReadableDb, files: ReadonlyMap<number, FileDays>, asked: Asked): Cycle[] {
  const rows = read(
    db,
    typed`SELECT ${{
      recordId: e.recordId,
      endOn: present(e.deadlineOn),
      nextOn: maybe(n.onDate),
      way: maybe(n.way),
      addedAt: maybe(n.addedAt),
    }}
     FROM ${e} LEFT JOIN ${n} ON n.id = (SELECT x.id FROM event x INDEXED BY event_record WHERE x.record_id = e.record_id
       AND x.step = 'certification.pass' AND x.removed_at IS NULL AND (x.on_date, x.id) > (e.on_date, e.id)
       ORDER BY x.on_date, x.id LIMIT 1)
     WHERE e.step IN ('certification.pass', 'opening.certified', 'opening.through') AND e.removed_at IS NULL
       AND e.deadline_on BETWEEN @from AND @to
       AND (n.id IS NULL OR n.on_date >= date(e.deadline_on, '-' || @notice || ' days'))
     ORDER BY e.record_id, e.deadline_on`,
  ).all({ from: asked.from, to: asked.to, notice: noticeDays(db, asked.to) });
  const found = new Map<number, Cycle>();
  for (const { recordId, endOn, nextOn, way, addedAt } of rows) {
    const file = files.get(recordId);
    if (!file) continue;
    const diedOn = deathOf(file, asked);
    const isOurs =
      belongsOn(file, endOn, asked, isManaged) ||
      (diedOn !== null && diedOn <= endOn && belongsOn(file, dayBefore(diedOn), asked, isManaged));
    if (!isOurs) continue;
    const next = nextOn === null || nextOn > asked.to ? null : { on: nextOn, way: way ?? '', addedAt: addedAt ?? '' };
    found.set(recordId, { file, endOn, next, diedOn });
  }
  return Array.from(found.values());
}

/** The day of a death in the period. */
function deathOf(file: FileDays, { from, to }: Asked): string | null {
  const death = lastDeath(file);
  return death && from <= death.on && death.on <= to ? death.on : null;
}

/** The step that told of a death, as it stands. */
function lastDeath(file: FileDays): StateStep | undefined {
  return effectiveSteps(file, 'management')
    .filter(({ step }) => step === 'person.death')
    .at(-1);
}

const MOST_MONTHS = 600;

/** How many months after the death the amount asked back stands for; null where it is no sum of whole months. */
function claimedMonths(db: ReadableDb, { file, amountFen }: PeriodEvent): number | null {
  const death = lastDeath(file);
  if (!death || amountFen === null) return null;
  const amounts = monthlyAmounts(db, file.id);
  const last = lastPayableMonth(death.on);
  let sum = 0;
  for (let months = 1; months <= MOST_MONTHS; months += 1) {
    const fen = amountIn(amounts, addMonths(last, months));
    if (fen === null) return null;
    sum += fen;
    if (sum >= amountFen) return sum === amountFen ? months : null;
  }
  return null;
}
