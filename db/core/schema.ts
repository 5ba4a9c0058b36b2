import Database from 'better-sqlite3';
import { bindingOption, type ReadableDb, type WritableDb } from './open.ts';
import { read } from './read.ts';
import { text, typed } from './typed.ts';

/** Every object of a database by name: its SQL as SQLite keeps it, with each run of blanks made one. */
export type Schema = Readonly<Record<string, string>>;

/** The schema of a database, without what SQLite and its full-text search make for themselves. */
export function schemaOf(db: ReadableDb): Schema {
  const rows = read(
    db,
    typed`SELECT ${{ name: text('name'), sql: text('sql') }} FROM sqlite_schema
     WHERE sql IS NOT NULL AND name NOT LIKE '%_fts_%' AND name NOT LIKE 'sqlite_%' ORDER BY name`,
  ).all();
  return Object.fromEntries(rows.map((row) => [row.name, row.sql.replace(/\s+/g, ' ')]));
}

/** The SQL of one table, letter by letter: a comment in it ends with its line. */
export function tableSql(db: ReadableDb, table: string): string | undefined {
  return read(db, typed`SELECT ${text('sql')} FROM sqlite_schema WHERE type = 'table' AND name = ?`).get(table);
}

/**
 * What a database consists of: objects by name, columns as `table.column`, and `table AUTOINCREMENT` where an id is never
 * given twice. By these it is seen which steps were applied.
 */
export function marksOf(db: ReadableDb): Set<string> {
  const schema = schemaOf(db);
  const columns = read(
    db,
    typed`SELECT ${{ table: text('t.name'), column: text('c.name') }}
     FROM pragma_table_list t JOIN pragma_table_xinfo(t.name) c WHERE t.schema = 'main' AND t.type = 'table'`,
  ).all();
  return new Set([
    ...Object.keys(schema),
    ...columns.filter(({ table }) => table in schema).map(({ table, column }) => `${table}.${column}`),
    ...Object.keys(schema)
      .filter((name) => schema[name]?.includes(' AUTOINCREMENT'))
      .map((name) => `${name} AUTOINCREMENT`),
  ]);
}

/** Runs the SQL of steps on an empty database in memory, and tells what `tell` finds there after each. */
export function rehearse<T>(steps: readonly { sql: string }[], tell: (db: ReadableDb) => T): T[] {
  const db = new Database(':memory:', bindingOption()) as ReadableDb;
  try {
    db.pragma('foreign_keys = OFF');
    return steps.map((step) => {
      db.exec(step.sql);
      return tell(db);
    });
  } finally {
    db.close();
  }
}

/**
 * Builds a table anew by other SQL, with its rows under their ids and with its indexes and triggers. The caller has
 * switched foreign keys off and checks them afterwards.
 * @param sql CREATE TABLE of the same name; columns the old table lacks take their default
 */
export function rebuildTable(db: WritableDb, table: string, sql: string): void {
  const beside = read(
    db,
    typed`SELECT ${text('sql')} FROM sqlite_schema WHERE tbl_name = ? AND type IN ('index', 'trigger')
     AND sql IS NOT NULL`,
  ).all(table);
  const columns = read(db, typed`SELECT ${text('name')} FROM pragma_table_info(?)`).all(table);
  const list = columns.map((column) => `"${column}"`).join(', ');
  // By way of a temporary table and not of a new name: SQLite would keep a renamed table's name in quotes.
  db.exec(
    `CREATE TEMP TABLE kept_rows AS SELECT ${list} FROM main."${table}";
     DROP TABLE main."${table}";
     ${sql};
     INSERT INTO main."${table}" (${list}) SELECT ${list} FROM kept_rows;
     DROP TABLE kept_rows;`,
  );
  for (const statement of beside) db.exec(statement);
}
