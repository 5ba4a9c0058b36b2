import { localDay } from '#shared/rules/calendar.ts';
import { type Act, keepChange } from '../core/changes.ts';
import type { WritableDb } from '../core/open.ts';
import { getRow } from '../core/rows.ts';
import { keepPastCommunity } from '../places/record-community.ts';
import { touch } from '../records/records.ts';
import { record } from '../tables/records.ts';
import { filesOfOutlets } from './outlets.ts';

/**
 * The files of an outlet lie where it does, from today on, whatever became of them; they keep where they lay before. To be
 * called in the command that moves the outlet.
 * @param note what the history of each moved file says
 */
export function placeFiles(db: WritableDb, act: Act, outletId: number, communityId: number, note: string): void {
  for (const id of filesOfOutlets(db, [outletId])) {
    const file = getRow(db, record, id);
    if (!file || file.communityId === communityId) continue;
    keepPastCommunity(db, file, localDay(act.at));
    touch(db, act, file, { communityId });
    const moved = { before: { communityId: file.communityId }, after: { communityId } };
    keepChange(db, act, { noun: 'record', nounId: id, action: 'update', note, ...moved });
  }
}
