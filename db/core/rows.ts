import type Database from 'better-sqlite3';
import { getTableColumns, getTableName, type InferInsertModel, type InferSelectModel } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { ReadableDb, WritableDb } from './open.ts';

/**
 * Reading and writing whole rows by drizzle's typed tables, through prepared statements that are kept per connection.
 * Drizzle's own query builder would put the statement together anew for each of the 100,000 rows of an import.
 */

/**
 * Told of every row written by `insertRow` and `updateRow`, by the table's name and the row's id; and of every set of rows
 * written by `replaceRows`, by the table's name and the owner.
 */
export interface RowWatcher {
  updating: (table: string, ids: readonly (number | string)[]) => void;
  inserted: (table: string, id: number) => void;
}

/** Rows without an id of their own that belong to one owner (dependants to a file, days to a year): written as a whole. */
export interface RowSet<T extends SQLiteTable> {
  table: T;
  /** SQL that holds for the rows of `@owner`. */
  of: string;
  /** Columns, as SQL names them, in the order the rows are kept in. */
  order: string;
}

const watchers = new WeakMap<Database.Database, RowWatcher>();
// An act on thousands of files asks for each of their rows: the statement is written once per table.
const byId = new WeakMap<SQLiteTable, string>();
const statements = new WeakMap<Database.Database, Map<string, Database.Statement>>();

/** Runs `work` with a watcher of the rows it writes. */
export function watchingRows<T>(db: WritableDb, watcher: RowWatcher, work: () => T): T {
  if (watchers.has(db)) throw new Error('rows are watched already: a command may not run inside another');
  watchers.set(db, watcher);
  try {
    return work();
  } finally {
    watchers.delete(db);
  }
}

/**
 * A prepared statement, compiled once per connection. Its `pluck` answers with another one: better-sqlite3 would change the
 * statement for everybody who asks for the same text, and an answer that is read as a row would be a bare value.
 */
export function prepared(db: ReadableDb, sql: string): Database.Statement {
  let known = statements.get(db);
  if (!known) {
    known = new Map();
    statements.set(db, known);
  }
  let statement = known.get(sql);
  if (!statement) {
    statement = db.prepare(sql);
    let plucked: Database.Statement | null = null;
    statement.pluck = () => {
      plucked ??= db.prepare(sql).pluck();
      return plucked;
    };
    known.set(sql, statement);
  }
  return statement;
}

/** Inserts one row; columns left out take their default. Returns the row id. */
export function insertRow<T extends SQLiteTable>(db: WritableDb, table: T, values: InferInsertModel<T>): number {
  const { columns, params } = bind(table, values);
  const sql = `INSERT INTO "${getTableName(table)}" (${columns.map((c) => `"${c}"`).join(', ')}) VALUES (${columns
    .map((c) => `@${c}`)
    .join(', ')})`;
  const id = Number(prepared(db, sql).run(params).lastInsertRowid);
  watchers.get(db)?.inserted(getTableName(table), id);
  return id;
}

/** Updates the named columns of the row with that id. Returns whether there was such a row. */
export function updateRow<T extends SQLiteTable>(
  db: WritableDb,
  table: T,
  id: number | string,
  values: Partial<InferInsertModel<T>>,
): boolean {
  const { columns, params } = bind(table, values);
  if (columns.length === 0) return true;
  watchers.get(db)?.updating(getTableName(table), [id]);
  const sql = `UPDATE "${getTableName(table)}" SET ${columns.map((c) => `"${c}" = @${c}`).join(', ')} WHERE id = @row_id`;
  return prepared(db, sql).run({ ...params, row_id: id }).changes > 0;
}

/**
 * Gives all these rows the same values in one statement, for acts that touch thousands. `countOn`: a column that goes up
 * by one in each (the version of a file).
 */
export function updateRows<T extends SQLiteTable>(
  db: WritableDb,
  table: T,
  ids: readonly number[],
  values: Partial<InferInsertModel<T>>,
  countOn: (keyof InferInsertModel<T> & string) | null = null,
): void {
  if (ids.length === 0) return;
  const { columns, params } = bind(table, values);
  watchers.get(db)?.updating(getTableName(table), ids);
  const counted = countOn === null ? [] : [`"${countOn}" = "${countOn}" + 1`];
  const set = [...columns.map((c) => `"${c}" = @${c}`), ...counted].join(', ');
  prepared(db, `UPDATE "${getTableName(table)}" SET ${set} WHERE id IN (SELECT value FROM json_each(@row_ids))`).run({
    ...params,
    row_ids: JSON.stringify(ids),
  });
}

/** The row with that id, or null. */
export function getRow<T extends SQLiteTable>(
  db: ReadableDb,
  table: T,
  id: number | string,
): InferSelectModel<T> | null {
  let sql = byId.get(table);
  if (sql === undefined) {
    sql = `SELECT ${columnList(table)} FROM "${getTableName(table)}" t WHERE id = ?`;
    byId.set(table, sql);
  }
  const row = prepared(db, sql).get(id);
  return (row as InferSelectModel<T> | undefined) ?? null;
}

/** The rows with these ids, in no order. */
export function getRows<T extends SQLiteTable>(
  db: ReadableDb,
  table: T,
  ids: readonly number[],
): InferSelectModel<T>[] {
  const sql = `SELECT ${columnList(table)} FROM "${getTableName(table)}" t WHERE id IN (SELECT value FROM json_each(?))`;
  return prepared(db, sql).all(JSON.stringify(ids)) as InferSelectModel<T>[];
}

/** The rows of one owner, in their order. */
export function rowsOf<T extends SQLiteTable>(db: ReadableDb, set: RowSet<T>, owner: number): InferSelectModel<T>[] {
  const sql = `SELECT ${columnList(set.table)} FROM "${getTableName(set.table)}" t WHERE ${set.of} ORDER BY ${set.order}`;
  return prepared(db, sql).all({ owner }) as InferSelectModel<T>[];
}

/** Puts these rows in place of all rows of the owner. */
export function replaceRows<T extends SQLiteTable>(
  db: WritableDb,
  set: RowSet<T>,
  owner: number,
  rows: readonly InferInsertModel<T>[],
): void {
  const name = getTableName(set.table);
  watchers.get(db)?.updating(name, [owner]);
  prepared(db, `DELETE FROM "${name}" WHERE ${set.of}`).run({ owner });
  for (const row of rows) insertRow(db, set.table, row);
}

/** `t."first_name" AS "firstName", …` for a table under an alias. */
export function columnList(table: SQLiteTable, alias = 't'): string {
  return Object.entries(getTableColumns(table))
    .map(([key, column]) => `${alias}."${column.name}" AS "${key}"`)
    .join(', ');
}

function bind(table: SQLiteTable, values: object): { columns: string[]; params: Record<string, unknown> } {
  const known = getTableColumns(table);
  const columns: string[] = [];
  const params: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(values)) {
    const column = known[key];
    if (!column) throw new Error(`table ${getTableName(table)} has no column ${key}`);
    if (value === undefined) continue;
    columns.push(column.name);
    params[column.name] = value;
  }
  return { columns, params };
}
