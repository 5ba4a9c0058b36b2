import Database from 'better-sqlite3';
import { migrations } from '../core/migrate.ts';
import { bindingOption, type ReadableDb } from '../core/open.ts';
import { type Migration, STEP_TABLE, standingOf } from '../core/schema-steps.ts';
import { type Cell, cellsOf, type Value } from './cells.ts';
import type { Pages } from './pages.ts';
import { treeOf } from './tree.ts';

/** How the rows of a table or an index are stored. */
export interface Shape {
  name: string;
  isIndex: boolean;
  /** The b-tree's first page; null where the list of tables cannot be read. */
  root: number | null;
  /** Rows without a row id lie in the tree of an index. */
  isByRowid: boolean;
  /** In the order they are stored in. */
  columns: readonly Column[];
  /** The table whose rows it holds. */
  table: string;
}

interface Column {
  name: string;
  type: string;
  isNotNull: boolean;
  /** Stands for the row id, and is stored as NULL. */
  isRowid: boolean;
  /** What a row holds that was written before the column was there. */
  missing: Value;
}

export interface Shapes {
  all: readonly Shape[];
  /** The steps that make these tables. */
  steps: readonly Migration[];
  /** Pages of the list of tables itself. */
  schemaPages: readonly number[];
  /** Whether the file's own list of tables was read whole; otherwise these are those of this program. */
  isOwn: boolean;
}

/**
 * How rows are stored in a database file: by its own list of tables where that can be read, else as this program makes
 * them.
 */
export function shapesOf(pages: Pages): Shapes {
  const tree = treeOf(pages, 1, (_, kind) => kind.startsWith('table'));
  const cells = tree.pages.flatMap(({ number, kind }) => [...cellsOf(pages, number, kind)]);
  const rows = cells.flatMap((cell) => (cell === null ? [] : (schemaRow(cell) ?? [])));
  const schemaPages = tree.pages.map(({ number }) => number);
  const isWhole = tree.lost === 0 && rows.length === cells.length;
  const own = isWhole ? ownShapes(pages, rows) : null;
  if (own) return { ...own, schemaPages, isOwn: true };
  const made = fresh(migrations);
  try {
    const roots = new Map(rows.map(({ name, root }) => [name, root]));
    return { all: describe(made, roots), steps: migrations, schemaPages, isOwn: false };
  } finally {
    made.close();
  }
}

/** Whether a row can be one of these: as many columns, each of its type (the tables are strict). */
export function fits({ values, rowid }: Cell, { columns, isByRowid }: Shape): boolean {
  if (values.length > columns.length || (isByRowid && rowid === null)) return false;
  return columns.every(({ type, isNotNull, isRowid, missing }, index) => {
    const value = index < values.length ? (values[index] ?? null) : missing;
    if (value === null) return isRowid || !isNotNull;
    if (isRowid) return false;
    return isOfType(value, type);
  });
}

/** A row by its columns. */
export function rowOf({ values, rowid }: Cell, { columns }: Shape): Record<string, Value> {
  return Object.fromEntries(
    columns.map(({ name, isRowid, missing }, index) => [
      name,
      isRowid ? rowid : index < values.length ? (values[index] ?? null) : missing,
    ]),
  );
}

function isOfType(value: Value, type: string): boolean {
  if (type === 'TEXT') return typeof value === 'string';
  if (type === 'INTEGER' || type === 'INT')
    return typeof value === 'number' ? Number.isInteger(value) : typeof value === 'bigint';
  if (type === 'REAL') return typeof value === 'number';
  if (type === 'BLOB') return Buffer.isBuffer(value);
  return true;
}

interface SchemaRow {
  type: string;
  name: string;
  root: number;
  sql: string | null;
  table: string;
}

/** An entry of SQLite's list of tables; null where it is none. */
function schemaRow({ values: [type, name, table, root, sql] }: Cell): SchemaRow | null {
  if (typeof type !== 'string' || typeof name !== 'string' || typeof table !== 'string') return null;
  return { type, name, table, root: Number(root ?? 0), sql: typeof sql === 'string' ? sql : null };
}

/** By the file's own list of tables; null where it is not that of an archive. */
function ownShapes(pages: Pages, rows: readonly SchemaRow[]): Pick<Shapes, 'all' | 'steps'> | null {
  const made = new Database(':memory:', bindingOption()) as ReadableDb;
  try {
    // Full text search makes the tables it keeps its own things in itself, and SQLite those named after it.
    const isOurs = ({ name, sql }: SchemaRow): boolean => sql !== null && !/_fts_|^sqlite_/.test(name);
    const order = ['table', 'index', 'trigger', 'view'];
    for (const kind of order)
      for (const row of rows.filter((one) => one.type === kind && isOurs(one))) made.exec(row.sql ?? '');
    const roots = new Map(rows.map(({ name, root }) => [name, root]));
    const all = describe(made, roots);
    keepSteps(pages, made, all);
    const { applied } = standingOf(made, migrations);
    const versions = new Set(applied.map(({ version }) => version));
    const steps = migrations.filter(({ version }) => versions.has(version));
    if (steps.length === 0) return null;
    return { all, steps };
  } catch {
    // A list that was written over names tables nobody can make.
    return null;
  } finally {
    made.close();
  }
}

/** Which steps the archive went through stands in a table of its own. */
function keepSteps(pages: Pages, made: ReadableDb, all: readonly Shape[]): void {
  const shape = all.find(({ name }) => name === 'schema_step');
  if (!shape) return;
  const insert = made.prepare('INSERT INTO schema_step (version, name, digest) VALUES (@version, @name, @digest)');
  for (const { number, kind } of treeOf(pages, shape.root ?? 0, () => true).pages)
    for (const cell of cellsOf(pages, number, kind)) if (cell && fits(cell, shape)) insert.run(rowOf(cell, shape));
}

function fresh(steps: readonly { sql: string }[]): ReadableDb {
  const made = new Database(':memory:', bindingOption()) as ReadableDb;
  made.pragma('foreign_keys = OFF');
  made.exec(STEP_TABLE);
  for (const { sql } of steps) made.exec(sql);
  return made;
}

interface TableInfo {
  name: string;
  wr: number;
}
interface ColumnInfo {
  name: string;
  type: string;
  notnull: number;
  dflt_value: string | null;
  pk: number;
}

function describe(made: ReadableDb, roots: ReadonlyMap<string, number>): Shape[] {
  const tables = made
    .prepare(
      "SELECT name, wr FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'",
    )
    .all() as TableInfo[];
  return tables.flatMap(({ name, wr }) => {
    const infos = made.prepare('SELECT * FROM pragma_table_info(?)').all(name) as ColumnInfo[];
    const columns = infos.map((info) => columnOf(made, info, wr === 0));
    const byName = new Map(columns.map((column) => [column.name, column]));
    // Rows without a row id are stored with their key first.
    const key = infos.filter(({ pk }) => pk > 0).sort((one, other) => one.pk - other.pk);
    const stored =
      wr === 0
        ? columns
        : [...key, ...infos.filter(({ pk }) => pk === 0)].flatMap((info) => byName.get(info.name) ?? []);
    const shape = {
      name,
      isIndex: false,
      root: roots.get(name) ?? null,
      isByRowid: wr === 0,
      columns: stored,
      table: name,
    };
    return [shape, ...(wr === 0 ? indexesOf(made, name, byName, roots) : [])];
  });
}

function columnOf(made: ReadableDb, info: ColumnInfo, isByRowid: boolean): Column {
  const isRowid = isByRowid && info.pk === 1 && info.type === 'INTEGER';
  const missing = info.dflt_value === null ? null : (made.prepare(`SELECT ${info.dflt_value}`).pluck().get() as Value);
  return { name: info.name, type: info.type, isNotNull: info.notnull === 1, isRowid, missing };
}

/** An index holds its columns, and the row id last. */
function indexesOf(
  made: ReadableDb,
  table: string,
  columns: ReadonlyMap<string, Column>,
  roots: ReadonlyMap<string, number>,
): Shape[] {
  const names = made.prepare('SELECT name FROM pragma_index_list(?)').pluck().all(table) as string[];
  return names.map((name) => {
    const keys = made.prepare('SELECT name FROM pragma_index_xinfo(?) ORDER BY seqno').pluck().all(name) as (
      | string
      | null
    )[];
    const own = keys.slice(0, -1).map((key, index) => {
      const column = key === null ? undefined : columns.get(key);
      return { name: key ?? `#${index}`, type: column?.type ?? '', isNotNull: false, isRowid: false, missing: null };
    });
    const rowid = { name: 'rowid', type: 'INTEGER', isNotNull: true, isRowid: false, missing: null };
    return { name, isIndex: true, root: roots.get(name) ?? null, isByRowid: false, columns: [...own, rowid], table };
  });
}
