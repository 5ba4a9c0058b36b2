import { localDay } from '#shared/rules/calendar.ts';
import type { Act } from '../core/changes.ts';
import type { WritableDb } from '../core/open.ts';
import { keepPastCommunity } from '../places/record-community.ts';
import { getEnvelope, touch } from './records.ts';

/**
 * From today on a file lies in another community, and keeps where it lay before. To be called in the command of the act,
 * which tells the history of it.
 * @returns where it lay before; undefined where it lies there already
 */
export function placeFile(
  db: WritableDb,
  act: Act,
  id: number,
  communityId: number,
): { communityId: number | null } | undefined {
  const file = getEnvelope(db, id);
  if (file.communityId === communityId) return undefined;
  keepPastCommunity(db, file, localDay(act.at));
  touch(db, act, file, { communityId });
  return { communityId: file.communityId };
}
