import { formatMoney } from '#shared/rules/money.ts';
import { wholeOffice } from '#shared/rules/scope.ts';
import type { ReadableDb } from '../../../core/open.ts';
import { read } from '../../../core/read.ts';
import { int, maybe, present, typed } from '../../../core/typed.ts';
import { event } from '../../../tables/life.ts';
import { CLAIMED_LEFT } from '../life/facts.ts';
import { paidPeople } from './facts.ts';
import { lastFinalMonth } from './gaps.ts';
import { owedMonths, plannedOf } from './owed.ts';
import { monthsDue, pastOf } from './past.ts';

/** Money that only this file tells of: rolls and desk ask files in use alone, so it would be lost with the file. */

const after = '9999-12';

/**
 * What of its money is not at rest, as a sentence tells it: what the bank sent back, what is owed or on a roll to come, what
 * was paid too much; null where all is.
 */
export function moneyStanding(db: ReadableDb, recordId: number): string | null {
  const returned = read(
    db,
    typed`SELECT ${present(event.month)}
     FROM ${event} WHERE record_id = ? AND step = 'payment.returned' AND removed_at IS NULL
       AND settled_on IS NULL ORDER BY month LIMIT 1`,
  ).get(recordId);
  if (returned !== undefined) return `${returned} 退回的养老金还没有处理`;
  const person = paidPeople(db, wholeOffice, [recordId])[0];
  if (person === undefined) return null;
  const past = pastOf(db, { before: null, rolls: null, only: [recordId] });
  const planned = plannedOf(db, [recordId]).get(recordId) ?? [];
  const last = lastFinalMonth(db) ?? '';
  const coming = planned.find(({ month }) => month > last && past.handedOver.get(recordId)?.has(month) !== true);
  if (coming) return `编入 ${coming.month} 花名册的补发、补贴或扣款还没有发放`;
  const [owed] = owedMonths(person, past, planned);
  if (owed) return `${owed.month} 的养老金${owed.fen === null ? '' : ` ${formatMoney(owed.fen)} 元`}还没有发到`;
  // What was paid after a death is asked back from the family, by a step of its own.
  const tooMuch =
    person.facts.management === 'M5' ? null : monthsDue(person, past, after).find(({ fen }) => (fen ?? 0) < 0);
  if (tooMuch) return `${tooMuch.month} 多发的 ${formatMoney(-(tooMuch.fen ?? 0))} 元还没有扣回`;
  const claimed = read(db, typed`SELECT ${maybe(int(CLAIMED_LEFT))} FROM record r WHERE r.id = ?`).one(recordId) ?? 0;
  return claimed > 0 ? `追回的多发养老金还有 ${formatMoney(claimed)} 元没有退回` : null;
}
