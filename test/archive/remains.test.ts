import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bindingOption } from '#db/core/open.ts';
import { openArchive, readArchive } from '#electron/archive/core/context.ts';
import { archiveRemains } from '#electron/archive/materials/remains.ts';
import { initCommand } from '#electron/cli/init.ts';
import { AppError } from '#shared/errors.ts';
import { messageFor } from '#shared/messages.zh.ts';
import { newFolder } from '#test/help/archive.ts';

let dir: string;
beforeEach(() => {
  dir = newFolder('remains');
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const database = () => join(dir, 'archive.db');

function refusal(work: () => unknown): AppError {
  try {
    work();
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

/** Every file below the folder with its digest: what "nothing is written" is held against. */
function everything(): string[] {
  return readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .sort()
    .map((name) => {
      const path = join(dir, name);
      if (statSync(path).isDirectory()) return `${name}/`;
      return `${name} ${createHash('sha256').update(readFileSync(path)).digest('hex')}`;
    });
}

function wasAnArchive(): void {
  openArchive(dir, true).close();
  mkdirSync(join(dir, 'attachments/ab'), { recursive: true });
  writeFileSync(join(dir, 'attachments/ab/abcd'), 'a scan');
}
const takeDatabase = () => rmSync(database());

/** What befell the folder, the refusal it gets, and words its sentence must hold. */
const befallen: [string, () => void, string, string][] = [
  ['its database is gone', takeDatabase, 'archive.incomplete', '不见了；还在的有：材料（attachments）'],
  ['its database has 0 bytes', () => truncateSync(database(), 0), 'archive.incomplete', '是空的'],
  ['its database has 1 byte', () => truncateSync(database(), 1), 'archive.incomplete', '是空的'],
  [
    'its database is gone and SQLite left its log',
    () => {
      takeDatabase();
      writeFileSync(join(dir, 'archive.db-wal'), 'frames');
    },
    'archive.incomplete',
    '文件 archive.db-wal',
  ],
  [
    'a folder has the name of the database',
    () => {
      takeDatabase();
      mkdirSync(database());
    },
    'archive.incomplete',
    '是一个文件夹',
  ],
  ['its database is zeros', () => writeFileSync(database(), Buffer.alloc(40_960)), 'archive.damaged', '不是数据库文件'],
  [
    "its database is another program's",
    () => {
      takeDatabase();
      const other = new Database(database(), bindingOption());
      other.exec('CREATE TABLE moz_places (id INTEGER PRIMARY KEY, url TEXT); PRAGMA user_version = 77');
      other.close();
    },
    'archive.notOurs',
    '其他程序的数据库',
  ],
];

describe('a folder that was an archive never looks new, is told what is missing, and nothing is written there', () => {
  it.each(befallen)('when %s', async (_what, befall, code, words) => {
    wasAnArchive();
    befall();
    const before = everything();
    const line = { command: 'init', words: [], options: { archive: dir, office: '测试所', area: '350102005000' } };
    for (const work of [() => openArchive(dir, true), () => openArchive(dir, false), () => readArchive(dir)]) {
      const error = refusal(work);
      expect(error.code).toBe(code);
      expect(messageFor(error.code, error.params).sentence).toContain(words);
    }
    await expect(Promise.resolve().then(() => initCommand(line, null, () => undefined))).rejects.toMatchObject({
      code,
    });
    expect(everything()).toEqual(before);
  });

  /** Each of these alone says that an archive was here. */
  it.each<[string, string]>([
    ['attachments/ab/abcd', '材料'],
    ['before-upgrade/archive-v130.db', '升级前副本'],
    ['backups/archive-2026-11-20.db', '备份'],
    ['archive.db-wal', '文件 archive.db-wal'],
    ['archive.db-shm', '文件 archive.db-shm'],
    ['archive.db-journal', '文件 archive.db-journal'],
    ['in-use.lock', '文件 in-use.lock'],
    ['log-head.json', '文件 log-head.json'],
    ['3f.part', '文件 3f.part'],
  ])('by %s alone', (name, words) => {
    mkdirSync(join(dir, name, '..'), { recursive: true });
    writeFileSync(join(dir, name), 'x');
    const error = refusal(() => openArchive(dir, true));
    expect(error).toMatchObject({ code: 'archive.incomplete', params: { database: 'absent' } });
    expect(messageFor(error.code, error.params).sentence).toContain(words);
  });

  it('the copies that exist are told with their day and size, newest first', () => {
    wasAnArchive();
    mkdirSync(join(dir, 'before-upgrade'));
    writeFileSync(join(dir, 'before-upgrade/archive-v130.db'), 'x'.repeat(300));
    mkdirSync(join(dir, 'backups'));
    writeFileSync(join(dir, 'backups/archive-2026-11-20.db'), 'x'.repeat(200));
    takeDatabase();
    const { copies, isNew } = archiveRemains(dir);
    expect(isNew).toBe(false);
    expect(copies).toHaveLength(2);
    expect(copies).toContainEqual({
      name: 'before-upgrade/archive-v130.db',
      kind: '升级前副本',
      at: expect.stringMatching(/^\d{4}-/),
      sizeBytes: 300,
    });
  });
});

describe('a folder with nothing of an archive is new', () => {
  it.each<[string, () => void]>([
    ['that is not there', () => rmSync(dir, { recursive: true })],
    ['that is empty', () => undefined],
    ['that holds what else an office keeps', () => writeFileSync(join(dir, '通知.docx'), 'x')],
    [
      'in which a first start was cut off',
      () => {
        mkdirSync(join(dir, 'attachments'));
        writeFileSync(join(dir, 'in-use.lock'), '');
        writeFileSync(join(dir, 'archive.new.db'), 'half a database');
        writeFileSync(join(dir, 'archive.new.db-wal'), 'frames');
      },
    ],
  ])('%s', (_what, prepare) => {
    prepare();
    expect(archiveRemains(dir).isNew).toBe(true);
    openArchive(dir, true).close();
    expect(readdirSync(dir)).toContain('archive.db');
    expect(readdirSync(dir).filter((name) => name.startsWith('archive.new'))).toEqual([]);
    openArchive(dir, false).close();
  });
});
