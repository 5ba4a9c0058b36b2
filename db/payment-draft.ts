import { monthsFromTo } from '#shared/records/retiree/rules/paid-months.ts';
import {
  resumedPauses,
  type UnpaidReason,
  unpaidIn,
  unpaidReasons,
} from '#shared/records/retiree/rules/payable-month.ts';
import { addMonths } from '#shared/rules/calendar.ts';
import { dayBefore } from '#shared/rules/dated-values.ts';
import { formatMoney } from '#shared/rules/money.ts';
import type { Scope } from '#shared/rules/scope.ts';
import { wholeOffice } from '#shared/rules/scope.ts';
import type { ReadableDb } from './open.ts';
import { amountOf, bankNamer, byBank, type PaidPerson, paidPeople } from './payment-facts.ts';
import type { PaidLine } from './payment-rolls.ts';
import { prepared } from './rows.ts';

/** The roll of a month that is not final, as it would be now. */

/** What the roll pays late or takes back by itself: months of rolls before that were paid otherwise than was due. */
export interface Difference {
  /** Above zero: to be paid. */
  fen: number;
  months: Record<string, number>;
}

export interface DraftLine extends PaidLine {
  difference: Difference | null;
}

export interface DraftRoll {
  lines: DraftLine[];
  leftOut: { person: PaidPerson; reason: UnpaidReason; waitingFen: number }[];
}

// Further back nothing is put right by itself: what was wrong for two years is for a clerk to look at.
const ROLLS_BACK = 24;

export function draftRoll(db: ReadableDb, month: string, scope: Scope = wholeOffice): DraftRoll {
  const items = itemsOf(db, month);
  const past = pastOf(db, month);
  const accounts = accountsThen(db, month);
  const roll: DraftRoll = { lines: [], leftOut: [] };
  for (const person of paidPeople(db, scope)) {
    const own = items.get(person.recordId);
    const base = amountOf(person, month);
    const reason = unpaidIn(person.facts, month) ?? (base === null ? 'noAmount' : null);
    if (reason !== null || base === null) {
      const waitingFen = (own?.subsidy ?? 0) + (own?.arrears ?? 0) - (own?.deduction ?? 0);
      roll.leftOut.push({ person, reason: reason ?? 'noAmount', waitingFen });
      continue;
    }
    roll.lines.push(lineOf(person, { base, items: own, past, account: accounts.get(person.recordId), month }));
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
}

interface Paid {
  base: number;
  net: number;
  /** The bank sent it back: `open` while nobody settled it. */
  returned: 'open' | 'settled' | null;
}

interface Past {
  months: readonly string[];
  /** What rolls before paid, by file and month. */
  paid: Map<number, Map<string, Paid>>;
  /** What items of this and earlier rolls settled, by file and month. */
  settled: Map<number, Map<string, number>>;
}

interface Account {
  bankCode: string | null;
  bankName: string | null;
  accountName: string | null;
  accountNumber: string | null;
}

function lineOf(
  person: PaidPerson,
  of: { base: number; items: Items | undefined; past: Past; account: Account | undefined; month: string },
): DraftLine {
  const { base, items, past, month } = of;
  const subsidy = items?.subsidy ?? 0;
  let [arrears, deduction] = [items?.arrears ?? 0, items?.deduction ?? 0];
  const notes = [...(items?.reasons ?? [])];
  const open = openReturns(person, past);
  // Nobody is asked for more than the month pays: the rest comes with the next.
  const difference = capped(differenceOf(person, past, month), base + subsidy + arrears - deduction);
  if (difference) {
    if (difference.fen > 0) arrears += difference.fen;
    else deduction -= difference.fen;
    notes.push(`${difference.fen > 0 ? '补发' : '扣回'} ${spanWords(difference)}`);
  }
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
    ...{ note: notes.join('；') || null, returnReason: null, returnedOn: null, difference },
  };
}

function spanWords({ months, fen }: Difference): string {
  const all = Object.keys(months).sort();
  const span = all.length === 1 ? all[0] : `${all[0]} 至 ${all.at(-1)}`;
  return `${span} 差额 ${formatMoney(Math.abs(fen))} 元`;
}

function openReturns({ recordId }: PaidPerson, { paid }: Past): string[] {
  return Array.from(paid.get(recordId) ?? []).flatMap(([month, { returned }]) => (returned === 'open' ? [month] : []));
}

function differenceOf(person: PaidPerson, past: Past, month: string): Difference | null {
  const paid = past.paid.get(person.recordId);
  const settled = past.settled.get(person.recordId);
  const months: Record<string, number> = {};
  const put = (of: string, due: number, was: number): void => {
    const short = due - was - (settled?.get(of) ?? 0);
    if (short !== 0) months[of] = short;
  };
  for (const of of past.months) {
    const was = paid?.get(of);
    if (!was || was.returned === 'open') continue;
    const due = unpaidIn(person.facts, of) === null ? (amountOf(person, of) ?? was.base) : 0;
    // Sent back whole: what came with the pension, or was kept back from it, is owed with it.
    if (was.returned === 'settled') put(of, due + was.net - was.base, 0);
    else put(of, due, was.base);
  }
  // 补发待发: the months of the pause are owed since it ended (domain part A.1.3).
  const pause = person.facts.benefitState === 'B3' ? resumedPauses(person.facts).at(-1) : undefined;
  if (pause && pause.resumedIn <= month)
    for (const of of monthsFromTo(pause.from, addMonths(pause.to, -1)))
      if (of < month && !paid?.has(of)) put(of, amountOf(person, of) ?? 0, 0);
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

function itemsOf(db: ReadableDb, month: string): Map<number, Items> {
  const rows = prepared(
    db,
    `SELECT record_id AS recordId, kind, fen, reason FROM payment_item WHERE month = ? AND removed_at IS NULL ORDER BY id`,
  ).all(month) as { recordId: number; kind: 'subsidy' | 'arrears' | 'deduction'; fen: number; reason: string }[];
  const found = new Map<number, Items>();
  for (const { recordId, kind, fen, reason } of rows) {
    const own = found.get(recordId) ?? { subsidy: 0, arrears: 0, deduction: 0, reasons: [] };
    own[kind] += fen;
    own.reasons.push(reason);
    found.set(recordId, own);
  }
  return found;
}

function pastOf(db: ReadableDb, month: string): Past {
  const rolls = prepared(
    db,
    `SELECT id, month FROM payment_roll WHERE removed_at IS NULL AND month < ? ORDER BY month DESC LIMIT ${ROLLS_BACK}`,
  ).all(month) as { id: number; month: string }[];
  const lines = prepared(
    db,
    `SELECT l.record_id AS recordId, l.base_fen AS base, l.net_fen AS net, CASE WHEN t.id IS NULL THEN NULL
       WHEN e.settled_on IS NULL THEN 'open' ELSE 'settled' END AS returned
     FROM payment_line l LEFT JOIN payment_return t ON t.line_id = l.id AND t.removed_at IS NULL
       LEFT JOIN event e ON e.id = t.event_id WHERE l.roll_id = ?`,
  );
  const paid: Past['paid'] = new Map();
  for (const roll of rolls)
    for (const { recordId, ...one } of lines.all(roll.id) as ({ recordId: number } & Paid)[]) {
      const own = paid.get(recordId) ?? new Map<string, Paid>();
      own.set(roll.month, one);
      paid.set(recordId, own);
    }
  const settled: Past['settled'] = new Map();
  const items = prepared(
    db,
    `SELECT i.record_id AS recordId, j.key AS month, sum(j.value) AS fen
     FROM payment_item i, json_each(i.months) j WHERE i.removed_at IS NULL AND i.month <= ?
     GROUP BY i.record_id, j.key`,
  ).all(month) as { recordId: number; month: string; fen: number }[];
  for (const { recordId, month: of, fen } of items) {
    const own = settled.get(recordId) ?? new Map<string, number>();
    own.set(of, fen);
    settled.set(recordId, own);
  }
  return { months: rolls.map((roll) => roll.month).reverse(), paid, settled };
}

// An account that was changed since held on the last day of the month: the first that ended later.
function accountsThen(db: ReadableDb, month: string): Map<number, Account> {
  const rows = prepared(
    db,
    `SELECT record_id AS recordId, bank_code AS bankCode, bank_name AS bankName, account_name AS accountName,
       account_number AS accountNumber FROM pension_account WHERE removed_at IS NULL AND until_on > ?
     ORDER BY record_id, until_on DESC, id DESC`,
  ).all(dayBefore(`${addMonths(month, 1)}-01`)) as ({ recordId: number } & Account)[];
  const bankOf = bankNamer(db);
  return new Map(rows.map(({ recordId, ...account }) => [recordId, { ...account, bankCode: bankOf(account) }]));
}
