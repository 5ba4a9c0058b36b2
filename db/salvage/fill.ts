import type { ReadableDb, WritableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { prepared } from '../core/rows.ts';
import { text, typed } from '../core/typed.ts';
import { indexName } from '../people/people.ts';
import { person } from '../tables/people.ts';
import type { Remains, Row } from './read.ts';

/** A row that was read and has no place in the new database: kept beside it, so that nothing readable is lost. */
export interface AsideRow {
  table: string;
  why: string;
  row: Row;
}

export interface Filled {
  saved: Map<string, number>;
  aside: AsideRow[];
}

/** What follows from other tables, or is made anew: not brought over. */
export const DERIVED: ReadonlySet<string> = new Set([
  ...['schema_step', 'person_key', 'person_likeness_key', 'likeness_pair', 'proof_sum', 'proof_since'],
]);

/** Brings every row that can be read into an empty database of the same tables, under its own key. */
export function fillFrom(remains: Remains, db: WritableDb): Filled {
  const saved = new Map<string, number>();
  const aside: AsideRow[] = [];
  db.pragma('foreign_keys = OFF');
  for (const table of remains.tables) {
    if (DERIVED.has(table)) continue;
    const columns = new Set(columnsOf(db, table));
    if (columns.size === 0) continue;
    let count = 0;
    db.transaction(() => {
      for (const row of remains.rows(table)) {
        const refusal = insertAny(db, table, row, columns);
        if (refusal === null) count += 1;
        else if (refusal !== 'twice') aside.push({ table, why: refusal, row });
      }
    }).immediate();
    saved.set(table, count);
  }
  db.transaction(() => indexNames(db)).immediate();
  return { saved, aside };
}

/** Inserts a row whatever its table. @returns null; 'twice' where its key is there already; or why it was refused */
export function insertAny(
  db: WritableDb,
  table: string,
  row: Row,
  columns: ReadonlySet<string> = new Set(columnsOf(db, table)),
): string | null {
  const names = Object.keys(row).filter((name) => columns.has(name));
  const list = names.map((name) => `"${name}"`).join(', ');
  const marks = names.map(() => '?').join(', ');
  try {
    prepared(db, `INSERT INTO "${table}" (${list}) VALUES (${marks})`).run(names.map((name) => row[name] ?? null));
    return null;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (/PRIMARYKEY|ROWID/.test(code)) return 'twice';
    if (code.startsWith('SQLITE_CONSTRAINT_UNIQUE')) return '同样的编号或号码已经有了';
    if (code.startsWith('SQLITE_CONSTRAINT')) return '有内容不合规则';
    throw error;
  }
}

export function columnsOf(db: ReadableDb, table: string): string[] {
  return read(db, typed`SELECT ${text('name')} FROM pragma_table_info(?)`).all(table);
}

/** Names are searched by what is not kept in the file's own tables. */
function indexNames(db: WritableDb): void {
  for (const id of read(db, typed`SELECT ${person.id} FROM ${person}`).all()) indexName(db, id);
}
