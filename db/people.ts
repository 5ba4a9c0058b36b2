import type { InferInsertModel, InferSelectModel } from 'drizzle-orm';
import type { ReadableDb, WritableDb } from './open.ts';
import { columnList, getRow, insertRow, prepared, updateRow } from './rows.ts';
import { person } from './tables/people.ts';
import { newUid } from './uid.ts';

/** One way to read a name aloud: `zhangwei` and `zw`. */
export interface Reading {
  full: string;
  initials: string;
}

export type PersonRow = InferSelectModel<typeof person>;
type PersonValues = Omit<
  InferInsertModel<typeof person>,
  'id' | 'uid' | 'pending' | 'importId' | 'createdAt' | 'updatedAt'
>;

export function getPerson(db: ReadableDb, id: number): PersonRow {
  const row = getRow(db, person, id);
  if (!row) throw new Error(`no person ${id}`);
  return row;
}

export function findPersonByIdNumber(db: ReadableDb, idNumber: string): PersonRow | null {
  const row = prepared(db, `SELECT ${columnList(person)} FROM person t WHERE t.id_number = ?`).get(idNumber);
  return (row as PersonRow | undefined) ?? null;
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
  return id;
}

export function updatePerson(
  db: WritableDb,
  before: PersonRow,
  values: PersonValues,
  readings: readonly Reading[],
  at: string,
): void {
  updateRow(db, person, before.id, { ...values, updatedAt: at });
  if (before.name === values.name && before.formerName === (values.formerName ?? null)) return;
  prepared(db, 'DELETE FROM person_key WHERE person_id = ?').run(before.id);
  prepared(db, 'DELETE FROM person_name_fts WHERE rowid = ?').run(before.id);
  insertKeys(db, before.id, values, readings);
}

function insertKeys(db: WritableDb, id: number, values: PersonValues, readings: readonly Reading[]): void {
  for (const reading of readings) {
    prepared(db, 'INSERT OR IGNORE INTO person_key (py, ini, person_id) VALUES (?, ?, ?)').run(
      reading.full,
      reading.initials,
      id,
    );
  }
  prepared(db, 'INSERT INTO person_name_fts (rowid, chars) VALUES (?, ?)').run(
    id,
    nameTokens(values.name) + (values.formerName ? ` 0 ${nameTokens(values.formerName)}` : ''),
  );
}

/** Each character as its hex code point: a tokenizer then neither splits nor drops any character, however rare. */
export function nameTokens(name: string): string {
  return Array.from(name.toLowerCase(), (character) => (character.codePointAt(0) ?? 0).toString(16)).join(' ');
}
