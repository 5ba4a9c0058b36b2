import { AppError } from '#shared/errors.ts';
import { kinds, type RecordKind } from '#shared/records/kinds.ts';
import { localDay } from '#shared/rules/calendar.ts';
import type { Act } from '../core/changes.ts';
import type { ReadableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { readingRows } from '../core/row-sets.ts';
import { rowsOf } from '../core/rows.ts';
import { pick, typed } from '../core/typed.ts';
import { getOpenHousehold } from '../households/rows.ts';
import { outletSortName } from '../outlets/sort-name.ts';
import { sortName } from '../people/people.ts';
import { outlet } from '../tables/outlets.ts';
import { person } from '../tables/people.ts';
import { record } from '../tables/records.ts';
import type { Envelope } from './kind-store.ts';
import { headOfSql, householdOfSql } from './subject.ts';

/** What the envelope of a new file says of the household or the outlet it is about. */

type About = Pick<Envelope, 'subject' | 'outletId' | 'communityId' | 'sortName' | 'previousId'>;

/**
 * A file of a household belongs to its community, stands in the list by the head's name, and follows the one of its kind that
 * was closed last. Several files of one household may be open.
 * @throws AppError household.notFound, household.closed; household.dayTooEarly, input.invalid at the day from which it is
 * the household's
 */
export function aboutHousehold(
  db: ReadableDb,
  act: Act,
  { kind, householdId, fromOn }: { kind: RecordKind; householdId: number; fromOn: string },
): About {
  const { number, openedOn, communityId } = getOpenHousehold(db, householdId);
  if (fromOn < openedOn) throw new AppError('household.dayTooEarly', { name: number, day: openedOn });
  if (fromOn > localDay(act.at))
    throw new AppError('input.invalid', { fields: { 'household.fromOn': '还没到这一天，请填写实际的日期' } });
  return {
    ...{ subject: 'household', outletId: null, communityId, sortName: sortNameOfHousehold(db, householdId) },
    previousId: read(db, lastClosedOfHousehold).get(kind, householdId) ?? null,
  };
}

// The file before it may be followed by one only.
const lastClosedOfHousehold = typed`SELECT ${record.id} FROM ${record}
     WHERE kind = ? AND subject = 'household' AND closed_on IS NOT NULL AND removed_at IS NULL
       AND ${householdOfSql('record.id')} = ?
       AND NOT EXISTS (SELECT 1 FROM record n WHERE n.previous_id = record.id AND n.removed_at IS NULL)
     ORDER BY closed_on DESC, id DESC LIMIT 1`;

const headOf = typed`SELECT ${{ id: person.id, name: person.name }}
     FROM ${person} WHERE id = ${headOfSql('?')}`;

/** Where the files of a household stand in lists by name: by its head. */
export function sortNameOfHousehold(db: ReadableDb, householdId: number): string {
  const head = read(db, headOf).get(householdId);
  if (head === undefined) return '';
  const readings = rowsOf(db, readingRows, head.id).map(({ py, ini }) => ({ full: py, initials: ini }));
  return sortName(readings, head.name);
}

const outletInUse = typed`SELECT ${pick(outlet, 'name', 'communityId', 'py')}
     FROM ${outlet} WHERE id = ? AND removed_at IS NULL AND merged_into IS NULL`;

/**
 * A file of an outlet belongs to its community; of each kind one may be open.
 * @throws AppError outlet.notFound, record.openBeside, record.closedBefore
 */
export function aboutOutlet(db: ReadableDb, { kind, outletId }: { kind: RecordKind; outletId: number }): About {
  const found = read(db, outletInUse).get(outletId);
  if (found === undefined) throw new AppError('outlet.notFound', {});
  const { name, communityId } = found;
  const open = openOfOutlet(db, kind, outletId);
  if (open !== null) throw new AppError('record.openBeside', { name, number: open.number });
  const previousId = read(db, lastClosedOfOutlet).get(kind, outletId) ?? null;
  if (previousId !== null && kinds[kind].afterClosing === 'reopen') throw new AppError('record.closedBefore', { name });
  return {
    subject: 'outlet',
    outletId,
    communityId,
    sortName: outletSortName(found),
    previousId,
  };
}

/** A file comes back into use only where its outlet is in use. @throws AppError outlet.notFound */
export function refuseOutletGone(db: ReadableDb, outletId: number | null): void {
  if (outletId !== null && read(db, outletInUse).get(outletId) === undefined) throw new AppError('outlet.notFound', {});
}

const lastClosedOfOutlet = typed`SELECT ${record.id} FROM ${record}
     WHERE kind = ? AND outlet_id = ? AND closed_on IS NOT NULL AND removed_at IS NULL
     ORDER BY closed_on DESC, id DESC LIMIT 1`;

const openFileOfOutlet = typed`SELECT ${{ number: record.number }}
     FROM ${record} WHERE kind = ? AND outlet_id = ? AND removed_at IS NULL AND closed_on IS NULL AND pending = 0`;

/** The open file of an outlet for a kind, or null. */
export function openOfOutlet(db: ReadableDb, kind: string, outletId: number): { number: string } | null {
  return read(db, openFileOfOutlet).get(kind, outletId) ?? null;
}
