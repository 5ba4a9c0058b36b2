import type { AliasKind, PersonCard } from '#shared/contract/people.ts';
import { AppError } from '#shared/errors.ts';
import type { HeldNumberKind } from '#shared/rules/person-number.ts';
import { numberWithKind } from '#shared/rules/person-number-words.ts';
import { type Scope, wholeOffice } from '#shared/rules/scope.ts';
import type { Act } from '../core/changes.ts';
import { listCommands, runCommand } from '../core/commands.ts';
import type { ReadableDb, WritableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { getRow, insertRow, prepared, updateRow } from '../core/rows.ts';
import { recordsWithin } from '../core/scope.ts';
import { type Query, typed } from '../core/typed.ts';
import { newUid } from '../core/uid.ts';
import { diedOnOf } from '../life/death.ts';
import { roleWords } from '../records/people-beside-words.ts';
import { person, personAlias, personFormerNumber } from '../tables/people.ts';
import { aliasesOfPerson, cardQueries, formerNumbersOfPerson } from './card-queries.ts';
import { changePerson, findPersonByNumber, type PersonRow, personValues, type Reading, touchPerson } from './people.ts';

const EVENTS_MOST = 100;

/** The entry of a person, or the one it was merged into. @throws AppError person.notFound */
export function getCardPerson(db: ReadableDb, id: number): PersonRow {
  const row = getRow(db, person, id);
  if (!row || row.pending === 1) throw new AppError('person.notFound', {});
  return row.mergedInto === null ? row : getCardPerson(db, row.mergedInto);
}

/**
 * Everything the office has of a person, on one card; of the files what lies within the scope, and how many do not.
 * @throws AppError person.notFound
 */
export function getPersonCard(db: ReadableDb, id: number, scope: Scope = wholeOffice): PersonCard {
  const of = getCardPerson(db, id);
  const within = recordsWithin(scope);
  const queries = cardQueries(within.sql);
  const values = { id: of.id, ...within.params };
  const all = <T>(query: Query<T>): T[] => read(db, query).all({ most: EVENTS_MOST, ...values });
  return {
    id: of.id,
    name: of.name,
    reading: of.reading,
    formerName: of.formerName,
    idKind: of.idKind,
    idNumber: of.idNumber,
    gender: of.gender,
    birthOn: of.birthOn,
    diedOn: diedOnOf(db, of.id),
    ethnicity: of.ethnicity,
    mobile: of.mobile,
    landline: of.landline,
    registeredAddress: of.registeredAddress,
    residenceAddress: of.residenceAddress,
    aliases: all(aliasesOfPerson),
    formerNumbers: all(formerNumbersOfPerson),
    files: all(queries.files),
    hiddenFiles: read(db, queries.hiddenFiles).one(values),
    beside: all(queries.beside).map(({ role, ...row }) => ({ ...row, roleLabel: roleWords(row.kind, role) })),
    materials: all(queries.materials),
    handovers: all(queries.handovers),
    events: all(queries.events),
    commands: listCommands(db, 'person', of.id, 50),
  };
}

/**
 * Registers a further name, by which the person is then found.
 * @throws AppError person.notFound, person.aliasTaken
 */
export function addAlias(
  db: WritableDb,
  act: Act,
  input: { personId: number; kind: AliasKind; name: string; note: string },
  reading: Reading | undefined,
): number {
  const of = getCardPerson(db, input.personId);
  const has = prepared(db, 'SELECT 1 FROM person_alias WHERE person_id = ? AND name = ? AND removed_at IS NULL');
  if (of.name === input.name || of.formerName === input.name || has.get(of.id, input.name))
    throw new AppError('person.aliasTaken', { name: input.name });
  const about = { name: 'people.addAlias', title: `登记别名：${input.name}`, noun: 'person', nounId: of.id } as const;
  return runCommand(db, act, about, () => {
    touchPerson(db, act, of.id);
    return insertRow(db, personAlias, {
      uid: newUid(),
      personId: of.id,
      kind: input.kind,
      name: input.name,
      py: reading?.full ?? '',
      ini: reading?.initials ?? '',
      note: input.note || null,
      addedAt: act.at,
      addedBy: act.userId,
    });
  });
}

/** Takes a further name out of use. Answers false when it was so already. */
export function removeAlias(db: WritableDb, act: Act, id: number): { isRemoved: boolean; personId: number | null } {
  const row = getRow(db, personAlias, id);
  if (!row || row.removedAt !== null) return { isRemoved: false, personId: row?.personId ?? null };
  const about = {
    name: 'people.removeAlias',
    title: `移除别名：${row.name}`,
    noun: 'person',
    nounId: row.personId,
  } as const;
  runCommand(db, act, about, () => {
    touchPerson(db, act, row.personId);
    updateRow(db, personAlias, id, { removedAt: act.at });
  });
  return { isRemoved: true, personId: row.personId };
}

/**
 * Keeps how the name is read, or forgets it (null): searched by, sorted by and compared by from now on.
 * @param readings of name and former name, the one to sort by first
 * @throws AppError person.notFound
 */
export function setReading(
  db: WritableDb,
  act: Act,
  input: { personId: number; reading: string | null },
  readings: readonly Reading[],
): void {
  const of = getCardPerson(db, input.personId);
  if (of.reading === input.reading) return;
  const title = input.reading === null ? `不再登记读音：${of.name}` : `登记读音：${of.name} ${input.reading}`;
  runCommand(db, act, { name: 'people.setReading', title, noun: 'person', nounId: of.id }, () =>
    changePerson(db, act, of, { ...personValues(of), reading: input.reading }, { readings, note: title }),
  );
}

/**
 * Registers a number the person had before, by which the person is then found.
 * @throws AppError person.notFound, person.idNumberTaken when the number is or was another person's
 */
export function addFormerNumber(
  db: WritableDb,
  act: Act,
  input: { personId: number; kind: HeldNumberKind; number: string; note: string },
): number {
  const of = getCardPerson(db, input.personId);
  const holder = findPersonByNumber(db, input.number);
  if (holder) throw new AppError('person.idNumberTaken', { name: holder.name, number: '' });
  const title = `登记曾用号码：${numberWithKind(input.kind, input.number)}`;
  return runCommand(db, act, { name: 'people.addFormerNumber', title, noun: 'person', nounId: of.id }, () => {
    touchPerson(db, act, of.id);
    return insertRow(db, personFormerNumber, {
      uid: newUid(),
      personId: of.id,
      kind: input.kind,
      number: input.number,
      note: input.note || null,
      addedAt: act.at,
      addedBy: act.userId,
    });
  });
}

/** Takes a former number out of use. Answers false when it was so already. */
export function removeFormerNumber(
  db: WritableDb,
  act: Act,
  id: number,
): { isRemoved: boolean; personId: number | null } {
  const row = getRow(db, personFormerNumber, id);
  if (!row || row.removedAt !== null) return { isRemoved: false, personId: row?.personId ?? null };
  const title = `移除曾用号码：${numberWithKind(row.kind, row.number)}`;
  runCommand(db, act, { name: 'people.removeFormerNumber', title, noun: 'person', nounId: row.personId }, () => {
    touchPerson(db, act, row.personId);
    updateRow(db, personFormerNumber, id, { removedAt: act.at });
  });
  return { isRemoved: true, personId: row.personId };
}

/** Whose further name that is; empty where there is none. */
export function personOfAlias(db: ReadableDb, id: number): number[] {
  return read(db, typed`SELECT ${personAlias.personId} FROM ${personAlias} WHERE id = ?`).all(id);
}

/** Whose former number that is; empty where there is none. */
export function personOfFormerNumber(db: ReadableDb, id: number): number[] {
  return read(db, typed`SELECT ${personFormerNumber.personId} FROM ${personFormerNumber} WHERE id = ?`).all(id);
}
