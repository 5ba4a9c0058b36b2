import { lastPayableMonth } from '#shared/records/retiree/rules/paid-months.ts';
import type { ReadableDb } from '../../core/open.ts';
import { prepared } from '../../core/rows.ts';
import { diedOnOf } from '../../life/death.ts';

/**
 * What a retiree's file is kept open for, as a sentence tells it; null where its person has moved away or died, nothing paid
 * after the death is left unclaimed, and no batch under way has the file on its list.
 */
export function keptOpenFor(db: ReadableDb, recordId: number): string | null {
  const file = prepared(db, 'SELECT state, person_id AS personId FROM record WHERE id = ?').get(recordId) as
    | { state: string; personId: number }
    | undefined;
  if (file?.state !== 'M4' && file?.state !== 'M5') return '这个人还由本单位管理，转出或登记死亡以后才能结束';
  return paidAfterDeath(db, recordId, file.personId) ?? batchStanding(db, recordId);
}

/** What rolls paid after the month of a death, and nobody has claimed back yet. */
function paidAfterDeath(db: ReadableDb, recordId: number, personId: number): string | null {
  const diedOn = diedOnOf(db, personId);
  if (diedOn === null) return null;
  const month = prepared(
    db,
    `SELECT min(p.month) FROM payment_line l JOIN payment_roll p ON p.id = l.roll_id AND p.removed_at IS NULL
     WHERE l.record_id = @recordId AND p.month > @last AND l.base_fen > 0
       AND NOT EXISTS (SELECT 1 FROM payment_return t WHERE t.line_id = l.id AND t.removed_at IS NULL)
       AND NOT EXISTS (SELECT 1 FROM event e WHERE e.record_id = @recordId AND e.step = 'overpaid.claim'
         AND e.removed_at IS NULL)`,
  )
    .pluck()
    .get({ recordId, last: lastPayableMonth(diedOn) }) as string | null;
  return month === null ? null : `死亡以后 ${month} 还发了养老金，没有登记追回`;
}

function batchStanding(db: ReadableDb, recordId: number): string | null {
  const unit = prepared(
    db,
    `SELECT b.unit_name FROM batch_line l JOIN batch b ON b.id = l.batch_id AND b.removed_at IS NULL
     WHERE l.record_id = ? AND l.removed_at IS NULL AND l.taken_on IS NULL AND (b.closed_on IS NULL OR l.state = 'arrived')
     ORDER BY b.id LIMIT 1`,
  )
    .pluck()
    .get(recordId) as string | undefined;
  return unit === undefined ? null : `还在没有办结的批次里（${unit}）`;
}
