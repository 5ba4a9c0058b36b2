import type { InferInsertModel, InferSelectModel } from 'drizzle-orm';
import { HEAD } from '#shared/codes/household-words.ts';
import { AppError } from '#shared/errors.ts';
import type { PersonValues } from '#shared/people/fields.ts';
import { type Act, difference, keepChange } from '../core/changes.ts';
import type { ReadableDb, WritableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { readingRows } from '../core/row-sets.ts';
import { getRow, insertRow, prepared, replaceRows, updateRow } from '../core/rows.ts';
import { int, typed } from '../core/typed.ts';
import { newUid } from '../core/uid.ts';
import { person, personFormerNumber } from '../tables/people.ts';
import { record } from '../tables/records.ts';
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
type Columns = Omit<
  InferInsertModel<typeof person>,
  'id' | 'uid' | 'pending' | 'importId' | 'createdAt' | 'updatedAt' | 'updatedBy' | 'mergedInto' | 'version'
>;

/** The columns that keep a person's values. */
function columnsOf({ hobbies, otherText, ...values }: PersonValues): Columns {
  return { ...values, hobbies: JSON.stringify(hobbies), otherText: JSON.stringify(otherText) };
}

/** The values of a person as files show them. */
export function personValues({
  id: _id,
  uid: _uid,
  pending: _pending,
  importId: _import,
  createdAt: _at,
  updatedAt: _up,
  updatedBy: _by,
  mergedInto: _merged,
  version: _version,
  unreadText: _unread,
  ...row
}: PersonRow): PersonValues {
  return { ...row, hobbies: parse(row.hobbies), otherText: parse(row.otherText) };
}

function parse<T>(text: string): T {
  return JSON.parse(text) as T;
}

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
  const id = read(
    db,
    typed`SELECT ${int('coalesce(merged_into, id)')} FROM person WHERE id_number = @number
     UNION ALL SELECT person_id FROM person_former_number WHERE number = @number AND removed_at IS NULL LIMIT 1`,
  ).get({ number });
  return id === undefined ? null : getPerson(db, id);
}

/** Inserts a person with the keys by which names are found. `pending`: hidden until the import is whole. */
export function insertPerson(
  db: WritableDb,
  act: Act,
  values: PersonValues,
  { readings, unreadText = {} }: Pick<PersonReadings, 'readings' | 'unreadText'>,
  pendingImport: number | null = null,
): number {
  const id = insertRow(db, person, {
    ...columnsOf(values),
    unreadText: JSON.stringify(unreadText),
    uid: newUid(),
    pending: pendingImport === null ? 0 : 1,
    importId: pendingImport,
    createdAt: act.at,
    updatedAt: act.at,
    updatedBy: act.userId,
  });
  insertKeys(db, id, values, readings);
  refreshLikenessKeys(db, id);
  return id;
}

/** How the names that are saved are read, and one that is given up with it. `isRestored`: an act is taken back by it. */
export interface PersonReadings {
  /** Of name and former name, the one the lists are ordered by first. */
  readings: readonly Reading[];
  readingOf?: ReadingOf | undefined;
  isRestored?: boolean | undefined;
  /** What a roster said of the person's fields and could not be read; left out: what stands, without what is filled now. */
  unreadText?: Record<string, string> | undefined;
  /** In a clerk's words, where the change does not speak for itself. */
  note?: string | undefined;
}

/**
 * Writes a person's own values: the one way of every act, through whichever file or list it came. The version counts on,
 * the history tells the change once, every file of the person goes to its place in the lists, and a number or name that is
 * given up stays with the card, so that papers that carry it still lead here. Nothing is written where nothing differs.
 * @param values all of them, those that stay included
 * @returns whether something was written
 * @throws AppError person.idNumberTaken
 */
export function changePerson(
  db: WritableDb,
  act: Act,
  before: PersonRow,
  values: PersonValues,
  { readings, readingOf, isRestored = false, unreadText, note }: PersonReadings,
): boolean {
  const changed = difference({ ...personValues(before) }, { ...values });
  const unread = JSON.stringify(unreadText ?? stillUnread(before.unreadText, changed.after));
  if (Object.keys(changed.after).length === 0 && unread === before.unreadText) return false;
  const isNewNumber = before.idNumber !== values.idNumber;
  if (isNewNumber && values.idNumber !== null) refuseHeld(db, before.id, values.idNumber);
  touchPerson(db, act, before.id, { ...columnsOf(values), unreadText: unread });
  if (isNewNumber) keepFormerNumber(db, act, before);
  const isRenamed = before.name !== values.name || before.formerName !== values.formerName;
  if (isRenamed || before.reading !== values.reading) {
    replaceReadings(db, before.id, readings);
    sortFiles(db, { personId: before.id }, sortName(readings, values.name));
  }
  if (isRenamed) indexName(db, before.id);
  if (isRenamed && !isRestored) keepNamesGivenUp(db, act, before, readingOf);
  refreshLikenessKeys(db, before.id);
  keepChange(db, act, { noun: 'person', nounId: before.id, action: 'update', ...changed, ...(note ? { note } : {}) });
  return true;
}

/** Writes a person as the next version: also where only names or numbers beside the entry were written. */
export function touchPerson(db: WritableDb, act: Act, id: number, values: Partial<PersonRow> = {}): void {
  const version = getPerson(db, id).version + 1;
  updateRow(db, person, id, { ...values, version, updatedAt: act.at, updatedBy: act.userId });
}

/** Texts a roster's cells could not be read from stay until the clerk fills their fields. */
export function stillUnread(stored: string, filledNow: Readonly<Record<string, unknown>>): Record<string, string> {
  const texts = parse<Record<string, string>>(stored);
  return Object.fromEntries(Object.entries(texts).filter(([field]) => !(field in filledNow)));
}

/** What the list is ordered by: how the name is read, then how it is written. */
export function sortName(readings: readonly Reading[], name: string): string {
  return `${readings[0]?.full ?? ''} ${name}`;
}

const sortedByOutlet = typed`SELECT ${record.id} FROM ${record} WHERE outlet_id = @id AND pending = 0 AND sort_name <> @place`;
const sortedByPerson = typed`SELECT ${record.id} FROM ${record} WHERE pending = 0 AND sort_name <> @place AND id IN (
  SELECT id FROM record WHERE person_id = @id
  UNION SELECT l.record_id FROM household_member m
    JOIN record_household l ON l.household_id = m.household_id AND l.to_on IS NULL AND l.removed_at IS NULL
    WHERE m.person_id = @id AND m.relation = '${HEAD}' AND m.removed_at IS NULL)`;

/**
 * Puts all files of a person or an outlet to their place in the lists, those of the households a person heads among them.
 * They say nothing else by it: whoever has one open may go on.
 */
export function sortFiles(db: WritableDb, subject: { personId: number } | { outletId: number }, place: string): void {
  const [files, id] = 'personId' in subject ? [sortedByPerson, subject.personId] : [sortedByOutlet, subject.outletId];
  for (const file of read(db, files).all({ id, place })) updateRow(db, record, file, { sortName: place });
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

// An entry merged into a card keeps its number, and a former one stays its person's.
function refuseHeld(db: ReadableDb, id: number, idNumber: string): void {
  const merged = prepared(db, 'SELECT name FROM person WHERE id_number = ? AND id <> ?').pluck().get(idNumber, id);
  const holder = findPersonByNumber(db, idNumber);
  if (merged === undefined && (holder === null || holder.id === id)) return;
  const number = read(
    db,
    typed`SELECT ${record.number} FROM ${record} WHERE person_id = ? AND removed_at IS NULL AND pending = 0
     ORDER BY closed_on IS NOT NULL`,
  ).get(holder?.id ?? 0);
  throw new AppError('person.idNumberTaken', { name: holder?.name ?? String(merged), number: number ?? '' });
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
  insertNameTokens(db, id, values.name, values.formerName);
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
