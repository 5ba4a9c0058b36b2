import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyLog } from '#db/core/log.ts';
import { bindingOption, inTransaction, type ReadableDb } from '#db/core/open.ts';
import { schemaFindings } from '#db/core/schema-check.ts';
import { proofFindings } from '#db/proof/check.ts';
import snapshot from '#db/schema.snapshot.json';
import { databaseFile } from '#electron/archive/core/context.ts';
import { newArchive, type TestArchive } from '#test/help/archive.ts';

/** Tables an edit past the program is not found in, each with the reason. Whoever adds a table decides here. */
const NOT_PROVED: Readonly<Record<string, string>> = {
  column_memory: 'a proposal for the columns of the next roster, which the clerk sees and confirms each time',
  job: 'the tray of jobs: what a job did stands in its own tables',
  likeness_pair: 'counted from the people, made anew by the next scan',
  person_key: 'follows from the people',
  person_likeness_key: 'follows from the people',
  person_name_fts: 'an index over the people; the check looks whether each person is in it',
  person_part_fts: 'an index over the people',
};
/** What a made-up row must hold so that it is final and not a plan. */
const FINAL: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  import: { state: 'applied' },
  handover: { state: 'done' },
};

type Row = Record<string, string | number | Buffer | null>;
interface Column {
  name: string;
  type: string;
}

const tables = Object.entries(snapshot)
  .filter(([, sql]) => /^CREATE (VIRTUAL )?TABLE/.test(sql))
  .map(([name]) => name);
const provable = tables.filter((name) => !Object.hasOwn(NOT_PROVED, name));

let archive: TestArchive;
let past: ReadableDb;
beforeAll(() => {
  archive = newArchive();
  archive.forge();
  fillEmptyTables();
  past = new Database(databaseFile(archive.dir), bindingOption()) as ReadableDb;
  past.pragma('foreign_keys = OFF');
  past.pragma('ignore_check_constraints = ON');
});
afterAll(() => {
  past.close();
  archive.remove();
});

const columnsOf = (db: ReadableDb, table: string) =>
  db.prepare('SELECT name, type FROM pragma_table_info(?)').all(table) as Column[];

/** A row in every table, written by the connection of the program. */
function fillEmptyTables(): void {
  const { db } = archive;
  db.pragma('foreign_keys = OFF');
  db.pragma('ignore_check_constraints = ON');
  inTransaction(db, () => {
    for (const table of provable) {
      if (db.prepare(`SELECT 1 FROM "${table}"`).get() !== undefined) continue;
      const row = Object.fromEntries(
        columnsOf(db, table).map(({ name, type }): [string, string | number] => [name, type === 'TEXT' ? '{}' : 1]),
      );
      const final = { ...row, ...FINAL[table] };
      const names = Object.keys(final);
      db.prepare(
        `INSERT INTO "${table}" (${names.map((name) => `"${name}"`).join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
      ).run(Object.values(final));
    }
    for (const [table, values] of Object.entries(FINAL))
      for (const [column, value] of Object.entries(values))
        db.prepare(`UPDATE "${table}" SET "${column}" = ?`).run(value);
  });
  db.pragma('foreign_keys = ON');
  db.pragma('ignore_check_constraints = OFF');
}

/** What the check says of schema, log and proof after this was done past the program, which is then taken back. */
function saidAfter(table: string, forge: (where: string, row: Row) => void): string[] {
  const row = past.prepare(`SELECT * FROM "${table}" LIMIT 1`).get() as Row;
  const where = Object.keys(row)
    .map((name) => `"${name}" IS @${name}`)
    .join(' AND ');
  past.prepare('BEGIN').run();
  try {
    // What the tables forbid by themselves, another program takes away first.
    for (const name of past
      .prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?")
      .pluck()
      .all(table) as string[])
      past.exec(`DROP TRIGGER "${name}"`);
    forge(where, row);
    // The schema is looked at for its own table alone: rehearsing every step takes its time.
    const schema = table === 'schema_step' ? schemaFindings(past) : [];
    return [...schema, ...verifyLog(past), ...proofFindings(past)].map(({ code }) => code);
  } finally {
    past.prepare('ROLLBACK').run();
  }
}

function otherThan(value: Row[string] | undefined, type: string): string | number | Buffer {
  if (Buffer.isBuffer(value)) return Buffer.alloc(value.length, 7);
  if (typeof value === 'number') return value + 7;
  if (typeof value === 'string') return `${value}7`;
  return type === 'TEXT' ? '7' : 7;
}

describe('every table of the archive, edited past the program', () => {
  it('has a row, and without an edit nothing is found', () => {
    for (const table of provable) expect(past.prepare(`SELECT 1 FROM "${table}"`).get(), table).toBeDefined();
    expect([...schemaFindings(past), ...verifyLog(past), ...proofFindings(past)]).toEqual([]);
  });

  it('names only tables that are there among those that are not proved', () => {
    expect(Object.keys(NOT_PROVED).filter((name) => !tables.includes(name))).toEqual([]);
  });

  it.each(provable)('%s: an edit of any column and the removal of a row are found', (table) => {
    const unseen = columnsOf(past, table).filter(
      ({ name, type }) =>
        saidAfter(table, (where, row) =>
          past
            .prepare(`UPDATE "${table}" SET "${name}" = @forged WHERE ${where}`)
            .run({ ...row, forged: otherThan(row[name], type) }),
        ).length === 0,
    );
    expect(unseen.map(({ name }) => name)).toEqual([]);
    expect(
      saidAfter(table, (where, row) => past.prepare(`DELETE FROM "${table}" WHERE ${where}`).run(row)),
    ).not.toEqual([]);
  });
});
