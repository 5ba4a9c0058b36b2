import type { ReadableDb } from '../../core/open.ts';
import { read } from '../../core/read.ts';
import { alias, typed } from '../../core/typed.ts';
import { batch } from '../../tables/batches.ts';
import { record } from '../../tables/records.ts';

const b = alias(batch, 'b');

/**
 * What a retiree's file is kept open for beside its money, as a sentence tells it; null where its person has moved away or
 * died, and no batch under way has the file on its list.
 */
export function keptOpenFor(db: ReadableDb, recordId: number): string | null {
  const file = read(db, typed`SELECT ${{ state: record.state }} FROM ${record} WHERE id = ?`).get(recordId);
  if (file?.state !== 'M4' && file?.state !== 'M5') return '这个人还由本单位管理，转出或登记死亡以后才能结束';
  return batchStanding(db, recordId);
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
