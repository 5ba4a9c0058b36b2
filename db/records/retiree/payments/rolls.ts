import { AppError } from '#shared/errors.ts';
import type { PaymentState, RollGroup, RollLine, RollSums } from '#shared/records/retiree/contract/payments.ts';
import { rollNumber } from '#shared/records/retiree/payment-words.ts';
import { ROLL_TEXT, type RollSaid, rollTexts } from '#shared/records/retiree/roll-text.ts';
import { addMonths, localDay, monthOf } from '#shared/rules/calendar.ts';
import { formatCount } from '#shared/rules/counts.ts';
import { formatMoney } from '#shared/rules/money.ts';
import type { Scope } from '#shared/rules/scope.ts';
import { wholeOffice } from '#shared/rules/scope.ts';
import type { Act } from '../../../core/changes.ts';
import { refuseDoubtfulClock } from '../../../core/clock.ts';
import { type CommandAbout, keepCommand } from '../../../core/commands.ts';
import type { ReadableDb, WritableDb } from '../../../core/open.ts';
import { read } from '../../../core/read.ts';
import { insertRow, prepared } from '../../../core/rows.ts';
import { recordsWithin } from '../../../core/scope.ts';
import { alias, int, maybe, pick, text, typed } from '../../../core/typed.ts';
import { newUid } from '../../../core/uid.ts';
import { keepText, textDigest } from '../../../proof/kept-texts.ts';
import { user } from '../../../tables/office.ts';
import { paymentItem, paymentLine, paymentReturn, paymentRoll } from '../../../tables/payments.ts';
import { type DraftLine, type DraftRoll, draftRoll } from './draft.ts';
import { lastFinalMonth, monthsMissing } from './gaps.ts';

const l = alias(paymentLine, 'l');
const t = alias(paymentReturn, 't');
const r = alias(paymentRoll, 'r');
const u = alias(user, 'u');

/** The rolls of the months (发放花名册): as they were made final, or as they would be now. */

/** A line without the state, which belongs to its roll. */
export type PaidLine = Omit<RollLine, 'state'> & { returnedOn: string | null };

export interface Roll {
  rollId: number | null;
  /** The roll's own; of a draft the one it will get. */
  number: string;
  answeredOn: string | null;
  lines: RollLine[];
  /** Of a draft only. */
  draft: DraftRoll | null;
}

export interface FinalRoll {
  id: number;
  month: string;
  people: number;
  netFen: number;
  /** The day of the last answer of a bank. */
  answeredOn: string | null;
  /** JSON: the day each bank answered. */
  answers: string;
  serial: number;
}

/** The final roll of a month, or null. */
export function finalRoll(db: ReadableDb, month: string): FinalRoll | null {
  const row = read(
    db,
    typed`SELECT ${pick(paymentRoll, 'id', 'month', 'people', 'netFen', 'answeredOn', 'answers', 'serial')}
     FROM ${paymentRoll}
     WHERE month = ? AND removed_at IS NULL`,
  ).get(month);
  return row ?? null;
}

/** The roll of a month, of the files within a scope. */
export function rollOf(db: ReadableDb, month: string, scope: Scope = wholeOffice): Roll {
  const final = finalRoll(db, month);
  if (final === null) {
    const draft = draftRoll(db, month, scope);
    const lines = draft.lines.map(
      ({ difference: _difference, unknownMonths: _unknown, isCarried: _carried, returnedOn: _on, ...line }) => ({
        ...line,
        state: 'draft' as PaymentState,
      }),
    );
    return { rollId: null, number: rollNumber(month, nextSerial(db, month)), answeredOn: null, lines, draft };
  }
  const lines = linesOf(db, final.id, scope).map(({ returnedOn, ...line }) => ({
    ...line,
    state: stateOf(final, line.bankCode, returnedOn),
  }));
  const { id: rollId, answeredOn, serial } = final;
  return { rollId, number: rollNumber(month, serial), answeredOn, lines, draft: null };
}

// One that was voided keeps its number: the next of the month gets another. One that was undone never went out.
function nextSerial(db: ReadableDb, month: string): number {
  return read(
    db,
    typed`SELECT ${int('1 + ifnull(max(serial), 0)')} FROM payment_roll WHERE month = ? AND void_reason IS NOT NULL`,
  ).one(month);
}

/** Where a line of a final roll stands, by what its own bank answered: of another bank's answer it knows nothing. */
export function stateOf(
  roll: Pick<FinalRoll, 'answeredOn' | 'answers'>,
  bankCode: string | null,
  returnedOn: string | null,
): PaymentState {
  if (returnedOn !== null) return 'returned';
  return answerOf(roll)(bankCode) === null ? 'sent' : 'paid';
}

// Thousands of lines belong to a few rolls: each text of answers is read once.
const answersRead = new Map<string, Readonly<Record<string, string>>>();

function answerOf({ answeredOn, answers }: Pick<FinalRoll, 'answeredOn' | 'answers'>) {
  let days = answersRead.get(answers);
  if (days === undefined) {
    if (answersRead.size > 200) answersRead.clear();
    days = JSON.parse(answers) as Record<string, string>;
    answersRead.set(answers, days);
  }
  const isWhole = Object.keys(days).length === 0;
  return (bankCode: string | null): string | null => (isWhole ? answeredOn : (days[bankCode ?? ''] ?? null));
}

/** The banks of a final roll ('' for those of no known bank) with the day each answered, null while it has not. */
export function answersOf(db: ReadableDb, roll: FinalRoll): Map<string, string | null> {
  const banks = read(
    db,
    typed`SELECT DISTINCT ${text("ifnull(bank_code, '')")} FROM payment_line WHERE roll_id = ? ORDER BY 1`,
  ).all(roll.id);
  const answer = answerOf(roll);
  return new Map(banks.map((bank) => [bank, answer(bank)]));
}

/** The lines of a final roll of files within a scope, in the order of the paper. */
export function linesOf(db: ReadableDb, rollId: number, scope: Scope): PaidLine[] {
  const within = recordsWithin(scope);
  return read(
    db,
    typed`SELECT ${{
      lineId: l.id,
      ...pick(
        l,
        'recordId',
        'position',
        'name',
        'gender',
        'idNumber',
        'phone',
        'communityId',
        'communityName',
        'bankCode',
        'bankName',
        'accountName',
        'accountNumber',
        'paymentMethod',
        'baseFen',
        'subsidyFen',
        'arrearsFen',
        'deductionFen',
        'netFen',
        'note',
      ),
      returnReason: maybe(t.reason),
      returnedOn: maybe(t.returnedOn),
    }}
     FROM ${l} JOIN record r ON r.id = l.record_id
       LEFT JOIN ${t} ON t.line_id = l.id AND t.removed_at IS NULL
     WHERE l.roll_id = @rollId AND ${within.sql} ORDER BY l.position`,
  ).all({ rollId, ...within.params });
}

const noSums = (): RollSums => ({ people: 0, baseFen: 0, subsidyFen: 0, arrearsFen: 0, deductionFen: 0, netFen: 0 });

function addTo(sums: RollSums, line: RollLine): void {
  sums.people += 1;
  sums.baseFen += line.baseFen;
  sums.subsidyFen += line.subsidyFen;
  sums.arrearsFen += line.arrearsFen;
  sums.deductionFen += line.deductionFen;
  sums.netFen += line.netFen;
}

export function rollSums(lines: readonly RollLine[]): RollSums {
  const sums = noSums();
  for (const line of lines) addTo(sums, line);
  return sums;
}

/** 小计 by bank and community, in the order of the roll. */
export function rollGroups(lines: readonly RollLine[]): RollGroup[] {
  const groups = new Map<string, RollGroup>();
  for (const line of lines) {
    const { bankCode, communityId, communityName } = line;
    const key = `${bankCode} ${communityId}`;
    const group = groups.get(key) ?? { bankCode, communityId, communityName, ...noSums() };
    groups.set(key, group);
    addTo(group, line);
  }
  return Array.from(groups.values());
}

/** Stands for a roll as the clerk saw it, and later for what its papers say: the same text. */
export function rollDigest(said: RollSaid): string {
  return textDigest(rollTexts[ROLL_TEXT](said));
}

/** Why a draft cannot be made final, in sentences; everybody is named who is in the way. */
export function rollProblems(db: ReadableDb, month: string, lines: readonly RollLine[], today: string): string[] {
  const problems: string[] = [];
  const names = (some: readonly RollLine[]) => some.map(({ name }) => name).join('、');
  const over = lines.filter(({ netFen }) => netFen < 0);
  if (over.length > 0) problems.push(`${names(over)}的扣款多于应发`);
  const unnumbered = lines.filter(({ idNumber }) => idNumber === null);
  if (unnumbered.length > 0) problems.push(`${names(unnumbered)}没有证件号码，不能发放，请先在档案里登记`);
  if (lines.length === 0) problems.push('这个月没有可发放的人');
  if (month > addMonths(monthOf(today), 1)) problems.push('最多提前一个月定稿');
  // A month with nobody to pay has no roll.
  const missing = monthsMissing(db, month).find((skipped) => draftRoll(db, skipped).lines.length > 0);
  if (missing !== undefined)
    problems.push(`${missing} 的花名册还没有定稿，以后的花名册不会补发这个月；请先定稿 ${missing}，再定稿 ${month}`);
  const later = lastFinalMonth(db);
  if (later !== null && later > month && !monthsMissing(db, later).includes(month))
    problems.push(`${later} 的花名册已经定稿，这以前的月份不能再定稿；更正请编入下一个月`);
  return problems;
}

/**
 * Makes the roll of a month final: its lines are kept as they are, and what it pays late or takes back by itself counts
 * as settled. What was wrong comes right with the next month's.
 * @throws AppError payroll.finalAlready, payroll.changed, payroll.refused
 */
export function finaliseRoll(
  db: WritableDb,
  act: Act,
  input: { month: string; digest: string },
): { rollId: number; people: number; netFen: number; commandId: number | null } {
  refuseDoubtfulClock(db, act.at);
  const { month } = input;
  const { draft, lines, number } = rollOf(db, month);
  if (draft === null) throw new AppError('payroll.finalAlready', { month });
  if (rollDigest({ month, number, lines }) !== input.digest) throw new AppError('payroll.changed', { month });
  const [problem] = rollProblems(db, month, lines, localDay(act.at));
  if (problem !== undefined) throw new AppError('payroll.refused', { month, why: problem });
  const { people, netFen } = rollSums(lines);
  const title = `定稿 ${month} 发放花名册：${formatCount(people)} 人，${formatMoney(netFen)} 元`;
  const about = (nounId: number): CommandAbout => ({ name: 'payments.finalise', title, noun: 'payroll', nounId });
  const { result, commandId } = keepCommand(db, act, about, () => {
    const rollId = insertRow(db, paymentRoll, {
      ...{ uid: newUid(), month, people, netFen, answeredOn: null, answers: '{}', serial: nextSerial(db, month) },
      ...{ addedAt: act.at, addedBy: act.userId, removedAt: null },
    });
    for (const line of draft.lines) writeLine(db, act, rollId, month, line);
    keepText(db, { noun: 'payroll', nounId: rollId, version: ROLL_TEXT, sha256: input.digest, at: act.at });
    return rollId;
  });
  return { rollId: result, people, netFen, commandId };
}

function writeLine(db: WritableDb, act: Act, rollId: number, month: string, line: DraftLine): void {
  const {
    difference,
    unknownMonths: _unknown,
    isCarried: _carried,
    lineId: _lineId,
    returnReason: _reason,
    returnedOn: _on,
    ...values
  } = line;
  insertRow(db, paymentLine, { rollId, ...values });
  if (difference === null) return;
  const isArrears = difference.fen > 0;
  insertRow(db, paymentItem, {
    ...{ uid: newUid(), recordId: line.recordId, month, kind: isArrears ? 'arrears' : 'deduction' },
    ...{ fen: Math.abs(difference.fen), months: JSON.stringify(difference.months), source: 'roll' },
    reason: isArrears ? '以前月份少发' : '以前月份多发',
    ...{ adjustmentId: null, addedAt: act.at, addedBy: act.userId, removedAt: null },
  });
}

/** The rolls that are final, newest first. */
export function listRolls(
  db: ReadableDb,
  limit: number,
): (FinalRoll & { returned: number; at: string; by: { id: number; name: string } })[] {
  const rows = read(
    db,
    typed`SELECT ${{
      ...pick(r, 'id', 'month', 'people', 'netFen', 'answeredOn', 'answers', 'serial'),
      at: r.addedAt,
      byId: u.id,
      byName: u.name,
      returned: int('(SELECT count(*) FROM payment_return t WHERE t.roll_id = r.id AND t.removed_at IS NULL)'),
    }}
     FROM ${r} JOIN ${u} ON u.id = r.added_by WHERE r.removed_at IS NULL ORDER BY r.month DESC LIMIT ?`,
  ).all(limit);
  return rows.map(({ byId, byName, ...row }) => ({ ...row, by: { id: byId, name: byName } }));
}

/** The month of a roll that is final. @throws AppError payroll.notFound */
export function monthOfRoll(db: ReadableDb, rollId: number): string {
  const month = prepared(db, 'SELECT month FROM payment_roll WHERE id = ? AND removed_at IS NULL').pluck().get(rollId);
  if (month === undefined) throw new AppError('payroll.notFound', {});
  return String(month);
}
