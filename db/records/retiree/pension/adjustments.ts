import { AppError } from '#shared/errors.ts';
import type { AdjustmentSums, KeptAdjustment } from '#shared/records/retiree/contract/adjustments.ts';
import { amountIn, type MonthlyAmount } from '#shared/records/retiree/rules/paid-months.ts';
import { addMonths, localDay, monthOf } from '#shared/rules/calendar.ts';
import { formatCount } from '#shared/rules/counts.ts';
import { formatMoney } from '#shared/rules/money.ts';
import { type Act, keepChange } from '../../../core/changes.ts';
import { type CommandAbout, keepCommand } from '../../../core/commands.ts';
import type { ReadableDb, WritableDb } from '../../../core/open.ts';
import { read } from '../../../core/read.ts';
import { refuseDay } from '../../../core/refuse-day.ts';
import { insertRow, updateRow } from '../../../core/rows.ts';
import { alias, int, maybe, pick, typed } from '../../../core/typed.ts';
import { newUid } from '../../../core/uid.ts';
import { isTaken } from '../../../people/listed-people.ts';
import { keepValueUse } from '../../../policy/dated-values-write.ts';
import { user } from '../../../tables/office.ts';
import { paymentItem, pensionAdjustment, pensionAdjustmentLine } from '../../../tables/payments.ts';
import { pensionAmount } from '../../../tables/pension.ts';
import { getEnvelope, touch } from '../../records.ts';
import type { PaidPerson } from '../payments/facts.ts';
import { lastFinalMonth } from '../payments/gaps.ts';
import { retiree } from '../tables.ts';
import type { Judged, JudgedLine } from './adjustment-judge.ts';
import { amountFrom, insertAmount } from './rows.ts';

const a = alias(pensionAdjustment, 'a');
const u = alias(user, 'u');

/** Lists of the agency as they were applied. */

export interface AdjustmentInput {
  source: 'list' | 'rule';
  document: string;
  decidedOn: string;
  fromMonth: string;
  payMonth: string;
  fileName: string | null;
  digest: string;
  /** Lines that ask, by their row, which the clerk takes all the same. */
  accepted: ReadonlySet<number>;
}

export interface AppliedAdjustment {
  adjustmentId: number;
  people: number;
  leftOut: number;
  increaseFen: number | null;
  arrearsFen: number;
  commandId: number | null;
}

/** What lines come to; what is not known of one of them has no sum. */
export function sumsOf(lines: readonly JudgedLine[]): AdjustmentSums {
  const sums: AdjustmentSums = {
    ...{ people: 0, beforeFen: 0, afterFen: 0, increaseFen: 0, arrearsFen: 0 },
    ...{ formulaIncreaseFen: 0, comparedIncreaseFen: 0 },
  };
  const plus = (sum: number | null, fen: number | null) => (sum === null || fen === null ? null : sum + fen);
  for (const line of lines) {
    const { beforeFen, afterFen, formulaFen } = line;
    const increaseFen = increaseOfLine(line);
    sums.people += 1;
    sums.beforeFen = plus(sums.beforeFen, beforeFen);
    sums.afterFen += afterFen ?? 0;
    sums.increaseFen = plus(sums.increaseFen, increaseFen);
    sums.arrearsFen = plus(sums.arrearsFen, line.isArrearsKnown ? line.arrearsFen : null);
    if (formulaFen === null || beforeFen === null || increaseFen === null) continue;
    sums.formulaIncreaseFen += formulaFen - beforeFen;
    sums.comparedIncreaseFen += increaseFen;
  }
  return sums;
}

function increaseOfLine({ beforeFen, afterFen }: JudgedLine): number | null {
  return beforeFen === null || afterFen === null ? null : afterFen - beforeFen;
}

/**
 * Enters what the agency decided for all lines that are taken, as one act: the amount from its month, what is paid
 * from today on, and the arrears for the roll that pays first. The list is kept with those it left out.
 * @throws AppError adjustment.changed where the lines are others than the clerk saw, adjustment.nobody,
 * input.invalid at the day or the month, payroll.final where the month's roll is final
 */
export function applyAdjustment(db: WritableDb, act: Act, judged: Judged, input: AdjustmentInput): AppliedAdjustment {
  const today = localDay(act.at);
  if (judged.digest !== input.digest) throw new AppError('adjustment.changed', {});
  if (input.decidedOn > today) throw new AppError('input.invalid', { fields: { decidedOn: '还没到这一天' } });
  refuseDay('decided', input.decidedOn, 'decidedOn');
  refuseFinal(db, input.payMonth, 'payMonth');
  refuseLater(db, input.payMonth);
  const taken = judged.lines.filter((line) => isTaken(line, input.accepted));
  if (taken.length === 0) throw new AppError('adjustment.nobody', {});
  const { increaseFen } = sumsOf(taken);
  const arrearsFen = taken.reduce((sum, line) => sum + line.arrearsFen, 0);
  const people = taken.length;
  const leftOut = judged.lines.length - people;
  const by = input.source === 'rule' ? '按调整办法计算' : '按名单';
  const increase = increaseFen === null ? '' : `，每月增加 ${formatMoney(increaseFen)} 元`;
  const title = `调整养老金 ${formatCount(people)} 人${increase}（${input.document}，${by}，自 ${input.fromMonth} 起）`;
  const about = (nounId: number): CommandAbout => ({ name: 'adjustments.apply', title, noun: 'adjustment', nounId });
  const { result, commandId } = keepCommand(db, act, about, () => {
    const { source, document, decidedOn, fromMonth, payMonth, fileName } = input;
    const id = insertRow(db, pensionAdjustment, {
      ...{ uid: newUid(), source, document, decidedOn, fromMonth, payMonth, fileName },
      // Of those whose amount before is known: whether that is all of them, its lines say when it is read.
      increaseFen: taken.reduce((sum, line) => sum + (increaseOfLine(line) ?? 0), 0),
      ...{ people, leftOut, arrearsFen, addedAt: act.at, addedBy: act.userId, removedAt: null },
    });
    for (const line of taken) writeLine(db, act, id, line, input, monthOf(today));
    for (const [position, line] of judged.lines.entries())
      keepLine(db, id, position, line, isTaken(line, input.accepted));
    for (const { used } of judged.rules.values())
      for (const row of used) keepValueUse(db, row, { on: `${fromMonth}-01`, noun: 'adjustment', nounId: id });
    return id;
  });
  return { adjustmentId: result, people, leftOut, increaseFen, arrearsFen, commandId };
}

/** Refuses what would change a roll that is final. @throws AppError input.invalid at the field */
export function refuseFinal(db: ReadableDb, month: string, field: string): void {
  const last = lastFinalMonth(db);
  if (last === null || last < month) return;
  throw new AppError('input.invalid', { fields: { [field]: `${last} 的花名册已经定稿，请选以后的月份` } });
}

// The roll in between would pay the new amounts already, and the arrears would pay them again.
function refuseLater(db: ReadableDb, payMonth: string): void {
  const last = lastFinalMonth(db);
  if (last === null || payMonth === addMonths(last, 1)) return;
  const next = addMonths(last, 1);
  throw new AppError('input.invalid', { fields: { payMonth: `${last} 已定稿，新的金额随 ${next} 的花名册发放` } });
}

function writeLine(
  db: WritableDb,
  act: Act,
  adjustmentId: number,
  line: JudgedLine,
  { document: headerDocument, payMonth }: AdjustmentInput,
  thisMonth: string,
): void {
  const { person, fromMonth, afterFen, beforeFen, arrearsFen, arrearsMonths } = line;
  if (person === null || afterFen === null) throw new Error('a line without a person or an amount is never taken');
  const { recordId } = person;
  const document = line.document ?? headerDocument;
  const same = person.amounts.some((one) => one.fromMonth === fromMonth) && amountFrom(db, recordId, fromMonth);
  if (same) updateRow(db, pensionAmount, same.id, { removedAt: act.at });
  insertAmount(db, act, { recordId, fromMonth, fen: afterFen, kind: 'adjust', document });
  const now = amountNowWith(person, { fromMonth, fen: afterFen }, thisMonth);
  if (now !== person.formFen) updateRow(db, retiree, recordId, { pensionFen: now });
  if (arrearsFen !== 0)
    insertRow(db, paymentItem, {
      ...{ uid: newUid(), recordId, month: payMonth, kind: arrearsFen > 0 ? 'arrears' : 'deduction' },
      fen: Math.abs(arrearsFen),
      months: JSON.stringify(arrearsMonths),
      reason: `调整${arrearsFen > 0 ? '补发' : '退发'}（${document}）`,
      ...{ source: 'adjustment', adjustmentId, addedAt: act.at, addedBy: act.userId, removedAt: null },
    });
  keepChange(db, act, {
    ...{ noun: 'record', nounId: recordId, action: 'update' },
    ...{ before: { pensionFen: beforeFen }, after: { pensionFen: afterFen } },
    note: `自 ${fromMonth} 起，${document}`,
  });
  touch(db, act, getEnvelope(db, recordId));
}

function amountNowWith({ amounts, formFen }: PaidPerson, added: MonthlyAmount, month: string): number | null {
  return amountIn([...amounts.filter((one) => one.fromMonth !== added.fromMonth), added], month) ?? formFen;
}

function keepLine(db: WritableDb, adjustmentId: number, position: number, line: JudgedLine, isApplied: boolean): void {
  const { numberText, nameText, recordId, fromMonth, beforeFen, afterFen, formulaFen, arrearsFen, findings } = line;
  insertRow(db, pensionAdjustmentLine, {
    ...{
      adjustmentId,
      position,
      numberText,
      nameText,
      recordId,
      fromMonth,
      beforeFen,
      afterFen,
      formulaFen,
      arrearsFen,
    },
    ...{ isApplied: isApplied ? 1 : 0, note: findings.join('；') || null },
  });
}

/** Adjustments that stand, newest first. */
export function listAdjustments(db: ReadableDb, limit: number): KeptAdjustment[] {
  const rows = read(
    db,
    typed`SELECT ${{
      ...pick(a, 'id', 'source', 'document', 'decidedOn', 'fromMonth', 'payMonth', 'fileName', 'people', 'leftOut'),
      increaseFen: maybe(
        int(`CASE WHEN EXISTS (SELECT 1 FROM pension_adjustment_line l WHERE l.adjustment_id = a.id AND l.is_applied = 1
         AND l.before_fen IS NULL) THEN NULL ELSE a.increase_fen END`),
      ),
      arrearsFen: a.arrearsFen,
      at: a.addedAt,
      byId: u.id,
      byName: u.name,
    }}
     FROM ${a} JOIN ${u} ON u.id = a.added_by WHERE a.removed_at IS NULL ORDER BY a.id DESC LIMIT ?`,
  ).all(limit);
  return rows.map(({ byId, byName, ...row }) => ({ ...row, by: { id: byId, name: byName } }));
}

export interface KeptLine {
  numberText: string;
  nameText: string;
  fromMonth: string;
  beforeFen: number | null;
  afterFen: number | null;
  formulaFen: number | null;
  arrearsFen: number;
  isApplied: number;
  note: string | null;
}

/** The lines of an adjustment as it was applied, as its list had them. */
export function keptLines(db: ReadableDb, adjustmentId: number): KeptLine[] {
  return read(
    db,
    typed`SELECT ${pick(
      pensionAdjustmentLine,
      'numberText',
      'nameText',
      'fromMonth',
      'beforeFen',
      'afterFen',
      'formulaFen',
      'arrearsFen',
      'isApplied',
      'note',
    )}
     FROM ${pensionAdjustmentLine} WHERE adjustment_id = ? ORDER BY position`,
  ).all(adjustmentId);
}
