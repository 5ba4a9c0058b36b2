import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { checkDatabase, type Finding } from '#db/core/check.ts';
import { verifyLog } from '#db/core/log.ts';
import { migrate, migrations } from '#db/core/migrate.ts';
import { openReadable, openWritable, type ReadableDb } from '#db/core/open.ts';
import { movedToEnvelope, renamedColumns } from '#db/core/renames.ts';
import { schemaOf } from '#db/core/schema.ts';
import { schemaFindings } from '#db/core/schema-check.ts';
import { openArchive } from '#electron/archive/core/context.ts';
import { handlers } from '#electron/archive/core/handlers.ts';
import { callDirectly } from '#electron/archive/core/serve.ts';
import { setCurrentUser } from '#electron/archive/core/signed-in.ts';
import { type CommandName, rightOfAct } from '#shared/contract/acts.ts';
import { isActNoun } from '#shared/registers/nouns.ts';
import { rights } from '#shared/rules/rights.ts';
import { newFolder, retiree } from '#test/help/archive.ts';
import { opening } from '#test/help/saving.ts';

const FIXTURES = join(import.meta.dirname, '../fixtures/archives');
const SNAPSHOT = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../db/schema.snapshot.json'), 'utf8'),
) as unknown;

interface Fixture {
  commit: string;
  userVersion: number;
  acts: string[];
  counts: Record<string, number>;
  values: [table: string, column: string, value: string | number][];
  /** Codes of what the check finds since the program of that day wrote it so. */
  oddities: string[];
}
const fixtures = readdirSync(FIXTURES)
  .filter((name) => name.endsWith('.json'))
  .map((name) => JSON.parse(readFileSync(join(FIXTURES, name), 'utf8')) as Fixture)
  .sort((first, second) => first.userVersion - second.userVersion);

const folders: string[] = [];
// A few days after the acts in the archives.
beforeEach(() => vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-30T08:00:00Z') }));
afterEach(() => {
  vi.useRealTimers();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** The archive a landed program wrote, in a folder of its own. */
function unpacked(commit: string): { dir: string; file: string } {
  const dir = newFolder('landed');
  folders.push(dir);
  const file = join(dir, 'archive.db');
  writeFileSync(file, gunzipSync(readFileSync(join(FIXTURES, `${commit}.db.gz`))));
  return { dir, file };
}

function reading<T>(file: string, tell: (db: ReadableDb) => T): T {
  const db = openReadable(file);
  try {
    return tell(db);
  } finally {
    db.close();
  }
}

const tablesOf = (db: ReadableDb) =>
  Object.entries(schemaOf(db))
    .filter(([, sql]) => sql.startsWith('CREATE TABLE'))
    .map(([name]) => name);
const columnsOf = (db: ReadableDb, table: string) =>
  db.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(table) as string[];
const rowsOf = (db: ReadableDb, table: string, columns: readonly string[]) =>
  (
    db
      .prepare(`SELECT ${columns.map((column) => `"${column}"`).join(', ')} FROM "${table}"`)
      .raw()
      .all() as unknown[][]
  )
    .map((row) => JSON.stringify(row))
    .sort();

/** The table in which a column stands today. */
const homeOf = (table: string, column: string): string =>
  table === 'retiree' && movedToEnvelope.includes(column) ? 'record' : table;

/** Rows whose columns lie partly in the file's envelope by now. */
const joinedRows = (db: ReadableDb, table: string, joined: string, columns: readonly string[]) => {
  const named = columns.map((column) => `${homeOf(table, column)}."${column}"`);
  const rows = db
    .prepare(`SELECT ${named.join(', ')} FROM ${joined}`)
    .raw()
    .all() as unknown[][];
  return rows.map((row) => JSON.stringify(row)).sort();
};

/** Who is dead by the steps of their files, and since when, as the archive says before it is upgraded. */
function toldDead(db: ReadableDb): unknown[] {
  if (!tablesOf(db).includes('event')) return [];
  const state = columnsOf(db, 'record').includes('state') ? 'state' : 'status';
  return db
    .prepare(
      `SELECT r.person_id AS personId, (SELECT e.on_date FROM event e WHERE e.record_id = r.id
         AND e.step = 'person.death' AND e.removed_at IS NULL ORDER BY e.id DESC LIMIT 1) AS diedOn
       FROM record r WHERE r.${state} = 'M5' AND r.removed_at IS NULL AND diedOn IS NOT NULL ORDER BY 1`,
    )
    .all();
}

let known = 0;

describe('the archives of all landed programs', () => {
  it('are one for each commit that changed the schema, each with acts of its nouns in it', () => {
    expect(fixtures).toHaveLength(21);
    for (const { commit, acts, counts, values } of fixtures) {
      expect(acts.length, commit).toBeGreaterThan(10);
      expect(values.length, commit).toBeGreaterThan(8);
      const { file } = unpacked(commit);
      for (const [table, count] of Object.entries(counts))
        expect(
          reading(file, (db) => db.prepare(`SELECT count(*) FROM "${table}"`).pluck().get()),
          `${commit} ${table}`,
        ).toBe(count);
    }
  });

  it('hold acts of names and nouns only that the contract still has, each with the right it asks for', () => {
    const kept = new Set<string>();
    for (const { commit } of fixtures) {
      const stored = reading(unpacked(commit).file, (db) =>
        tablesOf(db).includes('command') ? db.prepare('SELECT DISTINCT name, noun FROM command').all() : [],
      ) as { name: CommandName; noun: string }[];
      for (const { name, noun } of stored) {
        expect(isActNoun(noun), `${commit} ${noun}`).toBe(true);
        expect(rights, `${commit} ${name}`).toContain(rightOfAct(name));
        kept.add(name);
      }
    }
    expect(Array.from(kept)).toEqual(expect.arrayContaining(['likeness.decide', 'records.save']));
    expect(kept.size).toBeGreaterThan(20);
  });

  it.each(fixtures)(
    '$commit (at version $userVersion) comes to the snapshot with every row and every value, and knows whoever died by the same day as before',
    (fixture) => {
      const { file } = unpacked(fixture.commit);
      const before = reading(file, (db) =>
        tablesOf(db).map((table) => {
          const columns = columnsOf(db, table);
          return { table, columns, rows: rowsOf(db, table, columns) };
        }),
      );
      const diedBefore = reading(file, toldDead);
      const db = openWritable(file);
      try {
        expect(migrate(db)).not.toBeNull();
        expect(schemaOf(db)).toEqual(SNAPSHOT);
        expect(schemaFindings(db)).toEqual([]);
        for (const { table, columns, rows } of before) {
          const now = columns.map((column) => renamedColumns[`${table}.${column}`] ?? column);
          const isMoved = columns.some((column) => homeOf(table, column) !== table);
          const joined = `"${table}" JOIN record USING (id)`;
          expect(isMoved ? joinedRows(db, table, joined, now) : rowsOf(db, table, now), table).toEqual(rows);
        }
        for (const [table, column, value] of fixture.values)
          expect(
            db
              .prepare(`SELECT count(*) FROM "${homeOf(table, column)}" WHERE "${column}" = ?`)
              .pluck()
              .get(value),
            table,
          ).not.toBe(0);
        expect(
          db
            .prepare(
              'SELECT person_id AS personId, died_on AS diedOn FROM person_death WHERE removed_at IS NULL ORDER BY 1',
            )
            .all(),
        ).toEqual(diedBefore);
        known += diedBefore.length;
        expect(migrate(db)).toBeNull();
      } finally {
        db.close();
      }
    },
  );

  it('hold deaths', () => {
    expect(known).toBeGreaterThan(5);
  });

  it.each(fixtures.filter(({ commit }) => ['8363ece', '48d1eee', 'af9496b', '0560bd6'].includes(commit)))(
    '$commit comes to the snapshot also where a later program raised it by number alone',
    ({ commit, userVersion }) => {
      const { file } = unpacked(commit);
      const db = openWritable(file);
      try {
        db.pragma('foreign_keys = OFF');
        for (const step of migrations.filter(({ version }) => version > userVersion && version <= 210))
          db.exec(step.sql);
        db.pragma('user_version = 210');
        migrate(db);
        expect(schemaOf(db)).toEqual(SNAPSHOT);
        expect(db.pragma('foreign_key_check')).toEqual([]);
      } finally {
        db.close();
      }
    },
  );

  it.each(fixtures)(
    '$commit opens, keeps a new file, is clean for check, and opens again without a step',
    async (fixture) => {
      const { dir, file } = unpacked(fixture.commit);
      const { db, close } = openArchive(dir, false);
      let steps: unknown[];
      try {
        expect(newlyFound(db, fixture)).toEqual([]);
        const context = {
          ...{ dir, db, origin: 'window' as const, emit: () => undefined },
          jobs: { start: never, cancel: () => false, withProgress: <J>(job: J) => job, stop: () => Promise.resolve() },
          printSheet: never,
          opened: { copy: never, empty: () => undefined },
        };
        setCurrentUser(context, 1);
        const values = retiree({ name: '新建档', communityId: 1 });
        const { id } = await callDirectly(handlers, context, 'records.save', opening(values));
        expect((await callDirectly(handlers, context, 'records.get', { id })).values.name).toBe('新建档');
        expect(newlyFound(db, fixture)).toEqual([]);
        steps = db.prepare('SELECT * FROM schema_step').all();
      } finally {
        close();
      }
      const copies = readdirSync(join(dir, 'before-upgrade'));
      expect(copies).toHaveLength(1);
      const again = openArchive(dir, false);
      again.close();
      expect(reading(file, (one) => one.prepare('SELECT * FROM schema_step').all())).toEqual(steps);
      expect(readdirSync(join(dir, 'before-upgrade'))).toEqual(copies);
    },
  );
});

/** What the check finds beside what the program of its day left odd: the upgrade and an act afterwards add nothing. */
function newlyFound(db: ReadableDb, { oddities }: Fixture): Finding[] {
  return [...checkDatabase(db), ...verifyLog(db)].filter((finding) => !oddities.includes(finding.code));
}

function never(): never {
  throw new Error('not in this test');
}
