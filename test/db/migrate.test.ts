import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { getTableColumns, getTableName, is } from 'drizzle-orm';
import { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyLog } from '#db/core/log.ts';
import { type Migration, migrate, migrations, newestVersion, versionOf } from '#db/core/migrate.ts';
import { openWritable, type WritableDb } from '#db/core/open.ts';
import { schemaOf } from '#db/core/schema.ts';
import { digestOf } from '#db/core/schema-steps.ts';
import { fillOrganisationKeys } from '#db/organisations/links.ts';
import { fillLikenessKeys } from '#db/people/likeness.ts';
import { findPersonByNumber, nameTokens } from '#db/people/people.ts';
import { listRecords } from '#db/records/list.ts';
import * as retirees from '#db/records/retiree/tables.ts';
import * as backups from '#db/tables/backups.ts';
import * as batches from '#db/tables/batches.ts';
import * as care from '#db/tables/care.ts';
import * as codes from '#db/tables/codes.ts';
import * as commands from '#db/tables/commands.ts';
import * as households from '#db/tables/households.ts';
import * as life from '#db/tables/life.ts';
import * as log from '#db/tables/log.ts';
import * as mappings from '#db/tables/mappings.ts';
import * as office from '#db/tables/office.ts';
import * as organisations from '#db/tables/organisations.ts';
import * as payments from '#db/tables/payments.ts';
import * as pension from '#db/tables/pension.ts';
import * as people from '#db/tables/people.ts';
import * as places from '#db/tables/places.ts';
import * as policy from '#db/tables/policy.ts';
import * as records from '#db/tables/records.ts';
import * as recovery from '#db/tables/recovery.ts';
import * as reports from '#db/tables/reports.ts';
import * as work from '#db/tables/work.ts';
import { RecordFilter } from '#shared/contract/records.ts';
import { newFolder } from '#test/help/archive.ts';

const SNAPSHOT = join(import.meta.dirname, '../../db/schema.snapshot.json');
const DIGESTS = join(import.meta.dirname, '../fixtures/migration-digests.json');
const tables = [
  backups,
  batches,
  care,
  codes,
  commands,
  households,
  life,
  log,
  mappings,
  office,
  organisations,
  payments,
  pension,
  people,
  places,
  policy,
  records,
  retirees,
  recovery,
  reports,
  work,
].flatMap((module) => Object.values(module).filter((value): value is SQLiteTable => is(value, SQLiteTable)));

let dir: string;
let db: WritableDb;
beforeEach(() => {
  dir = newFolder('migrate');
  db = openWritable(join(dir, 'archive.db'));
});
afterEach(() => {
  db.close();
  rmSync(dir, { recursive: true, force: true });
});

describe('the schema', () => {
  it('is the committed one: a change needs a migration and a new snapshot', () => {
    migrate(db);
    const schema = schemaOf(db);
    if (process.env.UPDATE_SCHEMA === '1') writeFileSync(SNAPSHOT, `${JSON.stringify(schema, null, 2)}\n`);
    expect(schema).toEqual(JSON.parse(readFileSync(SNAPSHOT, 'utf8')));
  });

  it('comes of migration files that are never edited again: each has the digest it landed with', () => {
    const landed = JSON.parse(readFileSync(DIGESTS, 'utf8')) as Record<string, string>;
    const ours = Object.fromEntries(migrations.map((step) => [step.name, digestOf(step.sql)]));
    // New files are taken in; what stands in the list is never written over.
    if (process.env.UPDATE_SCHEMA === '1')
      writeFileSync(
        DIGESTS,
        `${JSON.stringify({ ...ours, ...landed }, Object.keys({ ...landed, ...ours }).sort(), 2)}\n`,
      );
    expect(ours).toEqual(JSON.parse(readFileSync(DIGESTS, 'utf8')));
  });

  it('keeps every table strict', () => {
    migrate(db);
    const loose = db
      .prepare("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0")
      .pluck()
      .all() as string[];
    expect(loose.filter((name) => !name.includes('_fts') && !name.startsWith('sqlite_'))).toEqual([]);
  });

  it('agrees with the typed tables, column by column', () => {
    migrate(db);
    for (const table of tables) {
      const real = db
        .prepare('SELECT name, type, "notnull" AS need, pk FROM pragma_table_xinfo(?)')
        .all(getTableName(table));
      const typed = Object.values(getTableColumns(table)).map((column) => ({
        name: column.name,
        type: column.getSQLType().toUpperCase(),
      }));
      expect(
        real.map((row) => ({ name: (row as { name: string }).name, type: (row as { type: string }).type })),
      ).toEqual(typed);
      for (const column of Object.values(getTableColumns(table))) {
        const row = real.find((one) => (one as { name: string }).name === column.name) as { need: number; pk: number };
        expect(`${getTableName(table)}.${column.name} ${column.notNull}`).toBe(
          `${getTableName(table)}.${column.name} ${row.need === 1 || row.pk > 0}`,
        );
      }
    }
  });
});

describe('a migration', () => {
  const below = (version: number): Migration[] => migrations.filter((step) => step.version < version);

  it('is numbered in tens, strictly rising', () => {
    const versions = migrations.map((step) => step.version);
    expect(versions).toEqual([...versions].sort((a, b) => a - b));
    expect(new Set(versions).size).toBe(versions.length);
    for (const step of migrations) expect(step.name.startsWith(String(step.version).padStart(4, '0'))).toBe(true);
  });

  it('0010-foundation makes the envelope and the search tables from nothing', () => {
    expect(migrate(db, migrations.slice(0, 1))).toBeNull();
    expect(versionOf(db)).toBe(10);
    expect(Object.keys(schemaOf(db))).toEqual(
      expect.arrayContaining(['record', 'person', 'change', 'person_name_fts', 'person_part_fts', 'record_person']),
    );
  });

  it('0020-retiree adds the kind and leaves every row of the version before', () => {
    migrate(db, below(20));
    db.exec(
      `INSERT INTO user VALUES (1, 'u', '林', '2026-01-01'); INSERT INTO community VALUES (1, 'c', '达明社区', NULL, '2026-01-01');`,
    );
    db.exec(
      `INSERT INTO person (id, uid, name, id_number, created_at, updated_at) VALUES (1, 'p', '张伟', '11010519491231002X', 't', 't')`,
    );
    const copy = migrate(db, below(30));
    expect(versionOf(db)).toBe(20);
    expect(db.prepare('SELECT name FROM person').pluck().all()).toEqual(['张伟']);
    expect(db.prepare('SELECT count(*) FROM retiree').pluck().get()).toBe(0);
    expect(copy && existsSync(copy)).toBe(true);
    const old = new Database(copy as string, { readonly: true });
    expect(old.pragma('user_version', { simple: true })).toBe(10);
    expect(old.prepare('SELECT name FROM community').pluck().get()).toBe('达明社区');
    old.close();
  });

  it('0030-register keeps every person, who is then filed among those who look alike', () => {
    migrate(db, below(30));
    db.exec(
      `INSERT INTO person (id, uid, name, id_number, birth_on, created_at, updated_at)
       VALUES (1, 'p', '张伟', '11010519491231002X', '1949-12-31', 't', 't')`,
    );
    migrate(db, below(40));
    expect(db.prepare('SELECT name, merged_into FROM person').all()).toEqual([{ name: '张伟', merged_into: null }]);
    // What files them reads the tables of today.
    migrate(db);
    expect(fillLikenessKeys(db)).toBe(1);
    expect(db.prepare('SELECT count(*) FROM person_likeness_key').pluck().get()).toBeGreaterThan(3);
    expect(fillLikenessKeys(db)).toBe(0);
  });

  it('0050-policy leaves every row, and refuses what no value or day can be', () => {
    migrate(db, below(50));
    db.exec("INSERT INTO user (id, uid, name, created_at) VALUES (1, 'u', '林', '2026-01-01')");
    migrate(db, below(60));
    expect(db.prepare('SELECT name FROM user').pluck().all()).toEqual(['林']);
    const value = (from: string, to: string, area: string, document: string) => () =>
      db.exec(
        `INSERT INTO dated_value (uid, key, area_code, valid_from, valid_to, value, document, mark, added_at, added_by)
         VALUES ('${from}', 'allowance.posting', '${area}', '${from}', ${to}, '7', '${document}', 'source', 't', 1)`,
      );
    expect(value('2026-01-01', 'NULL', '', '文')).not.toThrow();
    expect(value('2026-02-30', 'NULL', '', '文')).toThrow();
    expect(value('2026-02-01', "'2026-01-31'", '', '文')).toThrow();
    expect(value('2026-02-01', 'NULL', '3501', '文')).toThrow();
    expect(value('2026-02-01', 'NULL', '', '')).toThrow();
    expect(() => db.exec("INSERT INTO calendar_day VALUES ('2027-02-30', 0, '春节', '通知', 't', 1)")).toThrow();
  });

  it('0060-log and 0070-users keep every user, who is an administrator without a password', () => {
    migrate(db, below(60));
    db.exec("INSERT INTO user (id, uid, name, created_at) VALUES (1, 'u', '林', '2026-01-01')");
    migrate(db, below(80));
    expect(db.prepare('SELECT name, role, password_hash, disabled_at FROM user').all()).toEqual([
      { name: '林', role: 'administrator', password_hash: null, disabled_at: null },
    ]);
    expect(db.prepare('SELECT count(*) FROM log').pluck().get()).toBe(0);
    expect(verifyLog(db)).toEqual([]);
  });

  it('0085-reading leaves every person without a typed reading, and refuses what is none', () => {
    migrate(db, below(85));
    db.exec(
      `INSERT INTO person (id, uid, name, id_kind, id_number, created_at, updated_at)
       VALUES (1, 'p', '张伟', 'citizen', '11010519491231002X', 't', 't')`,
    );
    migrate(db, below(90));
    expect(db.prepare('SELECT name, reading FROM person').all()).toEqual([{ name: '张伟', reading: null }]);
    expect(() => db.exec("UPDATE person SET reading = 'zhang wei'")).not.toThrow();
    expect(() => db.exec("UPDATE person SET reading = ''")).toThrow();
    expect(() => db.exec("UPDATE person SET reading = '张伟'")).toThrow();
  });

  describe('0080-id-kind', () => {
    const numbers = { citizen: '11010519491231002X', hmt: '810000199408230021', foreigner: '911124198108030024' };
    const person = (id: number, name: string, number: string | null, more = 'NULL, NULL, NULL'): string =>
      `INSERT INTO person (id, uid, name, id_number, mobile, residence_address, merged_into, created_at, updated_at)
       VALUES (${id}, 'p${id}', '${name}', '${number}', ${more}, 't', 't');
       INSERT INTO person_name_fts (rowid, chars) VALUES (${id}, '${nameTokens(name)}');`;
    const file = (id: number, personId: number): string =>
      `INSERT INTO record (id, uid, kind, number, person_id, state, opened_on, created_at, created_by, updated_at, updated_by)
       VALUES (${id}, 'r${id}', 'retiree', '350102005-TX2026-0000${id}', ${personId}, 'M1', '2026-01-01', 't', 1, 't', 1);
       INSERT INTO retiree (id, benefit_state, certification_state, paper_file_state) VALUES (${id}, 'B1', 'V0', 'F0');`;
    const found = (text: string): unknown[] =>
      listRecords(db, {
        filter: RecordFilter.parse({ kind: 'retiree', text }),
        sort: 'number',
        descending: false,
        offset: 0,
        limit: 10,
      }).rows.map(({ name, matched }) => [name, matched]);

    beforeEach(() => {
      migrate(db, below(80));
      db.exec(`
        INSERT INTO user (id, uid, name, created_at) VALUES (1, 'u', '林', '2026-01-01');
        ${person(1, '张己明', numbers.citizen, "'13805910001', '福州市鼓楼区北大路12号', NULL")}
        ${person(2, '张已明', '350102195003041238', 'NULL, NULL, 1')}
        ${person(3, '陈港生', numbers.hmt)}
        ${person(5, '安娜', numbers.foreigner)}
        UPDATE person SET former_name = '张小明', hobbies = '["3"]', pending = 0 WHERE id = 1;
        INSERT INTO person_key VALUES ('zhangjiming', 'zjm', 1), ('zhangyiming', 'zym', 2), ('chengangsheng', 'cgs', 3);
        INSERT INTO person_alias (uid, person_id, kind, name, py, ini, added_at, added_by)
        VALUES ('a', 1, 'written', '张已明', 'zhangyiming', 'zym', 't', 1);
        INSERT INTO person_former_number (uid, person_id, kind, number, added_at, added_by)
        VALUES ('n', 1, 'citizen', '830000199201300022', 't', 1), ('m', 1, 'citizen', '350102195003041238', 't', 1);
        INSERT INTO person_likeness_key VALUES (17, 1), (17, 3);
        INSERT INTO likeness_pair VALUES (1, 3, 0.5, '[]');
        ${file(1, 1)} ${file(2, 3)} ${file(3, 5)}
      `);
    });

    it('brings everyone through whole, each number of the kind its beginning says', () => {
      const before = db.prepare('SELECT * FROM person ORDER BY id').all() as object[];
      const counts = (table: string): unknown => db.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
      const tables = ['person_key', 'person_alias', 'person_likeness_key', 'likeness_pair', 'record', 'retiree'];
      const countsBefore = tables.map(counts);
      migrate(db, below(90));
      const after = db.prepare('SELECT * FROM person ORDER BY id').all() as { id_kind: string; reading: null }[];
      expect(after.map(({ id_kind: kind }) => kind)).toEqual(['citizen', 'citizen', 'hmt', 'foreigner']);
      expect(after.map(({ id_kind: _kind, reading: _reading, ...row }) => row)).toEqual(before);
      expect(tables.map(counts)).toEqual(countsBefore);
      expect(db.prepare('SELECT kind FROM person_former_number ORDER BY id').pluck().all()).toEqual(['hmt', 'citizen']);
      expect(db.pragma('foreign_key_check')).toEqual([]);
      migrate(db);
      expect(findPersonByNumber(db, '350102195003041238')?.name).toBe('张己明');
    });

    it('keeps everyone to be found by every kind of search, and the full-text rows in step from then on', () => {
      migrate(db);
      expect(found('张己明')).toEqual([['张己明', 'name']]);
      expect(found('己明')).toEqual([['张己明', 'name']]);
      expect(found('张小')).toEqual([['张己明', 'formerName']]);
      expect(found('张已明')).toEqual([['张己明', 'alias']]);
      expect(found('zhangji')).toEqual([['张己明', 'pinyin']]);
      expect(found('cgs')).toEqual([['陈港生', 'initials']]);
      expect(found('110105')).toEqual([['张己明', 'idNumber']]);
      expect(found('9491231')).toEqual([['张己明', 'idNumber']]);
      expect(found('830000')).toEqual([['张己明', 'formerNumber']]);
      expect(found('99408230')).toEqual([['陈港生', 'idNumber']]);
      expect(found('5910001')).toEqual([['张己明', 'phone']]);
      expect(found('北大路12')).toEqual([['张己明', 'address']]);
      expect(found('00003')).toEqual([['安娜', 'number']]);
      db.exec("UPDATE person SET residence_address = '达明路7号', id_number = '440308199901101512' WHERE id = 1");
      expect(found('北大路12')).toEqual([]);
      expect(found('达明路7')).toEqual([['张己明', 'address']]);
      expect(found('990110151')).toEqual([['张己明', 'idNumber']]);
      // Refused by SQLite where an index entry and the row it stands for differ.
      db.exec("INSERT INTO person_part_fts(person_part_fts, rank) VALUES ('integrity-check', 1)");
    });

    it('refuses what no number can be, and takes any number of people without one', () => {
      migrate(db);
      const add = (kind: string, number: string | null) => () =>
        db
          .prepare(
            "INSERT INTO person (uid, name, id_kind, id_number, created_at, updated_at) VALUES (?, '某', ?, ?, 't', 't')",
          )
          .run(`${kind} ${number}`, kind, number);
      for (const [kind, number] of [
        ['citizen', null],
        ['hmt', null],
        ['foreigner', null],
        ['none', '440308199901101512'],
        ['passport', 'E12345678'],
        ['citizen', '110105491231002'],
        ['hmt', '440308199901101512'],
        ['hmt', '81000019940823002'],
        ['foreigner', '440308199901101512'],
        ['foreigner', '110105491231002'],
        ['citizen', numbers.citizen],
      ] as const)
        expect(add(kind, number), `${kind} ${number}`).toThrow(/constraint/i);
      for (const [kind, number] of [
        ['citizen', '440308199901101512'],
        ['hmt', '830000199201300022'],
        ['foreigner', '935840196001010014'],
        ['foreigner', 'CAN110181080312'],
      ] as const)
        expect(add(kind, number), `${kind} ${number}`).not.toThrow();
      db.exec(
        `INSERT INTO person (uid, name, id_kind, created_at, updated_at)
         VALUES ('x', '某', 'none', 't', 't'), ('y', '某', 'none', 't', 't')`,
      );
      expect(db.prepare("SELECT count(*) FROM person WHERE id_kind = 'none'").pluck().get()).toBe(2);
    });
  });

  it('0090-places gives every community a first version from the earliest day, and moves no file', () => {
    migrate(db, below(90));
    db.exec(
      `INSERT INTO user (id, uid, name, created_at) VALUES (1, 'u', '林', '2026-01-01');
       INSERT INTO community VALUES (1, 'c', '达明社区', '350102005001', '2026-01-01');
       INSERT INTO community VALUES (2, 'd', '西洪社区', NULL, '2026-01-01');
       INSERT INTO person (id, uid, name, id_kind, id_number, created_at, updated_at)
       VALUES (1, 'p', '张伟', 'citizen', '11010519491231002X', 't', 't');
       INSERT INTO record (id, uid, kind, number, person_id, community_id, state, opened_on, created_at, created_by, updated_at, updated_by)
       VALUES (1, 'r', 'retiree', '1', 1, 2, 'M1', '2026-01-01', 't', 1, 't', 1)`,
    );
    migrate(db, below(100));
    expect(
      db.prepare('SELECT community_id, name, code, valid_from, valid_to FROM community_version').raw().all(),
    ).toEqual([
      [1, '达明社区', '350102005001', '1900-01-01', null],
      [2, '西洪社区', null, '1900-01-01', null],
    ]);
    expect(db.prepare('SELECT community_id FROM record').pluck().all()).toEqual([2]);
    expect(db.prepare('SELECT count(*) FROM record_community').pluck().get()).toBe(0);
    expect(() => db.exec('DELETE FROM community WHERE id = 2')).toThrow();
    // A name given up may be another's later; a community may not follow itself.
    expect(() => db.exec("INSERT INTO community VALUES (3, 'e', '达明社区', NULL, 't', NULL)")).not.toThrow();
    expect(() =>
      db.exec(`INSERT INTO community_successor VALUES (1, 's', 1, 1, 'merge', '2026-01-01', '文', 't', 1, NULL)`),
    ).toThrow();
    expect(() => db.exec(`INSERT INTO record_community VALUES (1, 1, 1, '2026-02-02', '2026-02-01', NULL)`)).toThrow();
  });

  it('0500-person moves texts of a person’s fields to the person, from the open file before others, and nothing else', () => {
    migrate(db, below(500));
    const file = (id: number, personId: number, other: object, unread: object, removed = 'NULL'): string =>
      `INSERT INTO record (id, uid, kind, number, person_id, state, opened_on, other_text, unread_text, removed_at,
         created_at, created_by, updated_at, updated_by)
       VALUES (${id}, 'r${id}', 'retiree', 'N${id}', ${personId}, 'M1', '2026-01-01', '${JSON.stringify(other)}',
         '${JSON.stringify(unread)}', ${removed}, 't', 1, 't${id}', 1);`;
    db.exec(
      `INSERT INTO user (id, uid, name, created_at) VALUES (1, 'u', '林', '2026-01-01');
       INSERT INTO person (id, uid, name, id_kind, created_at, updated_at)
       VALUES (1, 'p', '张伟', 'none', 't', 't'), (2, 'q', '王芳', 'none', 't', 't');
       ${file(1, 1, { education: '函授', honour: '厂劳模' }, { health: '一般', bankCode: '农信' })}
       ${file(2, 1, { education: '夜大', spouseWork: '务农' }, {}, "'t'")} ${file(3, 2, {}, {})}`,
    );
    migrate(db);
    const texts = (table: string) =>
      db.prepare(`SELECT other_text, unread_text FROM ${table} ORDER BY id`).raw().all() as [string, string][];
    const read = (table: string) => texts(table).map((row) => row.map((text) => JSON.parse(text)));
    expect(read('person')).toEqual([
      [{ education: '函授', spouseWork: '务农' }, { health: '一般' }],
      [{}, {}],
    ]);
    expect(read('record')).toEqual([
      [{ honour: '厂劳模' }, { bankCode: '农信' }],
      [{}, {}],
      [{}, {}],
    ]);
    expect(db.prepare('SELECT version, updated_by, updated_at FROM person').raw().all()).toEqual([
      [1, null, 't'],
      [1, null, 't'],
    ]);
  });

  it('0120-codes keeps every file, and refuses what no code can be', () => {
    migrate(db, below(120));
    db.exec("INSERT INTO user (id, uid, name, created_at) VALUES (1, 'u', '林', '2026-01-01')");
    db.exec(
      `INSERT INTO person (id, uid, name, id_kind, id_number, created_at, updated_at) VALUES (1, 'p', '张伟', 'citizen', '11010519491231002X', 't', 't');
       INSERT INTO record (id, uid, kind, number, person_id, state, opened_on, unread_text, created_at, created_by, updated_at, updated_by)
       VALUES (1, 'r', 'retiree', 'N1', 1, 'M1', '2026-01-01', '{"education":"函授"}', 't', 1, 't', 1)`,
    );
    migrate(db, below(130));
    expect(db.prepare('SELECT number, unread_text, other_text FROM record').all()).toEqual([
      { number: 'N1', unread_text: '{"education":"函授"}', other_text: '{}' },
    ]);
    const code = (uid: string, text: string, isLocal: number, label: string) => () =>
      db.exec(
        `INSERT INTO code_item (uid, table_name, code, is_local, label, added_at, added_by)
         VALUES ('${uid}', 'education', '${text}', ${isLocal}, ${label}, 't', 1)`,
      );
    expect(code('1', 'L1', 1, "'函授大专'")).not.toThrow();
    expect(code('2', 'L1', 1, "'夜大'")).toThrow();
    expect(code('3', 'l2', 1, "'夜大'")).toThrow();
    expect(code('4', 'L3', 1, 'NULL')).toThrow();
    expect(code('5', '21', 0, "'本科'")).toThrow();
    db.exec("UPDATE code_item SET removed_at = 't' WHERE uid = '1'");
    expect(code('6', 'L1', 1, "'夜大'")).not.toThrow();
  });

  it('0130-rights leaves every act undoable and nobody narrowed', () => {
    migrate(db, below(130));
    db.exec(
      `INSERT INTO user (id, uid, name, created_at) VALUES (1, 'u', '林', '2026-01-01');
       INSERT INTO command (id, uid, at, user_id, name, title, noun, noun_id) VALUES (1, 'c', 't', 1, 'people.merge', '合并', 'person', 1)`,
    );
    migrate(db, below(140));
    expect(db.prepare('SELECT title, undone_at, change_id FROM command').all()).toEqual([
      { title: '合并', undone_at: null, change_id: null },
    ]);
    expect(db.prepare('SELECT count(*) FROM user_scope').pluck().get()).toBe(0);
    const scope = (values: string) => () => db.exec(`INSERT INTO user_scope VALUES (${values})`);
    expect(scope("1, 0, 'kind', 'retiree', NULL")).not.toThrow();
    expect(scope("1, 1, 'unassigned', NULL, NULL")).not.toThrow();
    expect(scope("1, 2, 'community', NULL, NULL")).toThrow();
    expect(scope("1, 2, 'community', NULL, 99")).toThrow();
    expect(scope("1, 2, 'kind', NULL, NULL")).toThrow();
  });

  it('0140-household-community reads the moves that stand back out of the acts that made them', () => {
    migrate(db, below(140));
    db.exec("INSERT INTO user (id, uid, name, created_at) VALUES (1, 'u', '林', 't')");
    for (const id of [1, 2, 3])
      db.exec(`INSERT INTO community (id, uid, name, created_at) VALUES (${id}, 'c${id}', '社区${id}', 't')`);
    db.exec(
      `INSERT INTO community_version (uid, community_id, name, valid_from, valid_to, document, added_at)
       VALUES ('v1', 1, '社区1', '1900-01-01', '2026-06-30', '', 't'), ('v2', 2, '社区2', '1900-01-01', NULL, '', 't'),
         ('v3', 3, '社区3', '1900-01-01', '2026-03-31', '', 't');
       INSERT INTO community_successor (uid, from_id, to_id, kind, effective_on, document, added_at, added_by)
       VALUES ('s', 1, 2, 'merge', '2026-07-01', '文', 't', 1)`,
    );
    const household = (id: number, openedOn: string, closed = 'NULL, NULL') =>
      db.exec(
        `INSERT INTO household VALUES (${id}, 'h${id}', 'H${id}', 2, '', '${openedOn}', ${closed}, '', '', 't', 1, NULL)`,
      );
    household(1, '2020-01-01');
    household(2, '2026-07-05');
    household(3, '2020-01-01');
    household(4, '2020-01-01', "'2026-05-01', 'died'");
    household(5, '2020-01-01');
    household(6, '2020-01-01');
    const command = (id: number, day: string, noun: string, undone = 'NULL') =>
      db.exec(
        `INSERT INTO command (id, uid, at, user_id, name, title, noun, noun_id, undone_at)
         VALUES (${id}, 'k${id}', '${day}T12:00:00.000Z', 1, 'x', 'x', '${noun}', 1, ${undone})`,
      );
    const row = (commandId: number, id: number, from: number | null, to: number, table = 'household') =>
      db
        .prepare('INSERT INTO command_row VALUES (?, ?, ?, ?, ?, ?)')
        .run(
          commandId,
          id,
          table,
          id,
          from === null ? null : `{"communityId":${from}}`,
          `{"communityId":${to},"address":"甲"}`,
        );
    command(1, '2026-02-10', 'household');
    row(1, 1, 3, 1);
    row(1, 5, null, 2);
    row(1, 6, 3, 2, 'record');
    command(2, '2026-06-10', 'household', "'t'");
    row(2, 1, 1, 3);
    command(3, '2026-08-20', 'community');
    row(3, 1, 1, 2);
    row(3, 2, 1, 2);
    row(3, 4, 1, 2);
    // Assigned to a community that is no successor, from the day after the old one ended.
    row(3, 3, 3, 2);
    migrate(db, below(150));
    expect(
      db
        .prepare('SELECT household_id, community_id, from_on, to_on FROM household_community ORDER BY household_id, id')
        .raw()
        .all(),
    ).toEqual([
      [1, 3, '2020-01-01', '2026-02-09'],
      [1, 1, '2026-02-10', '2026-06-30'],
      [3, 3, '2020-01-01', '2026-03-31'],
    ]);
    const stay = (values: string) => () => db.exec(`INSERT INTO household_community VALUES (${values})`);
    expect(stay("9, 5, 1, '2026-02-02', '2026-02-02', NULL")).not.toThrow();
    expect(stay("10, 5, 1, '2026-02-02', '2026-02-01', NULL")).toThrow();
    expect(stay("10, 5, 99, '2026-02-02', '2026-02-02', NULL")).toThrow();
    expect(stay("10, 5, NULL, '2026-02-02', '2026-02-02', NULL")).toThrow();
  });

  it('0520-envelope and 0530-custody carry the day of leaving and the paper file, and hold a file to its subject', () => {
    migrate(db, below(520));
    db.exec(
      `INSERT INTO user (id, uid, name, created_at) VALUES (1, 'u', '林', '2026-01-01');
       INSERT INTO person (id, uid, name, id_kind, created_at, updated_at) VALUES (1, 'p', '张伟', 'none', 't', 't');
       INSERT INTO record (id, uid, kind, number, person_id, state, opened_on, closed_on, created_at, created_by, updated_at, updated_by)
       VALUES (7, 'r', 'retiree', '1', 1, 'M4', '2026-01-01', '2026-05-06', 't', 1, 't', 1);
       INSERT INTO retiree (id, benefit_state, certification_state, paper_file_state, paper_file_number, paper_file_place)
       VALUES (7, 'B4', 'V1', 'F4', '甲-12', '3-1-1')`,
    );
    migrate(db);
    const carried = `SELECT subject, ended_on, closed_on, paper_file_state, paper_file_number, paper_file_place FROM record WHERE id = 7`;
    expect(db.prepare(carried).raw().get()).toEqual(['person', '2026-05-06', null, 'F4', '甲-12', '3-1-1']);
    const record =
      (more: string, values: string, kind = 'retiree') =>
      () =>
        db.exec(
          `INSERT INTO record (uid, kind, number, state, opened_on, created_at, created_by, updated_at, updated_by, ${more})
         VALUES (hex(randomblob(8)), '${kind}', hex(randomblob(8)), 'M1', '2026-01-01', 't', 1, 't', 1, ${values})`,
        );
    expect(record('subject', "'person'")).toThrow(/CHECK/);
    expect(record('subject, person_id', "'household', 1")).toThrow(/CHECK/);
    expect(record('subject', "'outlet'")).toThrow(/CHECK/);
    expect(record('subject', "'firm'")).toThrow(/CHECK/);
    expect(record('subject', "'household'")).not.toThrow();
    expect(record('person_id', '1')).toThrow(/UNIQUE/);
    expect(record('person_id, closed_on', "1, '2026-02-01'")).toThrow(/CHECK/);
    expect(record('person_id, closed_on, close_reason', "1, '2026-02-30', '完'")).toThrow(/CHECK/);
    // One open file of a kind, closed ones beside it; of retirees one file for life.
    expect(record('person_id, closed_on, close_reason', "1, '2026-02-01', '完'", 'other')).not.toThrow();
    expect(record('person_id, previous_id', '1, 7', 'other')).not.toThrow();
    const reopen = "UPDATE record SET closed_on = NULL, close_reason = NULL WHERE kind = 'other'";
    expect(() => db.exec(reopen)).toThrow(/UNIQUE/);
    db.exec("UPDATE record SET closed_on = '2026-06-01', close_reason = '完' WHERE id = 7");
    expect(record('person_id, previous_id', '1, 7')).toThrow(/UNIQUE/);
  });

  it('0150-life gives files no story and no certification of their own, and keeps impossible days out', () => {
    migrate(db, below(150));
    db.exec(
      `INSERT INTO user (id, uid, name, created_at) VALUES (1, 'u', '林', '2026-01-01');
       INSERT INTO person (id, uid, name, id_kind, created_at, updated_at) VALUES (1, 'p', '张伟', 'none', 't', 't');
       INSERT INTO record (id, uid, kind, number, person_id, state, opened_on, created_at, created_by, updated_at, updated_by)
       VALUES (1, 'r', 'retiree', '1', 1, 'M1', '2026-01-01', 't', 1, 't', 1);
       INSERT INTO retiree (id, benefit_state, certification_state, paper_file_state) VALUES (1, 'B1', 'V1', 'F1')`,
    );
    migrate(db);
    expect(db.prepare('SELECT certified_on, certified_through, benefit_state FROM retiree').all()).toEqual([
      { certified_on: null, certified_through: null, benefit_state: 'B1' },
    ]);
    const event = (columns: string, values: string) => () =>
      db.exec(
        `INSERT INTO event (uid, record_id, step, evidence, before, after, added_at, added_by, ${columns})
         VALUES (hex(randomblob(8)), 1, 'paper.lend', '[]', '{}', '{}', 't', 1, ${values})`,
      );
    expect(event('on_date', "'2026-02-28'")).not.toThrow();
    expect(event('on_date', "'2026-02-30'")).toThrow(/CHECK/);
    expect(event('on_date, month', "'2026-02-28', '2026-13'")).toThrow(/CHECK/);
    expect(event('on_date, deadline_on', "'2026-02-28', '2026-03-01'")).toThrow(/CHECK/);
    expect(event('on_date, deadline_label', "'2026-02-28', '归还'")).not.toThrow();
  });

  it('0160-pension keeps one amount a month, and knows none of the months before it', () => {
    migrate(db, below(160));
    db.exec(
      `INSERT INTO user (id, uid, name, created_at) VALUES (1, 'u', '林', '2026-01-01');
       INSERT INTO person (id, uid, name, id_kind, created_at, updated_at) VALUES (1, 'p', '张伟', 'none', 't', 't');
       INSERT INTO record (id, uid, kind, number, person_id, state, opened_on, created_at, created_by, updated_at, updated_by)
       VALUES (1, 'r', 'retiree', '1', 1, 'M1', '2026-01-01', 't', 1, 't', 1);
       INSERT INTO retiree (id, benefit_state, certification_state, paper_file_state, pension_fen)
       VALUES (1, 'B1', 'V1', 'F1', 310050)`,
    );
    migrate(db);
    expect(db.prepare('SELECT pension_fen FROM retiree').pluck().get()).toBe(310050);
    expect(db.prepare('SELECT count(*) FROM pension_amount').pluck().get()).toBe(0);
    const amount =
      (month: string, fen: number, removed = 'NULL') =>
      () =>
        db.exec(
          `INSERT INTO pension_amount (uid, record_id, from_month, fen, kind, document, added_at, added_by, removed_at)
           VALUES (hex(randomblob(8)), 1, '${month}', ${fen}, 'adjust', '文', 't', 1, ${removed})`,
        );
    expect(amount('2026-01', 1)).not.toThrow();
    expect(amount('2026-01', 2)).toThrow(/UNIQUE/);
    expect(amount('2026-01', 2, "'t'")).not.toThrow();
    expect(amount('2026-13', 2)).toThrow(/CHECK/);
    expect(amount('2026-02', -1)).toThrow(/CHECK/);
  });

  it('0170-batches keeps every file, lists a person once, and keeps one file sealed at a time', () => {
    migrate(db, below(170));
    db.exec(
      `INSERT INTO user (id, uid, name, created_at) VALUES (1, 'u', '林', '2026-01-01');
       INSERT INTO person (id, uid, name, id_kind, created_at, updated_at) VALUES (1, 'p', '张伟', 'none', 't', 't');
       INSERT INTO record (id, uid, kind, number, person_id, state, opened_on, created_at, created_by, updated_at, updated_by)
       VALUES (1, 'r', 'retiree', '1', 1, 'M1', '2026-01-01', 't', 1, 't', 1);
       INSERT INTO event (id, uid, record_id, step, on_date, evidence, before, after, added_at, added_by)
       VALUES (1, 'e', 1, 'seal.receive', '2026-01-01', '[]', '{}', '{}', 't', 1)`,
    );
    migrate(db);
    expect(db.prepare('SELECT count(*) FROM record').pluck().get()).toBe(1);
    db.exec(
      `INSERT INTO batch (id, uid, direction, unit_name, kind, on_date, contents, version, created_at, created_by, updated_at, updated_by)
       VALUES (1, 'b', 'in', '搪瓷厂', 'employer', '2026-01-01', '["file"]', 1, 't', 1, 't', 1)`,
    );
    const line =
      (idNumber: string, more: { record?: string; taken?: string; state?: string; removed?: string } = {}) =>
      () =>
        db.exec(
          `INSERT INTO batch_line (uid, batch_id, position, record_id, name, id_kind, id_number, state, taken_on, version, added_at, added_by, updated_at, updated_by, removed_at)
           VALUES (hex(randomblob(8)), 1, 1, ${more.record ?? 'NULL'}, '张', 'citizen', ${idNumber}, '${more.state ?? 'open'}',
             ${more.taken ?? 'NULL'}, 1, 't', 1, 't', 1, ${more.removed ?? 'NULL'})`,
        );
    expect(line("'1'")).not.toThrow();
    expect(line("'1'")).toThrow(/UNIQUE/);
    expect(line("'1'", { removed: "'t'" })).not.toThrow();
    // Without a number only somebody of the register; taken over only with a file.
    expect(line('NULL')).toThrow(/CHECK/);
    expect(line('NULL', { record: '1' })).not.toThrow();
    expect(line("'2'", { record: '1' })).toThrow(/UNIQUE/);
    expect(line("'3'", { taken: "'2026-01-02'" })).toThrow(/CHECK/);
    expect(line("'4'", { state: 'lost' })).toThrow(/CHECK/);
    const seal = (state: string) => () =>
      db.exec(
        `INSERT INTO seal (uid, record_id, seal_number, state, event_id, added_at, added_by)
         VALUES (hex(randomblob(8)), 1, '1', '${state}', 1, 't', 1)`,
      );
    expect(seal('broken')).not.toThrow();
    expect(seal('kept')).not.toThrow();
    expect(seal('kept')).toThrow(/UNIQUE/);
    expect(() =>
      db.exec("INSERT INTO paper_file (uid, version, updated_at, updated_by) VALUES ('x', 1, 't', 1)"),
    ).toThrow(/CHECK/);
  });

  it('0180-payments keeps one roll a month, whose lines add up and are never written again', () => {
    migrate(db, below(180));
    db.exec(
      `INSERT INTO user (id, uid, name, created_at) VALUES (1, 'u', '林', '2026-01-01');
       INSERT INTO person (id, uid, name, id_kind, created_at, updated_at) VALUES (1, 'p', '张伟', 'none', 't', 't');
       INSERT INTO record (id, uid, kind, number, person_id, state, opened_on, created_at, created_by, updated_at, updated_by)
       VALUES (1, 'r', 'retiree', '1', 1, 'M1', '2026-01-01', 't', 1, 't', 1);
       INSERT INTO retiree (id, benefit_state, certification_state, paper_file_state, pension_fen)
       VALUES (1, 'B1', 'V1', 'F1', 310050)`,
    );
    migrate(db);
    expect(db.prepare('SELECT pension_fen FROM retiree').pluck().get()).toBe(310050);
    const roll =
      (id: number, month: string, removed = 'NULL') =>
      () =>
        db.exec(
          `INSERT INTO payment_roll (id, uid, month, people, net_fen, added_at, added_by, removed_at)
           VALUES (${id}, 'r${id}', '${month}', 1, 310050, 't', 1, ${removed})`,
        );
    expect(roll(1, '2026-05')).not.toThrow();
    expect(roll(2, '2026-05')).toThrow(/UNIQUE/);
    expect(roll(2, '2026-05', "'t'")).not.toThrow();
    expect(roll(3, '2026-13')).toThrow(/CHECK/);
    const line = (position: number, net: number) => () =>
      db.exec(
        `INSERT INTO payment_line (roll_id, position, record_id, name, base_fen, subsidy_fen, arrears_fen, deduction_fen, net_fen)
         VALUES (1, ${position}, 1, '张伟', 310050, 0, 500, 50, ${net})`,
      );
    expect(line(1, 310_050)).toThrow(/CHECK/);
    expect(line(1, 310_500)).not.toThrow();
    expect(line(2, 310_500)).toThrow(/UNIQUE/);
    expect(() => db.exec("UPDATE payment_line SET name = '张炜'")).toThrow(/never written again/);
  });

  it('0190-care keeps what was done once for each person, and refuses what an act has no place for', () => {
    migrate(db, below(190));
    db.exec(
      `INSERT INTO user (id, uid, name, created_at) VALUES (1, 'u', '林', '2026-01-01');
       INSERT INTO person (id, uid, name, id_kind, created_at, updated_at) VALUES (1, 'p', '张伟', 'none', 't', 't');
       INSERT INTO record (id, uid, kind, number, person_id, state, opened_on, created_at, created_by, updated_at, updated_by)
       VALUES (1, 'r', 'retiree', '1', 1, 'M1', '2026-01-01', 't', 1, 't', 1);
       INSERT INTO retiree (id, benefit_state, certification_state, paper_file_state, self_group)
       VALUES (1, 'B1', 'V1', 'F1', '第一组')`,
    );
    migrate(db);
    expect(db.prepare('SELECT self_group FROM retiree').pluck().get()).toBe('第一组');
    const act =
      (kind: string, columns = 'place', values = 'NULL') =>
      () =>
        db.exec(
          `INSERT INTO service (uid, kind, on_date, by_role, by_name, added_at, added_by, updated_at, updated_by, ${columns})
           VALUES (hex(randomblob(8)), '${kind}', '2026-02-10', 'staff', '林', 't', 1, 't', 1, ${values})`,
        );
    expect(act('visit', 'next_on', "'2026-02-11'")).not.toThrow();
    expect(act('condolence', 'occasion, amount_fen, goods', "'春节', 50000, '米'")).not.toThrow();
    expect(act('meeting')).toThrow(/CHECK/);
    expect(act('visit', 'next_on', "'2026-02-10'")).toThrow(/CHECK/);
    expect(act('activity', 'next_on', "'2026-03-10'")).toThrow(/CHECK/);
    expect(act('visit', 'amount_fen', '1')).toThrow(/CHECK/);
    expect(act('condolence', 'amount_fen', '0')).toThrow(/CHECK/);
    expect(act('help', 'occasion', "'春节'")).toThrow(/CHECK/);
    const person =
      (removed = 'NULL') =>
      () =>
        db.exec(`INSERT INTO service_person (service_id, record_id, removed_at) VALUES (1, 1, ${removed})`);
    expect(person()).not.toThrow();
    expect(person()).toThrow(/UNIQUE/);
    expect(person("'t'")).not.toThrow();
  });

  it('0110-organisation keeps every file, whose texts are then folded once, and refuses what no organisation can be', () => {
    migrate(db, below(110));
    db.exec(
      `INSERT INTO user (id, uid, name, created_at) VALUES (1, 'u', '林', 't');
       INSERT INTO person (id, uid, name, id_kind, id_number, created_at, updated_at)
       VALUES (1, 'p', '张伟', 'citizen', '11010519491231002X', 't', 't');
       INSERT INTO record (id, uid, kind, number, person_id, state, opened_on, created_at, created_by, updated_at, updated_by)
       VALUES (1, 'r', 'retiree', 'N1', 1, 'M1', '2026-01-01', 't', 1, 't', 1);
       INSERT INTO retiree (id, employer, bank_name, benefit_state, certification_state, paper_file_state)
       VALUES (1, '福建机器厂（集团）', NULL, 'B1', 'V0', 'F0')`,
    );
    migrate(db, below(120));
    expect(fillOrganisationKeys(db)).toBe(1);
    expect(db.prepare('SELECT employer, employer_key, employer_id, bank_key FROM retiree').get()).toEqual({
      employer: '福建机器厂（集团）',
      employer_key: '福建机器厂(集团)',
      employer_id: null,
      bank_key: null,
    });
    expect(fillOrganisationKeys(db)).toBe(0);
    const insert = (columns: string, values: string) => () =>
      db.exec(
        `INSERT INTO organisation (uid, name, created_at, updated_at, updated_by, ${columns})
         VALUES (lower(hex(randomblob(8))), '厂', 't', 't', 1, ${values})`,
      );
    expect(insert('is_employer, credit_code', "1, '91350100M000100Y43'")).not.toThrow();
    expect(insert('is_employer, credit_code', "1, '91350100M000100Y43'")).toThrow(/UNIQUE/);
    expect(insert('is_employer', '0')).toThrow(/CHECK/);
    expect(insert('is_employer, bank_code', "1, '102'")).toThrow(/CHECK/);
    expect(insert('is_employer, valid_to', "1, '2003-05-01'")).toThrow(/CHECK/);
    expect(insert('is_employer, successor_id', '1, 1')).toThrow(/CHECK/);
    expect(
      insert('is_employer, valid_from, valid_to, closed_reason', "1, '2004-01-01', '2003-05-01', 'other'"),
    ).toThrow(/CHECK/);
  });

  it('0100-households leaves every person, and refuses two heads, one person twice and a circle', () => {
    migrate(db, below(100));
    db.exec("INSERT INTO user (id, uid, name, created_at) VALUES (1, 'u', '林', 't')");
    db.exec("INSERT INTO community (id, uid, name, created_at) VALUES (1, 'c', '达明社区', 't')");
    db.exec(
      `INSERT INTO person (id, uid, name, id_kind, id_number, created_at, updated_at)
       VALUES (1, 'p', '张伟', 'citizen', '11010519491231002X', 't', 't'), (2, 'q', '李芳', 'none', NULL, 't', 't')`,
    );
    migrate(db, below(110));
    expect(db.prepare('SELECT name FROM person ORDER BY id').pluck().all()).toEqual(['张伟', '李芳']);
    const household = (id: number, closed = 'NULL, NULL') =>
      db.exec(
        `INSERT INTO household VALUES (${id}, 'h${id}', '350102005-JT2026-0000${id}', 1, '', '2026-01-01', ${closed}, '', '', 't', 1, NULL)`,
      );
    household(1);
    household(2);
    expect(() => household(3, "'2025-12-31', 'died'")).toThrow();
    expect(() => household(3, "'2026-12-31', NULL")).toThrow();
    const member =
      (of: number, person: number, relation: string, joined = '2026-01-01', left = 'NULL, NULL') =>
      () =>
        db.exec(
          `INSERT INTO household_member (uid, household_id, person_id, relation, joined_on, left_on, leave_reason, registered_at, registered_by)
         VALUES (hex(randomblob(8)), ${of}, ${person}, '${relation}', '${joined}', ${left}, 't', 1)`,
        );
    expect(member(1, 1, '02')).not.toThrow();
    expect(member(1, 2, '02')).toThrow();
    expect(member(1, 2, '01')).toThrow();
    expect(member(2, 1, '20')).toThrow();
    expect(member(1, 2, '12', '2026-02-30')).toThrow();
    expect(member(1, 2, '12', '2026-02-01', "'2026-01-31', 'died'")).toThrow();
    expect(member(1, 2, '12', '2026-02-01', "'2026-02-01', 'died'")).not.toThrow();
    expect(member(2, 2, '02')).not.toThrow();
    const link = (from: number, to: number) => () =>
      db.exec(
        `INSERT INTO household_link (uid, from_id, to_id, kind, linked_on) VALUES ('${from}${to}', ${from}, ${to}, 'split', '2026-01-01')`,
      );
    expect(link(2, 1)).toThrow();
    expect(link(1, 1)).toThrow();
    expect(link(1, 2)).not.toThrow();
  });

  it('0200-reports closes a period once, until the closing is taken back', () => {
    migrate(db, below(200));
    db.exec("INSERT INTO user (id, uid, name, created_at) VALUES (1, 'u', '林', '2026-01-01')");
    migrate(db);
    const close =
      (from: string, to: string, sha256 = 'a'.repeat(64), removed = 'NULL') =>
      () =>
        db.exec(
          `INSERT INTO report_close (uid, report, from_on, to_on, place_name, head, content, sha256, closed_at, closed_by, removed_at)
           VALUES (hex(randomblob(8)), 'management', '${from}', '${to}', '街道', '{}', '{}', '${sha256}', 't', 1, ${removed})`,
        );
    expect(close('2026-03-01', '2026-03-31')).not.toThrow();
    expect(close('2026-03-01', '2026-03-31')).toThrow(/UNIQUE/);
    expect(close('2026-03-01', '2026-03-31', undefined, "'t'")).not.toThrow();
    expect(close('2026-04-30', '2026-04-01')).toThrow(/CHECK/);
    expect(close('2026-05-01', '2026-05-31', 'short')).toThrow(/CHECK/);
    expect(() => db.exec("INSERT INTO report_close_row (close_id, figure, ids) VALUES (99, 'closing', '[]')")).toThrow(
      /FOREIGN/,
    );
  });

  it('that fails is rolled back whole and stops', () => {
    migrate(db);
    const wrong: Migration[] = [
      ...migrations,
      { version: newestVersion + 10, name: 'good', sql: 'CREATE TABLE good (id INTEGER PRIMARY KEY) STRICT;' },
      {
        version: newestVersion + 20,
        name: 'wrong',
        sql: 'CREATE TABLE half (id INTEGER PRIMARY KEY) STRICT; INSERT INTO nowhere VALUES (1);',
      },
      { version: newestVersion + 30, name: 'never', sql: 'CREATE TABLE never (id INTEGER PRIMARY KEY) STRICT;' },
    ];
    expect(() => migrate(db, wrong)).toThrow();
    expect(versionOf(db)).toBe(newestVersion + 10);
    expect(Object.keys(schemaOf(db))).toEqual(expect.arrayContaining(['good']));
    expect(Object.keys(schemaOf(db))).not.toEqual(expect.arrayContaining(['half']));
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
  });

  it('does what SQL cannot in its own transaction, with the time of the upgrade: a failure takes both back', () => {
    const named = (after: NonNullable<Migration['after']>): Migration[] => [
      ...migrations,
      { version: 9000, name: '9000-more', sql: 'CREATE TABLE more (at TEXT) STRICT;', after },
    ];
    const at = '2026-02-10T01:02:03.004Z';
    const failing = named((within) => {
      within.exec("INSERT INTO more VALUES ('t')");
      throw new Error('not done');
    });
    expect(() => migrate(db, failing, at)).toThrow('not done');
    expect(Object.keys(schemaOf(db))).not.toContain('more');
    expect(versionOf(db)).toBe(newestVersion);
    migrate(
      db,
      named((within, time) => within.prepare('INSERT INTO more VALUES (?)').run(time)),
      at,
    );
    expect(db.prepare('SELECT at FROM more').pluck().all()).toEqual([at]);
    expect(db.prepare("SELECT applied_at FROM schema_step WHERE name = '9000-more'").pluck().get()).toBe(at);
  });

  it('that breaks a reference is refused before the commit', () => {
    migrate(db);
    const wrong: Migration[] = [
      ...migrations,
      {
        version: newestVersion + 10,
        name: 'orphan',
        sql: "INSERT INTO retiree_dependant VALUES (99, 0, '孤', NULL, NULL, NULL);",
      },
    ];
    expect(() => migrate(db, wrong)).toThrowError(expect.objectContaining({ code: 'archive.damaged' }));
    expect(versionOf(db)).toBe(newestVersion);
    expect(db.prepare('SELECT count(*) FROM retiree_dependant').pluck().get()).toBe(0);
  });

  it('is not tried on a database of a newer version, which stays untouched', () => {
    migrate(db);
    db.pragma('user_version = 9990');
    expect(() => migrate(db)).toThrowError(
      expect.objectContaining({ code: 'archive.newer', params: { version: 9990, supported: newestVersion } }),
    );
  });
});
