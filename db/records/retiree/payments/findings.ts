import type { RollHint, RollLine } from '#shared/records/retiree/contract/payments.ts';
import { addMonths, monthOf } from '#shared/rules/calendar.ts';
import { formatCount } from '#shared/rules/counts.ts';
import { type Scope, wholeOffice } from '#shared/rules/scope.ts';
import type { ReadableDb } from '../../../core/open.ts';
import { read } from '../../../core/read.ts';
import { alias, flag, maybe, present, typed } from '../../../core/typed.ts';
import { isNameOf } from '../../../people/names.ts';
import { paymentLine, paymentReturn } from '../../../tables/payments.ts';
import { record } from '../../../tables/records.ts';
import { retiree } from '../tables.ts';
import type { DraftRoll } from './draft.ts';
import { finalRoll, rollOf } from './rolls.ts';

const t = alias(paymentReturn, 't');
const r = alias(record, 'r');
const l = alias(paymentLine, 'l');

/** What is to be said about a roll before it is made final. */

type Named = Pick<RollLine, 'recordId' | 'name'>;

// So many of a finding are shown; its sentence has the whole number.
const SHOWN = 50;

/**
 * What to look at before a draft is made final, each with how many it concerns and who they are. The hints are the clerk's
 * to judge: one confirmation takes the roll as it is.
 * @param scope whose unanswered payments of the month before are counted and named
 */
export function rollHints(
  db: ReadableDb,
  month: string,
  { lines, draft }: { lines: readonly RollLine[]; draft: DraftRoll },
  today: string,
  scope: Scope = wholeOffice,
): RollHint[] {
  const hints: RollHint[] = [];
  const say = (people: readonly Named[], sentence: string, count = people.length): void => {
    if (count === 0) return;
    const shown = people.slice(0, SHOWN).map(({ recordId, name }) => ({ recordId, name }));
    hints.push({ sentence, count, people: shown });
  };
  const ofOther = (line: RollLine): boolean =>
    line.accountName !== null && line.accountName !== line.name && !isOwnName(db, line);
  const isByPost = ({ paymentMethod }: RollLine): boolean => paymentMethod === '12';
  const noAccount = lines.filter((line) => line.accountNumber === null && !isByPost(line));
  say(noAccount, `${formatCount(noAccount.length)} 人没有登记账号`);
  const noName = lines.filter(({ accountNumber, accountName }) => accountNumber !== null && accountName === null);
  say(noName, `${formatCount(noName.length)} 人的账号没有户名`);
  const others = lines.filter(ofOther);
  say(others, `${formatCount(others.length)} 人的户名与姓名不一致`);
  const shared = twice(lines, ({ accountNumber }) => accountNumber);
  say(shared, `${formatCount(shared.length)} 人与别人用同一个账号`);
  const doubled = twice(lines, ({ idNumber }) => idNumber);
  say(doubled, `${formatCount(doubled.length)} 行是同一个证件号码，可能重复发放`);
  const nothing = lines.filter(({ baseFen }) => baseFen === 0);
  say(nothing, `${formatCount(nothing.length)} 人这个月的养老金登记的是 0.00 元`);
  const noAmount = draft.leftOut.filter(({ reason }) => reason === 'noAmount').map(({ person }) => person);
  say(noAmount, `${formatCount(noAmount.length)} 人没有登记这个月的金额，没有编入`);
  for (const [reason, some] of againToClosed(db, lines))
    say(some, `${formatCount(some.length)} 人的账号与退回时相同（退回原因：${reason}）`);
  const waiting = draft.lines.filter(({ unknownMonths }) => unknownMonths.length > 0);
  say(waiting, `${formatCount(waiting.length)} 人恢复发放，暂停的月份没有登记金额，没有编入补发`);
  const carried = draft.lines.filter(({ isCarried }) => isCarried);
  say(
    carried,
    `${formatCount(carried.length)} 人以前登记的补贴、补发、扣款当月没有编入，随这个月发放或扣款；已经另外处理过的，请先补扣相抵`,
  );
  const uncertified = uncertifiedOf(db, lines);
  say(uncertified, `${formatCount(uncertified.length)} 人没有在有效期内的资格认证`);
  if (month > monthOf(today)) hints.push({ sentence: `${month} 还没有到`, count: lines.length, people: [] });
  const before = addMonths(month, -1);
  if (finalRoll(db, before) !== null) {
    const sent = rollOf(db, before, scope).lines.filter(({ state }) => state === 'sent');
    say(sent, `${before} 的花名册有 ${formatCount(sent.length)} 人银行未答复`);
  }
  return hints;
}

function isOwnName(db: ReadableDb, { recordId, accountName }: RollLine): boolean {
  const personId = read(db, typed`SELECT ${present(record.personId)} FROM ${record} WHERE id = ?`).one(recordId);
  return isNameOf(db, personId, accountName ?? '');
}

// So many reasons are told apart; the rest stand together.
const REASONS = 5;

/**
 * Whose payment last came back, and whose account is still the same: what is sent there comes back again. By the reason
 * the bank gave.
 */
function againToClosed(db: ReadableDb, lines: readonly RollLine[]): Map<string, RollLine[]> {
  const found = new Map<string, RollLine[]>();
  const back = new Map(
    read(db, lastReturns)
      .all()
      .map((one) => [one.recordId, one]),
  );
  for (const line of lines) {
    const last = back.get(line.recordId);
    if (!last || last.accountNumber === null || last.accountNumber !== line.accountNumber) continue;
    const reason = found.has(last.reason) || found.size < REASONS ? last.reason : '其他';
    found.set(reason, [...(found.get(reason) ?? []), line]);
  }
  return found;
}

// Whoever was paid into the account since, by the word of the bank, has one that takes money again.
const lastReturns = typed`SELECT ${{ recordId: t.recordId, accountNumber: l.accountNumber, reason: t.reason }}
  FROM ${t} JOIN ${l} ON l.id = t.line_id
    JOIN payment_roll p ON p.id = t.roll_id AND p.removed_at IS NULL
  WHERE t.removed_at IS NULL AND NOT EXISTS (SELECT 1 FROM payment_line y
      JOIN payment_roll q ON q.id = y.roll_id AND q.removed_at IS NULL
    WHERE y.record_id = t.record_id AND q.month > p.month
      AND (CASE q.answers WHEN '{}' THEN q.answered_on
        ELSE json_extract(q.answers, '$."' || ifnull(y.bank_code, '') || '"') END) IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM payment_return u WHERE u.line_id = y.id AND u.removed_at IS NULL))
  ORDER BY p.month`;

/**
 * What to look at before a return is settled: that the account is still the one it came back from, and that the file is out
 * of use. null where another account is registered, and for what is no return.
 */
export function returnHint(db: ReadableDb, eventId: number): string | null {
  const found = read(
    db,
    typed`SELECT ${{
      reason: t.reason,
      isSame: maybe(flag('l.account_number = d.account_number')),
      number: r.number,
      isOut: flag('r.removed_at IS NOT NULL'),
    }}
     FROM ${t} JOIN payment_line l ON l.id = t.line_id JOIN retiree d ON d.id = t.record_id
       JOIN ${r} ON r.id = t.record_id
     WHERE t.event_id = ? AND t.removed_at IS NULL`,
  ).get(eventId);
  if (found?.isOut)
    return `档案 ${found.number} 已作废，花名册不会再补发这笔钱；请把它退回经办机构，或者编入本人现在的档案，再办结`;
  return found?.isSame ? `账号与退回时相同（退回原因：${found.reason}），下次发放可能再次退回` : null;
}

function uncertifiedOf(db: ReadableDb, lines: readonly RollLine[]): RollLine[] {
  const ids = new Set(
    read(db, typed`SELECT ${retiree.id} FROM ${retiree} WHERE certification_state IN ('V0', 'V3', 'V4')`).all(),
  );
  return lines.filter(({ recordId }) => ids.has(recordId));
}

/** The lines that have a value in common with another one. */
function twice(lines: readonly RollLine[], keyOf: (line: RollLine) => string | null): RollLine[] {
  const counts = new Map<string, number>();
  for (const line of lines) {
    const value = keyOf(line);
    if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return lines.filter((line) => (counts.get(keyOf(line) ?? '') ?? 0) > 1);
}
