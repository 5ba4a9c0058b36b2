import { lastPayableMonth } from '#shared/records/retiree/rules/paid-months.ts';
import type { ReadableDb } from '../../../core/open.ts';
import { read } from '../../../core/read.ts';
import { maybe, present, text, typed } from '../../../core/typed.ts';
import { diedOnOf } from '../../../life/death.ts';
import { record } from '../../../tables/records.ts';

/**
 * What of a death's money is not at rest, as a sentence tells it: what was paid afterwards and nobody claimed back, what the
 * survivors applied for and did not get yet; null where all is.
 */
export function deathMoneyStanding(db: ReadableDb, recordId: number): string | null {
  return paidAfterDeath(db, recordId) ?? survivorsWaiting(db, recordId);
}

function paidAfterDeath(db: ReadableDb, recordId: number): string | null {
  const personId = read(db, typed`SELECT ${present(record.personId)} FROM ${record} WHERE id = ?`).get(recordId);
  const diedOn = personId === undefined ? null : diedOnOf(db, personId);
  if (diedOn === null) return null;
  const month = read(
    db,
    typed`SELECT ${maybe(text('min(p.month)'))}
     FROM payment_line l JOIN payment_roll p ON p.id = l.roll_id AND p.removed_at IS NULL
     WHERE l.record_id = @recordId AND p.month > @last AND l.base_fen > 0
       AND NOT EXISTS (SELECT 1 FROM payment_return t WHERE t.line_id = l.id AND t.removed_at IS NULL)
       AND NOT EXISTS (SELECT 1 FROM event e WHERE e.record_id = @recordId AND e.step = 'overpaid.claim'
         AND e.removed_at IS NULL)`,
  ).one({ recordId, last: lastPayableMonth(diedOn) });
  return month === null ? null : `死亡以后 ${month} 还发了养老金，没有登记追回`;
}

function survivorsWaiting(db: ReadableDb, recordId: number): string | null {
  const applied = read(
    db,
    typed`SELECT ${text('on_date')} FROM event WHERE record_id = ? AND step = 'grant.apply' AND removed_at IS NULL
       AND settled_on IS NULL ORDER BY on_date LIMIT 1`,
  ).get(recordId);
  return applied === undefined ? null : `${applied} 申领的丧葬补助金和抚恤金还没有登记到账`;
}
