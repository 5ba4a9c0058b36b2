import { dayAfter, dayBefore } from '#shared/rules/dated-values.ts';
import type { ReadableDb, WritableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { insertRow, updateRow } from '../core/rows.ts';
import { pick, typed } from '../core/typed.ts';
import { household, householdCommunity } from '../tables/households.ts';
import { membersAtEnd } from './rows.ts';

/**
 * Which community a household belonged to from when to when, as record-community.ts keeps it for files. Days no row
 * tells of belong to the community of the household's own row.
 */

export interface Housed {
  id: number;
  openedOn: string;
  communityId: number;
}

interface Stay {
  id: number;
  communityId: number;
  fromOn: string;
  toOn: string;
}

/** Keeps where a household belonged until the day before it goes elsewhere; to be called before its row is changed. */
export function keepPastPlace(db: WritableDb, of: Housed, from: string): void {
  const since = belongsSince(db, of);
  if (since >= from) return;
  insertRow(db, householdCommunity, {
    householdId: of.id,
    communityId: of.communityId,
    fromOn: since,
    toOn: dayBefore(from),
  });
}

/**
 * From a day on a household belongs to `toId` wherever it belonged to `fromId`: today, and on days past where the change
 * is registered late.
 */
export function moveHousehold(
  db: WritableDb,
  of: Housed,
  { fromId, toId, since }: { fromId: number; toId: number; since: string },
): void {
  for (const stay of pastStays(db, of.id)) {
    if (stay.communityId !== fromId || stay.toOn < since) continue;
    if (stay.fromOn >= since) updateRow(db, householdCommunity, stay.id, { communityId: toId });
    else {
      updateRow(db, householdCommunity, stay.id, { toOn: dayBefore(since) });
      insertRow(db, householdCommunity, { householdId: of.id, communityId: toId, fromOn: since, toOn: stay.toOn });
    }
  }
  if (of.communityId !== fromId) return;
  keepPastPlace(db, of, since);
  updateRow(db, household, of.id, { communityId: toId });
}

/** A household that comes out of another on a day past has belonged since then where the other did. */
export function inheritPlaces(db: WritableDb, from: number, to: number, since: string): void {
  for (const { communityId, fromOn, toOn } of pastStays(db, from)) {
    if (toOn < since) continue;
    const first = fromOn > since ? fromOn : since;
    insertRow(db, householdCommunity, { householdId: to, communityId, fromOn: first, toOn });
  }
}

/** The communities of a household, the oldest first; the last is that of today, or of its end. */
export function placesOf(db: ReadableDb, of: Housed): { communityId: number; fromOn: string; toOn: string | null }[] {
  const past = pastStays(db, of.id).map(({ communityId, fromOn, toOn }) => ({ communityId, fromOn, toOn }));
  return [...past, { communityId: of.communityId, fromOn: belongsSince(db, of), toOn: null }];
}

function belongsSince(db: ReadableDb, of: Housed): string {
  const last = pastStays(db, of.id).at(-1);
  return last ? dayAfter(last.toOn) : of.openedOn;
}

function pastStays(db: ReadableDb, householdId: number): Stay[] {
  return read(
    db,
    typed`SELECT ${pick(householdCommunity, 'id', 'communityId', 'fromOn', 'toOn')} FROM ${householdCommunity}
     WHERE household_id = ? AND removed_at IS NULL ORDER BY from_on`,
  ).all(householdId);
}

/** The community of household `h` on the day `@onDate` as SQL. */
export const PLACE_ON_DAY = `ifnull(
  (SELECT s.community_id FROM household_community s
   WHERE s.household_id = h.id AND s.removed_at IS NULL AND s.from_on <= @onDate AND s.to_on >= @onDate), h.community_id)`;

/** Whether household `h` had begun by the day `@onDate`, and whether it had ended. What is put out of use was a mistake. */
export const BEGUN_ON_DAY = 'h.opened_on <= @onDate';
export const ENDED_ON_DAY = 'ifnull(h.closed_on <= @onDate, 0)';

/** Members `m` of household `h` on the day `@onDate`; where it had ended by then, those it ended with. */
export const membersOnDay = `(CASE WHEN ${ENDED_ON_DAY} THEN ${membersAtEnd}
  ELSE m.removed_at IS NULL AND m.joined_on <= @onDate AND (m.left_on IS NULL OR m.left_on > @onDate) END)`;
