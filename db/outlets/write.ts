import { outletLabels } from '#shared/codes/outlet-words.ts';
import type { OutletValues } from '#shared/contract/outlets.ts';
import { AppError } from '#shared/errors.ts';
import { type Act, difference, keepChange } from '../core/changes.ts';
import { keepCommand } from '../core/commands.ts';
import type { ReadableDb, WritableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { insertRow, prepared, updateRow } from '../core/rows.ts';
import { typed } from '../core/typed.ts';
import { newUid } from '../core/uid.ts';
import { getOrganisationData } from '../organisations/organisations.ts';
import type { ReadingOf } from '../organisations/write.ts';
import { getCardPerson } from '../people/cards.ts';
import { sortFiles } from '../people/people.ts';
import { endedOn, getCommunity } from '../places/communities.ts';
import { user } from '../tables/office.ts';
import { outlet } from '../tables/outlets.ts';
import { record } from '../tables/records.ts';
import { getOutletData, type OutletData, outletsOf, valuesOf } from './outlets.ts';
import { placeFiles } from './place-files.ts';
import { outletSortName } from './sort-name.ts';

interface Written {
  id: number;
  version: number;
  /** null where nothing was changed. */
  commandId: number | null;
}

/**
 * Registers an outlet, or changes one that nobody changed meanwhile.
 * @throws AppError outlet.notFound, outlet.changedMeanwhile, outlet.known where its keeper has one at that address already,
 * organisation.notFound, person.notFound, community.notFound, community.ended
 */
export function saveOutlet(
  db: WritableDb,
  act: Act,
  input: { id: number | null; version: number; values: OutletValues },
  readingOf: ReadingOf,
): Written {
  const before = input.id === null ? null : unchanged(db, input.id, input.version);
  const values = asRegistered(db, input.values, before?.communityId ?? null);
  refuseKnown(db, input.id, values);
  const { full: py, initials: ini } = readingOf(values.name);
  if (before === null) {
    const about = (id: number) =>
      ({ name: 'outlets.save', title: `登记网点：${values.name}`, noun: 'outlet', nounId: id }) as const;
    const { result: id, commandId } = keepCommand(db, act, about, () => {
      const made = insertRow(db, outlet, {
        ...{ uid: newUid(), ...values, py, ini },
        ...{ createdAt: act.at, updatedAt: act.at, updatedBy: act.userId },
      });
      keepChange(db, act, { noun: 'outlet', nounId: made, action: 'create', after: { ...values } });
      return made;
    });
    return { id, version: 1, commandId };
  }
  const changed = difference({ ...valuesOf(before) }, { ...values });
  const fields = Object.keys(changed.after) as (keyof OutletValues)[];
  if (fields.length === 0) return { id: before.id, version: before.version, commandId: null };
  const title = `修改网点：${before.name}（${fields.map((field) => outletLabels[field]).join('、')}）`;
  const about = { name: 'outlets.save', title, noun: 'outlet', nounId: before.id } as const;
  const { result: version, commandId } = keepCommand(db, act, about, () => {
    keepChange(db, act, { noun: 'outlet', nounId: before.id, action: 'update', ...changed });
    if (values.name !== before.name) sortFiles(db, { outletId: before.id }, outletSortName({ py, name: values.name }));
    if (values.communityId !== before.communityId) placeFiles(db, act, before.id, values.communityId, title);
    return writeOutlet(db, act, before, { ...values, py, ini });
  });
  return { id: before.id, version, commandId };
}

/** Takes an outlet on which no file rests out of use. @throws AppError outlet.notFound, outlet.changedMeanwhile, outlet.inUse */
export function removeOutlet(db: WritableDb, act: Act, id: number, version: number): Written {
  const row = unchanged(db, id, version);
  const number = read(
    db,
    typed`SELECT ${record.number} FROM ${record} WHERE outlet_id = ? AND removed_at IS NULL LIMIT 1`,
  ).get(row.id);
  if (number !== undefined) throw new AppError('outlet.inUse', { name: row.name, number });
  const about = { name: 'outlets.remove', title: `移除网点：${row.name}`, noun: 'outlet', nounId: row.id } as const;
  const { result, commandId } = keepCommand(db, act, about, () => {
    keepChange(db, act, { noun: 'outlet', nounId: row.id, action: 'remove' });
    return writeOutlet(db, act, row, { removedAt: act.at });
  });
  return { id: row.id, version: result, commandId };
}

/** Writes an outlet as its next version. @returns that version */
export function writeOutlet(
  db: WritableDb,
  act: Act,
  row: Pick<OutletData, 'id' | 'version'>,
  values: Partial<OutletData>,
): number {
  const version = row.version + 1;
  updateRow(db, outlet, row.id, { ...values, version, updatedAt: act.at, updatedBy: act.userId });
  return version;
}

/**
 * An organisation or a card was found to be another: what it ran is the other's from now on, what is out of use too. To be
 * called in the command of that merge.
 */
export function passOutletsOn(
  db: WritableDb,
  from: { organisationId: number } | { personId: number },
  to: { organisationId: number } | { personId: number },
): void {
  for (const id of outletsOf(db, from)) updateRow(db, outlet, id, to);
}

function unchanged(db: ReadableDb, id: number, version: number): OutletData {
  const row = getOutletData(db, id);
  if (row.id !== id) throw new AppError('outlet.notFound', {});
  if (row.version === version) return row;
  const by = read(db, typed`SELECT ${user.name} FROM ${user} WHERE id = ?`).one(row.updatedBy);
  throw new AppError('outlet.changedMeanwhile', { name: row.name, by, at: row.updatedAt });
}

/** The values with who and where they name as the registers hold them today; one that waits to be assigned may wait on. */
function asRegistered(db: ReadableDb, values: OutletValues, ownCommunity: number | null): OutletValues {
  const { name } = getCommunity(db, values.communityId);
  const ended = values.communityId === ownCommunity ? null : endedOn(db, values.communityId);
  if (ended !== null) throw new AppError('community.ended', { name, endedOn: ended });
  return {
    ...values,
    organisationId: values.organisationId === null ? null : getOrganisationData(db, values.organisationId).id,
    personId: values.personId === null ? null : getCardPerson(db, values.personId).id,
  };
}

function refuseKnown(db: ReadableDb, id: number | null, values: OutletValues): void {
  const { address, organisationId, personId } = values;
  const known = prepared(
    db,
    `SELECT 1 FROM outlet WHERE removed_at IS NULL AND merged_into IS NULL AND id IS NOT @id AND address = @address
       AND organisation_id IS @organisationId AND person_id IS @personId LIMIT 1`,
  ).get({ id, address, organisationId, personId });
  // Which one it is stays untold: it may belong to a community that the clerk may not see.
  if (known !== undefined) throw new AppError('outlet.known', { address });
}
