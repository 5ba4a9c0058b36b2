import type { ReadableDb } from '../core/open.ts';
import { prepared } from '../core/rows.ts';
import type { Housed } from '../households/community.ts';

/** The households that still belong to a community and did not end before a day: they wait to be assigned from it. */
export function householdsAt(db: ReadableDb, communityId: number, since: string): { id: number; address: string }[] {
  return prepared(
    db,
    `SELECT id, address FROM household
     WHERE removed_at IS NULL AND (closed_on IS NULL OR closed_on > ?) AND community_id = ? ORDER BY id`,
  ).all(since, communityId) as { id: number; address: string }[];
}

/** The open households of a community that the people of these files live in. */
export function householdsOfFiles(db: ReadableDb, communityId: number, recordIds: readonly number[]): number[] {
  return prepared(
    db,
    `SELECT DISTINCT h.id FROM json_each(?) j JOIN record r ON r.id = j.value
     JOIN household_member m ON m.person_id = r.person_id AND m.left_on IS NULL AND m.removed_at IS NULL
     JOIN household h ON h.id = m.household_id
     WHERE h.community_id = ? AND h.closed_on IS NULL AND h.removed_at IS NULL`,
  )
    .pluck()
    .all(JSON.stringify(recordIds), communityId) as number[];
}

/** The files of everyone who lives in these households: a household goes as one. */
export function filesOfHouseholds(db: ReadableDb, householdIds: readonly number[]): number[] {
  return prepared(
    db,
    `SELECT DISTINCT r.id FROM json_each(?) j
     JOIN household_member m ON m.household_id = j.value AND m.left_on IS NULL AND m.removed_at IS NULL
     JOIN record r ON r.person_id = m.person_id AND r.pending = 0`,
  )
    .pluck()
    .all(JSON.stringify(householdIds)) as number[];
}

/**
 * The households that belong to a community on some day from that on. One that was closed by then stays where it was;
 * one closed since, before the change was registered, goes along.
 */
export function householdsFrom(db: ReadableDb, communityId: number, since: string): Housed[] {
  return prepared(
    db,
    `SELECT h.id, h.opened_on AS openedOn, h.community_id AS communityId FROM household h
     WHERE h.removed_at IS NULL AND (h.closed_on IS NULL OR h.closed_on > @since)
       AND (h.community_id = @communityId OR EXISTS (SELECT 1 FROM household_community s
         WHERE s.household_id = h.id AND s.removed_at IS NULL AND s.community_id = @communityId AND s.to_on >= @since))
     ORDER BY h.id`,
  ).all({ communityId, since }) as Housed[];
}
