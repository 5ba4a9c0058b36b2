import { type UnpaidReason, unpaidIn, unpaidReasons } from '#shared/records/retiree/rules/payable-month.ts';
import { addMonths } from '#shared/rules/calendar.ts';
import { dayBefore } from '#shared/rules/dated-values.ts';
import { formatMoney } from '#shared/rules/money.ts';
import type { Scope } from '#shared/rules/scope.ts';
import { wholeOffice } from '#shared/rules/scope.ts';
import type { ReadableDb } from '../../../core/open.ts';
import { read } from '../../../core/read.ts';
import { alias, pick, typed } from '../../../core/typed.ts';
import { paymentItem } from '../../../tables/payments.ts';
import { pensionAccount } from '../../../tables/pension.ts';
import { amountOf, bankNamer, byBank, type PaidPerson, paidPeople } from './facts.ts';
import { isLateRoll } from './gaps.ts';
import { leftOutItem } from './left-out-items.ts';
import { monthsDue, type Past, pastOf } from './past.ts';
import type { PaidLine } from './rolls.ts';

const i = alias(paymentItem, 'i');

/** The roll of a month that is not final, as it would be now. */

/** What the roll pays late or takes back by itself: months of rolls before that were paid otherwise than was due. */
export interface Difference {
  /** Above zero: to be paid. */
  fen: number;
  months: Record<string, number>;
}

export interface DraftLine extends PaidLine {
  difference: Difference | null;
  /** Months of a pause that are owed and whose amount nobody registered: nothing is paid for them. */
  unknownMonths: string[];
  /** Whether it pays or keeps what was planned for a roll that left the person out. */
  isCarried: boolean;
}

export interface DraftRoll {
  lines: DraftLine[];
  leftOut: { person: PaidPerson; reason: UnpaidReason; waitingFen: number }[];
}

// Further back nothing is put right by itself: what was wrong for two years is for a clerk to look at.
export const ROLLS_BACK = 24;

export function draftRoll(db: ReadableDb, month: string, scope: Scope = wholeOffice): DraftRoll {
  const past = pastOf(db, { before: month, rolls: ROLLS_BACK });
  const isLate = isLateRoll(db, month);
  const items = itemsOf(db, month, isLate);
  const accounts = accountsThen(db, month);
  const roll: DraftRoll = { lines: [], leftOut: [] };
  for (const person of paidPeople(db, scope)) {
    // What was handed over for this month by itself was not for the roll any more.
    const isHandedOver = past.handedOver.get(person.recordId)?.has(month) === true;
    const own = isHandedOver ? undefined : items.get(person.recordId);
    const base = amountOf(person, month);
    const reason = unpaidIn(person.facts, month) ?? (base === null ? 'noAmount' : null);
    if (reason !== null || base === null) {
      const waitingFen = (own?.subsidy ?? 0) + (own?.arrears ?? 0) - (own?.deduction ?? 0);
      roll.leftOut.push({ person, reason: reason ?? 'noAmount', waitingFen });
      continue;
    }
    roll.lines.push(lineOf(person, { base, items: own, past, account: accounts.get(person.recordId), month, isLate }));
  }
  // By the account of the month, which may be another bank's than today's; within a bank the order stays.
  roll.lines.sort((left, right) => byBank(left.bankCode, right.bankCode));
  roll.lines.forEach((line, index) => {
    line.position = index + 1;
  });
  return roll;
}

/** Why somebody is on no roll, as a sentence. */
export function leftOutWords(reason: UnpaidReason, { facts }: PaidPerson): string {
  if (reason === 'died' && facts.diedOn !== null) return `已于 ${facts.diedOn} 死亡，死亡次月起停发`;
  if (reason === 'movedOut' && facts.leftOn !== null) return `管理关系已于 ${facts.leftOn} 转出`;
  if (reason === 'notRetired' && facts.retiredOn !== null) return `还没到退休时间（${facts.retiredOn}）`;
  return unpaidReasons[reason];
}

interface Items {
  subsidy: number;
  arrears: number;
  deduction: number;
  reasons: string[];
  /** Whether some of it was planned for a roll that left the person out. */
  isCarried: boolean;
}

interface Account {
  bankCode: string | null;
  bankName: string | null;
  accountName: string | null;
  accountNumber: string | null;
}

function lineOf(
  person: PaidPerson,
  of: {
    base: number;
    items: Items | undefined;
    past: Past;
    account: Account | undefined;
    month: string;
    isLate: boolean;
  },
): DraftLine {
  const { base, items, past, month } = of;
  const subsidy = items?.subsidy ?? 0;
  let [arrears, deduction] = [items?.arrears ?? 0, items?.deduction ?? 0];
  const notes = [...(items?.reasons ?? [])];
  const open = openReturns(person, past);
  const due = of.isLate ? [] : monthsDue(person, past, month);
  // Nobody is asked for more than the month pays: the rest comes with the next.
  const difference = capped(differenceOf(due), base + subsidy + arrears - deduction);
  const unknownMonths = due.flatMap((one) => (one.fen === null ? [one.month] : []));
  if (difference) {
    if (difference.fen > 0) arrears += difference.fen;
    else deduction -= difference.fen;
    notes.push(`${difference.fen > 0 ? '补发' : '扣回'} ${spanWords(difference)}`);
  }
  if (unknownMonths.length > 0)
    notes.push(`暂停期间 ${unknownMonths.length} 个月没有登记金额，未编入补发（${monthsWords(unknownMonths)}）`);
  if (open.length > 0) notes.push(`${open.join('、')} 退回，待处理`);
  const account = of.account ?? person;
  if (account.accountNumber === null) notes.push('没有账号');
  const { recordId, name, gender, idNumber, phone, communityId, communityName, paymentMethod } = person;
  const { bankCode, bankName, accountName, accountNumber } = account;
  return {
    ...{ lineId: null, recordId, position: 1, name, gender, idNumber, phone, communityId, communityName },
    ...{ bankCode, bankName, accountName, accountNumber, paymentMethod },
    ...{ baseFen: base, subsidyFen: subsidy, arrearsFen: arrears, deductionFen: deduction },
    netFen: base + subsidy + arrears - deduction,
    ...{ note: notes.join('；') || null, returnReason: null, returnedOn: null, difference, unknownMonths },
    isCarried: items?.isCarried === true,
  };
}

function spanWords({ months, fen }: Difference): string {
  return `${monthsWords(Object.keys(months).sort())} 差额 ${formatMoney(Math.abs(fen))} 元`;
}

const monthsWords = (months: readonly string[]): string =>
  months.length === 1 ? `${months[0]}` : `${months[0]} 至 ${months.at(-1)}`;

function openReturns({ recordId }: PaidPerson, { paid }: Past): string[] {
  return Array.from(paid.get(recordId) ?? []).flatMap(([month, { returned }]) => (returned === 'open' ? [month] : []));
}

function differenceOf(due: ReturnType<typeof monthsDue>): Difference | null {
  const months: Record<string, number> = {};
  // What nobody knows is not nothing: it waits for its amount, and the other months do not wait for it.
  for (const { month, fen } of due) if (fen !== null) months[month] = fen;
  const fen = Object.values(months).reduce((sum, one) => sum + one, 0);
  return fen === 0 ? null : { fen, months };
}

function capped(difference: Difference | null, room: number): Difference | null {
  if (difference === null || difference.fen + room >= 0) return difference;
  const months: Record<string, number> = {};
  let left = Math.max(0, room);
  for (const [month, fen] of Object.entries(difference.months).sort()) {
    const part = fen > 0 ? fen : -Math.min(left, -fen);
    left += fen > 0 ? fen : part;
    if (part !== 0) months[month] = part;
  }
  const fen = Object.values(months).reduce((sum, one) => sum + one, 0);
  return fen === 0 ? null : { fen, months };
}

// What a roll before left out with its person comes with this one; a roll that is made late pays its own month alone.
function itemsOf(db: ReadableDb, month: string, isLate: boolean): Map<number, Items> {
  const rows = read(
    db,
    typed`SELECT ${pick(i, 'recordId', 'month', 'kind', 'fen', 'reason')} FROM ${i}
     WHERE i.removed_at IS NULL AND (i.month = @month
       OR (@isLate = 0 AND i.month < @month AND ${leftOutItem('@month')})) ORDER BY i.month, i.id`,
  ).all({ month, isLate: isLate ? 1 : 0 });
  const found = new Map<number, Items>();
  for (const { recordId, month: planned, kind, fen, reason } of rows) {
    const own = found.get(recordId) ?? { subsidy: 0, arrears: 0, deduction: 0, reasons: [], isCarried: false };
    own[kind] += fen;
    own.reasons.push(planned === month ? reason : `${reason}（${planned} 没有编入）`);
    own.isCarried ||= planned !== month;
    found.set(recordId, own);
  }
  return found;
}

// An account that was changed since held on the last day of the month: the first that ended later.
function accountsThen(db: ReadableDb, month: string): Map<number, Account> {
  const rows = read(
    db,
    typed`SELECT ${pick(pensionAccount, 'recordId', 'bankCode', 'bankName', 'accountName', 'accountNumber')}
     FROM ${pensionAccount} WHERE removed_at IS NULL AND until_on > ?
     ORDER BY record_id, until_on DESC, id DESC`,
  ).all(dayBefore(`${addMonths(month, 1)}-01`));
  const bankOf = bankNamer(db);
  return new Map(rows.map(({ recordId, ...account }) => [recordId, { ...account, bankCode: bankOf(account) }]));
}
