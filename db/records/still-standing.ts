import { AppError } from '#shared/errors.ts';
import type { ReadableDb } from '../core/open.ts';
import { prepared } from '../core/rows.ts';
import { moneyStanding } from './retiree/payments/standing-money.ts';

/**
 * A file stays in use while something is open that only it tells of: money that is not at rest, a sealed file in the
 * office's keeping, a paper file somebody has. The desk asks files in use alone, so it would be forgotten with the file.
 * @param number its 档号
 * @throws AppError record.stillStands
 */
export function refuseStillStanding(db: ReadableDb, recordId: number, number: string): void {
  const what = moneyStanding(db, recordId) ?? paperStanding(db, recordId);
  if (what !== null) throw new AppError('record.stillStands', { number, what });
}

function paperStanding(db: ReadableDb, recordId: number): string | null {
  const sealed = prepared(
    db,
    `SELECT seal_number FROM seal WHERE record_id = ? AND state = 'kept' AND removed_at IS NULL ORDER BY id LIMIT 1`,
  )
    .pluck()
    .get(recordId) as string | undefined;
  if (sealed !== undefined) return `密封档案（封号 ${sealed}）还由本单位保管`;
  const isLent = prepared(db, "SELECT 1 FROM retiree WHERE id = ? AND paper_file_state = 'F2'").get(recordId);
  return isLent === undefined ? null : '人事档案借出还没有归还';
}
