import { dayAfter, dayBefore } from '#shared/rules/dated-values.ts';
import type { Act } from './changes.ts';
import type { ReadableDb, WritableDb } from './open.ts';
import { insertRow, prepared, updateRow } from './rows.ts';
import { recordCommunity } from './tables/places.ts';
import { record } from './tables/records.ts';

/** Which community a file belonged to from when to when. Days no row tells of belong to the community of its envelope. */

export interface Belonging {
  id: number;
  openedOn: string;
  communityId: number | null;
}

/** Since when a file belongs to the community of its envelope. */
export function belongsSince(db: ReadableDb, file: Pick<Belonging, 'id' | 'openedOn'>): string {
  const last = prepared(db, 'SELECT max(to_on) FROM record_community WHERE record_id = ? AND removed_at IS NULL')
    .pluck()
    .get(file.id) as string | null;
  return last === null ? file.openedOn : dayAfter(last);
}

/** Keeps where a file belonged until the day before it goes elsewhere; to be called before its envelope is changed. */
export function keepPastCommunity(db: WritableDb, file: Belonging, from: string): void {
  const since = belongsSince(db, file);
  if (since >= from) return;
  insertRow(db, recordCommunity, {
    recordId: file.id,
    communityId: file.communityId,
    fromOn: since,
    toOn: dayBefore(from),
  });
}

/**
 * From a day on a file belongs to `toId` wherever it belonged to `fromId`: today, and on days past where the change is
 * registered late. Its 档号 stays.
 */
export function moveFile(
  db: WritableDb,
  act: Act,
  file: Belonging & { version: number },
  move: { fromId: number; toId: number; since: string },
): void {
  const { fromId, toId, since } = move;
  const past = prepared(
    db,
    `SELECT id, from_on AS fromOn, to_on AS toOn FROM record_community
     WHERE record_id = ? AND community_id = ? AND to_on >= ? AND removed_at IS NULL`,
  ).all(file.id, fromId, since) as { id: number; fromOn: string; toOn: string }[];
  for (const stay of past) {
    if (stay.fromOn >= since) updateRow(db, recordCommunity, stay.id, { communityId: toId });
    else {
      updateRow(db, recordCommunity, stay.id, { toOn: dayBefore(since) });
      insertRow(db, recordCommunity, { recordId: file.id, communityId: toId, fromOn: since, toOn: stay.toOn });
    }
  }
  if (file.communityId !== fromId) return;
  keepPastCommunity(db, file, since);
  updateRow(db, record, file.id, {
    communityId: toId,
    version: file.version + 1,
    updatedAt: act.at,
    updatedBy: act.userId,
  });
}

/** The communities of a file, the oldest first; the last is that of today. */
export function communitiesOf(
  db: ReadableDb,
  file: Belonging,
): { communityId: number | null; fromOn: string; toOn: string | null }[] {
  const past = prepared(
    db,
    `SELECT community_id AS communityId, from_on AS fromOn, to_on AS toOn FROM record_community
     WHERE record_id = ? AND removed_at IS NULL ORDER BY from_on`,
  ).all(file.id) as { communityId: number | null; fromOn: string; toOn: string }[];
  return [...past, { communityId: file.communityId, fromOn: belongsSince(db, file), toOn: null }];
}

const stayOnDay = `m.record_id = r.id AND m.removed_at IS NULL AND m.from_on <= @onDate AND m.to_on >= @onDate`;

/** The community of file `r` on the day `@onDate` as SQL; 0 where it belonged to none. */
export const COMMUNITY_ON_DAY = `ifnull(
  (SELECT ifnull(m.community_id, 0) FROM record_community m WHERE ${stayOnDay}), ifnull(r.community_id, 0))`;

/**
 * Whether file `r` was in use on the day `@onDate`, at its end: opened by then, and not taken out of use. What else
 * stands in it is as it is today.
 */
export const IN_USE_ON_DAY = `r.opened_on <= @onDate
  AND (r.removed_at IS NULL OR date(r.removed_at, 'localtime') > @onDate)
  AND NOT EXISTS (SELECT 1 FROM record_absence b
    WHERE b.record_id = r.id AND b.removed_at IS NULL AND b.from_on <= @onDate AND b.to_on >= @onDate)`;

/** What a community was called on the day `@onDate`, as SQL; the last name it had where it had ended by then. */
export function nameOnDay(communityId: string): string {
  return `ifnull((SELECT v.name FROM community_version v WHERE v.community_id = ${communityId} AND v.removed_at IS NULL
    AND v.valid_from <= @onDate AND (v.valid_to IS NULL OR v.valid_to >= @onDate)),
    (SELECT v.name FROM community_version v WHERE v.community_id = ${communityId} AND v.removed_at IS NULL
     ORDER BY v.valid_from DESC LIMIT 1))`;
}
