import type { InferInsertModel, InferSelectModel } from 'drizzle-orm';
import { AppError } from '#shared/errors.ts';
import type { Act } from '../core/changes.ts';
import type { ReadableDb, WritableDb } from '../core/open.ts';
import { readingRows } from '../core/row-sets.ts';
import { getRow, insertRow, prepared, replaceRows, updateRow } from '../core/rows.ts';
import { newUid } from '../core/uid.ts';
import { person, personFormerNumber } from '../tables/people.ts';
import { refreshLikenessKeys } from './likeness.ts';
import { keepNamesGivenUp, type ReadingOf } from './names.ts';

/** One way to read a name aloud: `zhangwei` and `zw`. */
export interface Reading {
  full: string;
  initials: string;
}

/** A reading as a clerk typed it (`zhang wei`), in the form in which names are found by it. */
export function typedReading(typed: string): Reading {
  const syllables = typed.split(' ');
  return { full: syllables.join(''), initials: syllables.map((syllable) => syllable[0]).join('') };
}

export type PersonRow = InferSelectModel<typeof person>;
type PersonValues = Omit<
  InferInsertModel<typeof person>,
  'id' | 'uid' | 'pending' | 'importId' | 'createdAt' | 'updatedAt' | 'mergedInto'
>;

export function getPerson(db: ReadableDb, id: number): PersonRow {
  const row = getRow(db, person, id);
  if (!row) throw new Error(`no person ${id}`);
  return row;
}

/**
 * The person a number belongs to, or belonged to: by the number of today, by that of an entry merged into the card, by a
 * former number.
 */
export function findPersonByNumber(db: ReadableDb, number: string): PersonRow | null {
  const id = prepared(
    db,
    `SELECT coalesce(merged_into, id) FROM person WHERE id_number = @number
     UNION ALL SELECT person_id FROM person_former_number WHERE number = @number AND removed_at IS NULL LIMIT 1`,
  )
    .pluck()
    .get({ number }) as number | undefined;
  return id === undefined ? null : getPerson(db, id);
}

/** Inserts a person with the keys by which names are found. `pending`: hidden until the import is whole. */
export function insertPerson(
  db: WritableDb,
  values: PersonValues,
  readings: readonly Reading[],
  at: string,
  pendingImport: number | null = null,
): number {
  const id = insertRow(db, person, {
    ...values,
    uid: newUid(),
    pending: pendingImport === null ? 0 : 1,
    importId: pendingImport,
    createdAt: at,
    updatedAt: at,
  });
  insertKeys(db, id, values, readings);
  refreshLikenessKeys(db, id);
  return id;
}

/** How the names that are saved are read, and one that is given up with it. `isRestored`: an act is taken back by it. */
export interface PersonReadings {
  readings: readonly Reading[];
  readingOf?: ReadingOf | undefined;
  isRestored?: boolean | undefined;
}

/** Saves a person. A number or name that is given up stays with the card, so that papers that carry it still lead here. */
export function updatePerson(
  db: WritableDb,
  act: Act,
  before: PersonRow,
  values: PersonValues,
  { readings, readingOf, isRestored = false }: PersonReadings,
): void {
  const isNewNumber = before.idNumber !== (values.idNumber ?? null);
  if (isNewNumber && values.idNumber) refuseHeld(db, before.id, values.idNumber);
  updateRow(db, person, before.id, { ...values, updatedAt: act.at });
  if (isNewNumber) keepFormerNumber(db, act, before);
  const isRenamed = before.name !== values.name || before.formerName !== (values.formerName ?? null);
  if (isRenamed || before.reading !== (values.reading ?? null)) replaceReadings(db, before.id, readings);
  if (isRenamed) indexName(db, before.id);
  if (isRenamed && !isRestored) keepNamesGivenUp(db, act, before, readingOf);
  refreshLikenessKeys(db, before.id);
}

/** A number given up stays with the person, of the kind it was. Nothing stays of one who had none. */
export function keepFormerNumber(db: WritableDb, act: Act, before: PersonRow): void {
  if (before.idKind === 'none' || before.idNumber === null) return;
  insertRow(db, personFormerNumber, {
    uid: newUid(),
    personId: before.id,
    kind: before.idKind,
    number: before.idNumber,
    note: '号码更正前',
    addedAt: act.at,
    addedBy: act.userId,
  });
}

// An entry merged into a card keeps its number: two rows may not hold one.
function refuseHeld(db: ReadableDb, id: number, idNumber: string): void {
  const holder = prepared(db, 'SELECT name FROM person WHERE id_number = ? AND id <> ?').pluck().get(idNumber, id);
  if (holder !== undefined) throw new AppError('person.idNumberTaken', { name: String(holder), number: '' });
}

function insertKeys(
  db: WritableDb,
  id: number,
  values: Pick<PersonValues, 'name' | 'formerName'>,
  readings: readonly Reading[],
): void {
  for (const reading of readings) {
    prepared(db, 'INSERT OR IGNORE INTO person_key (py, ini, person_id) VALUES (?, ?, ?)').run(
      reading.full,
      reading.initials,
      id,
    );
  }
  insertNameTokens(db, id, values.name, values.formerName ?? null);
}

function keysOf(personId: number, readings: readonly Reading[]): { py: string; ini: string; personId: number }[] {
  const keys = readings.map(({ full, initials }) => ({ py: full, ini: initials, personId }));
  return keys.filter(({ py, ini }, index) => keys.findIndex((one) => one.py === py && one.ini === ini) === index);
}

/** Files a person anew under what the names can be read as. */
export function replaceReadings(db: WritableDb, id: number, readings: readonly Reading[]): void {
  replaceRows(db, readingRows, id, keysOf(id, readings));
}

/** Files a person anew under the characters of the names as they stand now. */
export function indexName(db: WritableDb, id: number): void {
  const { name, formerName } = getPerson(db, id);
  prepared(db, 'DELETE FROM person_name_fts WHERE rowid = ?').run(id);
  insertNameTokens(db, id, name, formerName);
}

function insertNameTokens(db: WritableDb, id: number, name: string, formerName: string | null): void {
  prepared(db, 'INSERT INTO person_name_fts (rowid, chars) VALUES (?, ?)').run(
    id,
    nameTokens(name) + (formerName ? ` 0 ${nameTokens(formerName)}` : ''),
  );
}

/** Each character as its hex code point: a tokenizer then neither splits nor drops any character, however rare. */
export function nameTokens(name: string): string {
  return Array.from(name.toLowerCase(), (character) => (character.codePointAt(0) ?? 0).toString(16)).join(' ');
}
