import type { Act } from '../core/changes.ts';
import type { ReadableDb, WritableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { insertRow, updateRow } from '../core/rows.ts';
import { alias, columns, pick, typed } from '../core/typed.ts';
import { newUid } from '../core/uid.ts';
import { sortNameOfHousehold } from '../records/about.ts';
import { householdOf } from '../records/household-links.ts';
import type { Envelope } from '../records/kind-store.ts';
import { placeFile } from '../records/place-file.ts';
import { getEnvelope, touch } from '../records/records.ts';
import { householdLink } from '../tables/households.ts';
import { record, recordHousehold } from '../tables/records.ts';
import { getHouseholdRow } from './rows.ts';

/**
 * Files that are about a household: they lie where it lies, and go on to the household that comes after it. Each is to be
 * called in the command of the act, which tells the history of the files it wrote.
 */

const r = alias(record, 'r');
const successor = alias(householdLink, 's');

const linkedFrom = typed`SELECT ${columns(recordHousehold, 'l')} FROM record_household l JOIN record r ON r.id = l.record_id
  WHERE l.household_id = @householdId AND l.removed_at IS NULL AND (l.to_on IS NULL OR l.to_on > @on)
    AND (r.closed_on IS NULL OR r.closed_on > @on) ORDER BY l.id`;

/**
 * From a day on files that were about one household are about another, whatever else became of them; one that was closed by
 * then stays with the household it was closed with. A file that was only opened after that day, since the act is registered
 * late, was about the other one from its beginning.
 * @param on `YYYY-MM-DD`; an empty string: on every day, since the first was no household of its own
 * @returns the files
 */
export function passFilesOn(
  db: WritableDb,
  act: Act,
  { fromId, toId, on }: { fromId: number; toId: number; on: string },
): number[] {
  const links = read(db, linkedFrom).all({ householdId: fromId, on });
  for (const link of links) passLinkOn(db, act, link, toId, on);
  const files = Array.from(new Set(links.map(({ recordId }) => recordId)));
  for (const id of files) settleFile(db, act, id);
  return files;
}

function passLinkOn(
  db: WritableDb,
  act: Act,
  link: typeof recordHousehold.$inferSelect,
  householdId: number,
  on: string,
): void {
  if (link.fromOn >= on) {
    updateRow(db, recordHousehold, link.id, { householdId });
    return;
  }
  updateRow(db, recordHousehold, link.id, { toOn: on });
  insertRow(db, recordHousehold, {
    ...{ uid: newUid(), recordId: link.recordId, householdId, fromOn: on, toOn: link.toOn },
    ...{ addedAt: act.at, addedBy: act.userId },
  });
}

/**
 * A file whose households were written stands in the list by the head of the one of now and lies where that lies.
 * @returns the file as it stands then, a version further at least
 */
export function settleFile(db: WritableDb, act: Act, recordId: number): Envelope {
  followHeads(db, act, recordId);
  const householdId = householdOf(db, recordId);
  touch(db, act, getEnvelope(db, recordId), { sortName: sortNameOfHousehold(db, householdId) });
  placeFile(db, act, recordId, getHouseholdRow(db, householdId).communityId);
  return getEnvelope(db, recordId);
}

const fileNow = typed`SELECT ${r.id} FROM record_household l JOIN ${r} ON r.id = l.record_id
  WHERE l.household_id = ? AND l.to_on IS NULL AND l.removed_at IS NULL ORDER BY r.id`;

/** The files that are about a household now, whatever became of them. */
export function filesOfHousehold(db: ReadableDb, householdId: number): number[] {
  return read(db, fileNow).all(householdId);
}

/** The files of a household lie where it does, from today on. */
export function placeFilesOfHousehold(db: WritableDb, act: Act, householdId: number, communityId: number): void {
  for (const id of filesOfHousehold(db, householdId)) placeFile(db, act, id, communityId);
}

/** Puts the files of households to their place in the lists, where somebody else is written down as their head. */
export function sortFilesOfHouseholds(db: WritableDb, householdIds: readonly number[]): void {
  for (const householdId of householdIds) {
    const sortName = sortNameOfHousehold(db, householdId);
    for (const id of filesOfHousehold(db, householdId))
      if (getEnvelope(db, id).sortName !== sortName) updateRow(db, record, id, { sortName });
  }
}

const headedSince = typed`SELECT ${pick(successor, 'toId', 'linkedOn')} FROM ${successor}
  WHERE s.from_id = ? AND s.kind = 'head-change' AND s.removed_at IS NULL`;

const openLink = typed`SELECT ${columns(recordHousehold, 'l')} FROM record_household l
  WHERE l.record_id = ? AND l.to_on IS NULL AND l.removed_at IS NULL`;

// A file goes on to the households that came of its own by new heads, as far as it was open on their first day.
function followHeads(db: WritableDb, act: Act, recordId: number): void {
  const { closedOn } = getEnvelope(db, recordId);
  const nextOf = (householdId: number) => read(db, headedSince).get(householdId);
  for (let next = nextOf(householdOf(db, recordId)); next; next = nextOf(next.toId)) {
    if (closedOn !== null && closedOn <= next.linkedOn) return;
    passLinkOn(db, act, read(db, openLink).one(recordId), next.toId, next.linkedOn);
  }
}

/** A file that is open again is about the household that came of its own by new heads while it was closed. */
export function followHeadsSince(db: WritableDb, act: Act, recordId: number): void {
  if (read(db, headedSince).get(householdOf(db, recordId)) !== undefined) settleFile(db, act, recordId);
}
