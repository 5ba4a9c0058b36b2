import { AppError } from '#shared/errors.ts';
import type { ReadableDb } from '../core/open.ts';
import { prepared } from '../core/rows.ts';
import { kindOf } from '../registers/files.ts';
import { standingOf } from '../registers/standing.ts';
import type { Envelope } from './kind-store.ts';

/**
 * A file stays in use while something is open that only it tells of: money that is not at rest, a sealed file in the
 * office's keeping, a paper file somebody has. The desk asks files in use alone, so it would be forgotten with the file.
 * @throws AppError record.stillStands
 */
export function refuseStillStanding(
  db: ReadableDb,
  { id, kind, number }: Pick<Envelope, 'id' | 'kind' | 'number'>,
): void {
  const { money, paper } = standingOf[kindOf(kind)];
  const what = money(db, id) ?? sealStanding(db, id) ?? paper(db, id);
  if (what !== null) throw new AppError('record.stillStands', { number, what });
}

function sealStanding(db: ReadableDb, recordId: number): string | null {
  const sealed = prepared(
    db,
    `SELECT seal_number FROM seal WHERE record_id = ? AND state = 'kept' AND removed_at IS NULL ORDER BY id LIMIT 1`,
  )
    .pluck()
    .get(recordId) as string | undefined;
  return sealed === undefined ? null : `密封档案（封号 ${sealed}）还由本单位保管`;
}
