import { type Act, keepChange } from '../core/changes.ts';
import type { WritableDb } from '../core/open.ts';
import { placeFile } from '../records/place-file.ts';
import { filesOfOutlets } from './outlets.ts';

/**
 * The files of an outlet lie where it does, from today on, whatever became of them; they keep where they lay before. To be
 * called in the command that moves the outlet.
 * @param note what the history of each moved file says
 */
export function placeFiles(db: WritableDb, act: Act, outletId: number, communityId: number, note: string): void {
  for (const id of filesOfOutlets(db, [outletId])) {
    const before = placeFile(db, act, id, communityId);
    if (before === undefined) continue;
    keepChange(db, act, { noun: 'record', nounId: id, action: 'update', note, before, after: { communityId } });
  }
}
