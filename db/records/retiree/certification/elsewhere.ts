import { dictionary } from '../../../codes/codes.ts';
import type { ReadableDb } from '../../../core/open.ts';
import { read } from '../../../core/read.ts';
import { getRow } from '../../../core/rows.ts';
import { typed } from '../../../core/typed.ts';
import { event } from '../../../tables/life.ts';
import { retiree } from '../tables.ts';

/** The last certification that was passed up to a day. */
export function lastPass(
  db: ReadableDb,
  recordId: number,
  on: string,
): { on: string; way: string | null; party: string | null } | undefined {
  return read(
    db,
    typed`SELECT ${{ on: event.onDate, way: event.way, party: event.party }}
     FROM ${event} WHERE record_id = ? AND step IN ('certification.pass', 'opening.certified')
       AND removed_at IS NULL AND on_date <= ? ORDER BY on_date DESC, id DESC LIMIT 1`,
  ).get(recordId, on);
}

/**
 * Says that a person was certified in this cycle already, where and how: two streets may have done it, or one person's
 * card was used for another. To be asked before the new one is written; null where there is nothing to say.
 */
export function certifiedTwiceNote(db: ReadableDb, recordId: number, on: string): string | null {
  const last = lastPass(db, recordId, on);
  const before = getRow(db, retiree, recordId);
  const isStillValid = before?.certifiedThrough != null && before.certifiedThrough >= on;
  if (!last || !isStillValid || !isSameCycle(last.on, on)) return null;
  const by = [dictionary(db).label('certificationWay', last.way ?? ''), last.party].filter(Boolean).join('，');
  return `本周期已于 ${last.on} 认证过（${by}），请核对是否在两处认证`;
}

// Two entries within half a year are rarely two cycles: somebody else certified the person meanwhile.
function isSameCycle(earlier: string, later: string): boolean {
  return (Date.parse(later) - Date.parse(earlier)) / 86_400_000 < 183;
}
