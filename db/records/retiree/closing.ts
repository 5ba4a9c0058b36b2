import { lastPayableMonth } from '#shared/records/retiree/rules/paid-months.ts';
import type { ReadableDb } from '../../core/open.ts';
import { read } from '../../core/read.ts';
import { alias, maybe, present, text, typed } from '../../core/typed.ts';
import { diedOnOf } from '../../life/death.ts';
import { batch } from '../../tables/batches.ts';
import { record } from '../../tables/records.ts';

const b = alias(batch, 'b');

/**
 * What a retiree's file is kept open for, as a sentence tells it; null where its person has moved away or died, nothing paid
 * after the death is left unclaimed, and no batch under way has the file on its list.
 */
export function keptOpenFor(db: ReadableDb, recordId: number): string | null {
  const file = read(
    db,
    typed`SELECT ${{ state: record.state, personId: present(record.personId) }} FROM ${record} WHERE id = ?`,
  ).get(recordId);
  if (file?.state !== 'M4' && file?.state !== 'M5') return '这个人还由本单位管理，转出或登记死亡以后才能结束';
  return paidAfterDeath(db, recordId, file.personId) ?? batchStanding(db, recordId);
}

/** What rolls paid after the month of a death, and nobody has claimed back yet. */
function paidAfterDeath(db: ReadableDb, recordId: number, personId: number): string | null {
  const diedOn = diedOnOf(db, personId);
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

function batchStanding(db: ReadableDb, recordId: number): string | null {
  const unit = read(
    db,
    typed`SELECT ${b.unitName} FROM batch_line l JOIN ${b} ON b.id = l.batch_id AND b.removed_at IS NULL
     WHERE l.record_id = ? AND l.removed_at IS NULL AND l.taken_on IS NULL AND (b.closed_on IS NULL OR l.state = 'arrived')
     ORDER BY b.id LIMIT 1`,
  ).get(recordId);
  return unit === undefined ? null : `还在没有办结的批次里（${unit}）`;
}
