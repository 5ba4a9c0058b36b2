import type { ReadableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { alias, pick, typed } from '../core/typed.ts';
import type { Housed } from '../households/community.ts';
import { household } from '../tables/households.ts';
import { record } from '../tables/records.ts';

const h = alias(household, 'h');
const r = alias(record, 'r');

/** The households that still belong to a community and did not end before a day: they wait to be assigned from it. */
export function householdsAt(db: ReadableDb, communityId: number, since: string): { id: number; address: string }[] {
  return read(
    db,
    typed`SELECT ${{ id: household.id, address: household.address }} FROM ${household}
     WHERE removed_at IS NULL AND (closed_on IS NULL OR closed_on > ?) AND community_id = ? ORDER BY id`,
  ).all(since, communityId);
}

/** The open households of a community that these files are about, or the people of which live in them. */
export function householdsOfFiles(db: ReadableDb, communityId: number, recordIds: readonly number[]): number[] {
  return read(
    db,
    typed`SELECT ${h.id} FROM ${h}
     WHERE h.community_id = @communityId AND h.closed_on IS NULL AND h.removed_at IS NULL AND h.id IN (
       SELECT m.household_id FROM json_each(@ids) j JOIN record r ON r.id = j.value
         JOIN household_member m ON m.person_id = r.person_id AND m.left_on IS NULL AND m.removed_at IS NULL
       UNION SELECT l.household_id FROM json_each(@ids) j
         JOIN record_household l ON l.record_id = j.value AND l.to_on IS NULL AND l.removed_at IS NULL)`,
  ).all({ ids: JSON.stringify(recordIds), communityId });
}

/** The files of these households and of everyone who lives in them: a household goes as one. */
export function filesOfHouseholds(db: ReadableDb, householdIds: readonly number[]): number[] {
  return read(
    db,
    typed`SELECT ${r.id} FROM ${r} WHERE r.pending = 0 AND r.id IN (
       SELECT o.id FROM json_each(@ids) j
         JOIN household_member m ON m.household_id = j.value AND m.left_on IS NULL AND m.removed_at IS NULL
         JOIN record o ON o.person_id = m.person_id
       UNION SELECT l.record_id FROM json_each(@ids) j
         JOIN record_household l ON l.household_id = j.value AND l.to_on IS NULL AND l.removed_at IS NULL)`,
  ).all({ ids: JSON.stringify(householdIds) });
}

/**
 * The households that belong to a community on some day from that on. One that was closed by then stays where it was;
 * one closed since, before the change was registered, goes along.
 */
export function householdsFrom(db: ReadableDb, communityId: number, since: string): Housed[] {
  return read(
    db,
    typed`SELECT ${pick(h, 'id', 'openedOn', 'communityId')} FROM ${h}
     WHERE h.removed_at IS NULL AND (h.closed_on IS NULL OR h.closed_on > @since)
       AND (h.community_id = @communityId OR EXISTS (SELECT 1 FROM household_community s
         WHERE s.household_id = h.id AND s.removed_at IS NULL AND s.community_id = @communityId AND s.to_on >= @since))
     ORDER BY h.id`,
  ).all({ communityId, since });
}
