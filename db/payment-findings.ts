import type { RollHint, RollLine } from '#shared/contract/payments.ts';
import { addMonths, monthOf } from '#shared/rules/calendar.ts';
import type { ReadableDb } from './open.ts';
import type { DraftRoll } from './payment-draft.ts';
import { finalRoll, rollOf } from './payment-rolls.ts';
import { isNameOf } from './person-names.ts';
import { prepared } from './rows.ts';

/** What is to be said about a roll before it is made final. */

type Named = Pick<RollLine, 'recordId' | 'name'>;

// So many of a finding are shown; its sentence has the whole number.
const SHOWN = 50;

/**
 * What to look at before a draft is made final, each with how many it concerns and who they are. The hints are the clerk's
 * to judge: one confirmation takes the roll as it is.
 */
export function rollHints(
  db: ReadableDb,
  month: string,
  { lines, draft }: { lines: readonly RollLine[]; draft: DraftRoll },
  today: string,
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
  say(noAccount, `${noAccount.length} 人没有登记账号`);
  const noName = lines.filter(({ accountNumber, accountName }) => accountNumber !== null && accountName === null);
  say(noName, `${noName.length} 人的账号没有户名`);
  const others = lines.filter(ofOther);
  say(others, `${others.length} 人的户名与姓名不一致`);
  const shared = twice(lines, ({ accountNumber }) => accountNumber);
  say(shared, `${shared.length} 人与别人用同一个账号`);
  const doubled = twice(lines, ({ idNumber }) => idNumber);
  say(doubled, `${doubled.length} 行是同一个身份号码，可能重复发放`);
  const noAmount = draft.leftOut.filter(({ reason }) => reason === 'noAmount').map(({ person }) => person);
  say(noAmount, `${noAmount.length} 人没有登记这个月的金额，没有编入`);
  const waiting = draft.lines.filter(({ unknownMonths }) => unknownMonths.length > 0);
  say(waiting, `${waiting.length} 人恢复发放，暂停的月份没有登记金额，没有编入补发`);
  const uncertified = uncertifiedOf(db, lines);
  say(uncertified, `${uncertified.length} 人没有在有效期内的资格认证`);
  if (month > monthOf(today)) hints.push({ sentence: `${month} 还没有到`, count: lines.length, people: [] });
  const before = addMonths(month, -1);
  if (finalRoll(db, before) !== null) {
    const sent = rollOf(db, before).lines.filter(({ state }) => state === 'sent');
    say(sent, `${before} 的花名册有 ${sent.length} 人银行未答复`);
  }
  return hints;
}

function isOwnName(db: ReadableDb, { recordId, accountName }: RollLine): boolean {
  const personId = prepared(db, 'SELECT person_id FROM record WHERE id = ?').pluck().get(recordId) as number;
  return isNameOf(db, personId, accountName ?? '');
}

function uncertifiedOf(db: ReadableDb, lines: readonly RollLine[]): RollLine[] {
  const rows = prepared(db, "SELECT id FROM retiree WHERE certification_state IN ('V0', 'V3', 'V4')").pluck().all();
  const ids = new Set(rows as number[]);
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
