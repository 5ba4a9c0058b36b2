import type { ReturnLine } from '#shared/records/retiree/contract/payments.ts';
import { bareName } from '#shared/rules/bare-name.ts';
import { formatMoney } from '#shared/rules/money.ts';
import { readAnyNumber } from '#shared/rules/person-number.ts';
import { lostEndWords } from '#shared/rules/person-number-words.ts';
import type { ReadableDb } from '../../../core/open.ts';
import { read } from '../../../core/read.ts';
import { alias, maybe, pick, present, typed } from '../../../core/typed.ts';
import { digestOfLines } from '../../../people/listed-people.ts';
import { isNameOf, otherNameQuestion } from '../../../people/names.ts';
import { findPersonByNumber } from '../../../people/people.ts';
import { paymentLine, paymentReturn } from '../../../tables/payments.ts';
import { record } from '../../../tables/records.ts';
import type { FinalRoll } from './rolls.ts';

const l = alias(paymentLine, 'l');
const r = alias(record, 'r');
const t = alias(paymentReturn, 't');

/** Which payments a bank's list of returns means, and what does not agree with the roll: a question of the line. */

export interface ReturnedText {
  row: number;
  numberText: string;
  /** All names the list gives: of the person and of the account. */
  names: readonly string[];
  /** Further numbers of the line: the account beside the identity number. */
  otherNumbers: readonly string[];
  amountFen: number | null;
  /** An amount that cannot be read, in a sentence. */
  problem: string | null;
  reason: string;
}

export type JudgedReturn = ReturnLine & { recordId: number | null; bankCode: string | null };

/**
 * Finds the payments that a list of returns names: by number, account or 档号. A line whose name, account or amount is not
 * that of the payment it names is a question; nothing is entered for it until somebody has answered.
 * @returns the lines that ask first, then the others as the list has them; `digest` stands for all of them
 */
export function judgeReturns(
  db: ReadableDb,
  roll: FinalRoll,
  listed: readonly ReturnedText[],
): { lines: JudgedReturn[]; digest: string } {
  const rowOf = new Map<number, number>();
  const judged = listed.map((text): JudgedReturn => {
    const { row, numberText, reason } = text;
    const found = lineNamed(db, roll.id, numberText);
    const twice = found ? rowOf.get(found.lineId) : undefined;
    if (found && twice === undefined) rowOf.set(found.lineId, row);
    const why = !found ? unfoundWords(roll.month, numberText) : enteredWords(found, twice, reason);
    const { lineId = null, name = null, netFen = null, recordId = null, bankCode = null } = found ?? {};
    const asks = found && why === null ? questionsOf(db, roll, text, found) : [];
    const nameText = text.names[0] ?? '';
    return { row, numberText, nameText, reason, lineId, recordId, bankCode, name, netFen, why, asks };
  });
  const lines = [...judged.filter(({ asks }) => asks.length > 0), ...judged.filter(({ asks }) => asks.length === 0)];
  return { lines, digest: digestOfLines(judged) };
}

function unfoundWords(month: string, numberText: string): string {
  return numberText === '' ? '没有号码' : (lostEndWords(numberText) ?? `${month} 的花名册上没有这个号码`);
}

function enteredWords(found: Named, twice: number | undefined, reason: string): string | null {
  if (found.returnId !== null) return '已登记过退回';
  if (twice !== undefined) return `与第 ${twice} 行是同一笔`;
  return reason === '' ? '没有写退回原因' : null;
}

function questionsOf(db: ReadableDb, roll: FinalRoll, text: ReturnedText, found: Named): string[] {
  const isTheirs = (name: string): boolean =>
    isNameOf(db, found.personId, name) ||
    [found.name, found.accountName].some((known) => known !== null && bareName(known) === bareName(name));
  const asks = text.names.filter((name) => !isTheirs(name)).map((name) => otherNameQuestion(name, found));
  for (const number of text.otherNumbers)
    if (isOther(db, roll, number, found))
      asks.push(`号码不一致：名单还写有 ${number}，${found.name}在花名册上的账号是 ${found.accountNumber ?? '空的'}`);
  if (text.problem !== null) asks.push(text.problem);
  if (text.amountFen !== null && text.amountFen !== found.netFen)
    asks.push(`金额不一致：名单是 ${formatMoney(text.amountFen)} 元，花名册上发的是 ${formatMoney(found.netFen)} 元`);
  return asks;
}

function isOther(db: ReadableDb, roll: FinalRoll, number: string, found: Named): boolean {
  if (isMasked(number, found)) return false;
  const named = lineNamed(db, roll.id, number);
  // A number of the agency's own, which the office does not keep, says nothing.
  return named === null ? LIKE_ACCOUNT.test(bareNumber(number)) : named.lineId !== found.lineId;
}

// An account or an identity number, also with its middle hidden.
const LIKE_ACCOUNT = /^(?=.{12})[\dX*＊]+$/;

const bareNumber = (text: string): string => text.replace(/\s/g, '').toUpperCase();

/** Banks hide the middle of an account: 6222****0013 is the account that begins and ends so. */
function isMasked(text: string, { accountNumber, idNumber }: Named): boolean {
  const [start = '', end] = bareNumber(text).split(/[*＊]+/);
  if (end === undefined || start.length + end.length < 4) return false;
  return [accountNumber, idNumber].some((number) => number?.startsWith(start) && number.endsWith(end));
}

interface Named {
  lineId: number;
  recordId: number;
  personId: number;
  name: string;
  idNumber: string | null;
  accountName: string | null;
  accountNumber: string | null;
  bankCode: string | null;
  netFen: number;
  returnId: number | null;
}

function lineNamed(db: ReadableDb, rollId: number, text: string): Named | null {
  const number = readAnyNumber(text);
  const person = number.ok ? findPersonByNumber(db, number.number) : null;
  const found = read(
    db,
    typed`SELECT ${{
      lineId: l.id,
      recordId: l.recordId,
      personId: present(r.personId),
      ...pick(l, 'name', 'idNumber', 'accountName', 'accountNumber', 'bankCode', 'netFen'),
      returnId: maybe(t.id),
    }}
     FROM ${l} JOIN ${r} ON r.id = l.record_id
       LEFT JOIN ${t} ON t.line_id = l.id AND t.removed_at IS NULL
     WHERE l.roll_id = @rollId AND (r.person_id = @personId OR l.account_number = @bare OR l.id_number = @bare
       OR r.number = @bare) ORDER BY l.id LIMIT 2`,
  ).all({ rollId, personId: person?.id ?? 0, bare: bareNumber(text) });
  // An account that two share names neither.
  return found.length === 1 ? (found[0] ?? null) : null;
}
