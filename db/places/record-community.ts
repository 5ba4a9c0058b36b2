import { dayAfter, dayBefore } from '#shared/rules/dated-values.ts';
import type { Act } from '../core/changes.ts';
import type { ReadableDb, WritableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { insertRow, updateRows } from '../core/rows.ts';
import { alias, maybe, pick, text, typed } from '../core/typed.ts';
import { UNDONE } from '../records/undone-files.ts';
import { recordCommunity } from '../tables/places.ts';
import { record } from '../tables/records.ts';

const m = alias(recordCommunity, 'm');

/** Which community a file belonged to from when to when. Days no row tells of belong to the community of its envelope. */

export interface Belonging {
  id: number;
  openedOn: string;
  communityId: number | null;
}

/** Since when a file belongs to the community of its envelope. */
export function belongsSince(db: ReadableDb, file: Pick<Belonging, 'id' | 'openedOn'>): string {
  const last = read(
    db,
    typed`SELECT ${maybe(text('max(to_on)'))} FROM record_community WHERE record_id = ? AND removed_at IS NULL`,
  ).one(file.id);
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
 * From a day on files belong to `toId` wherever they belonged to `fromId`: today, and on days past where the change is
 * registered late. Their 档号 stay. All at once, in a few statements: a merge moves tens of thousands.
 */
export function moveFiles(
  db: WritableDb,
  act: Act,
  files: readonly Belonging[],
  { fromId, toId, since }: { fromId: number; toId: number; since: string },
): void {
  const past = staysFrom(db, files, fromId, since);
  const isWhole = (stay: (typeof past)[number]): boolean => stay.fromOn >= since;
  const idsOf = (stays: typeof past): number[] => stays.map(({ id }) => id);
  updateRows(db, recordCommunity, idsOf(past.filter(isWhole)), { communityId: toId });
  const cut = past.filter((stay) => !isWhole(stay));
  updateRows(db, recordCommunity, idsOf(cut), { toOn: dayBefore(since) });
  for (const { recordId, toOn } of cut)
    insertRow(db, recordCommunity, { recordId, communityId: toId, fromOn: since, toOn });
  const here = files.filter((file) => file.communityId === fromId);
  const begun = lastStays(db, here);
  for (const { id, openedOn } of here) {
    const last = begun.get(id);
    const fromOn = last === undefined ? openedOn : dayAfter(last);
    if (fromOn < since)
      insertRow(db, recordCommunity, { recordId: id, communityId: fromId, fromOn, toOn: dayBefore(since) });
  }
  const values = { communityId: toId, updatedAt: act.at, updatedBy: act.userId };
  updateRows(
    db,
    record,
    here.map(({ id }) => id),
    values,
    'version',
  );
}

/** The stays of files at a community that reach to a day or beyond it. */
function staysFrom(
  db: ReadableDb,
  files: readonly Belonging[],
  communityId: number,
  since: string,
): { id: number; recordId: number; fromOn: string; toOn: string }[] {
  // The plus keeps SQLite from going through all stays at the community for each of the files.
  return read(
    db,
    typed`SELECT ${pick(m, 'id', 'recordId', 'fromOn', 'toOn')}
     FROM json_each(@ids) j CROSS JOIN ${m} ON m.record_id = j.value
     WHERE +m.community_id = @communityId AND m.to_on >= @since AND m.removed_at IS NULL`,
  ).all({ ids: JSON.stringify(files.map(({ id }) => id)), communityId, since });
}

/** The last day each file is told to have belonged elsewhere; files that never moved are not in it. */
function lastStays(db: ReadableDb, files: readonly Belonging[]): Map<number, string> {
  const rows = read(
    db,
    typed`SELECT ${[m.recordId, text('max(m.to_on)')]} FROM json_each(@ids) j CROSS JOIN ${m} ON m.record_id = j.value
     WHERE m.removed_at IS NULL GROUP BY m.record_id`,
  ).all({ ids: JSON.stringify(files.map(({ id }) => id)) });
  return new Map(rows);
}

/** The communities of a file, the oldest first; the last is that of today. */
export function communitiesOf(
  db: ReadableDb,
  file: Belonging,
): { communityId: number | null; fromOn: string; toOn: string | null }[] {
  const past = read(
    db,
    typed`SELECT ${pick(recordCommunity, 'communityId', 'fromOn', 'toOn')} FROM ${recordCommunity}
     WHERE record_id = ? AND removed_at IS NULL ORDER BY from_on`,
  ).all(file.id);
  return [...past, { communityId: file.communityId, fromOn: belongsSince(db, file), toOn: null }];
}

const stayOnDay = `m.record_id = r.id AND m.removed_at IS NULL AND m.from_on <= @onDate AND m.to_on >= @onDate`;

/** The community of file `r` on the day `@onDate` as SQL; 0 where it belonged to none. */
export const COMMUNITY_ON_DAY = `ifnull(
  (SELECT ifnull(m.community_id, 0) FROM record_community m WHERE ${stayOnDay}), ifnull(r.community_id, 0))`;

/**
 * Whether file `r` was in use on the day `@onDate`, at its end: opened by then, and not taken out of use; one that an undo took out never was. What else
 * stands in it is as it is today.
 */
export const IN_USE_ON_DAY = `r.opened_on <= @onDate AND NOT ${UNDONE}
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
