import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  rmSync,
  statfsSync,
  utimesSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { copyDatabase } from '#db/core/copy.ts';
import { migrate, migrations } from '#db/core/migrate.ts';
import { openReadable, openWritable, type WritableDb } from '#db/core/open.ts';
import { newFolder } from '#test/help/archive.ts';
import { canMount, smallDisk } from '#test/help/small-disk.ts';

let dir: string;
let db: WritableDb;
const before = migrations.filter((step) => step.version < 210);
const AT = '2026-02-10T01:02:03.004Z';
beforeEach(() => {
  dir = newFolder('copy');
  db = openWritable(join(dir, 'archive.db'));
  migrate(db, before, AT);
});
afterEach(() => {
  db.close();
  rmSync(dir, { recursive: true, force: true });
});

const names = (path: string): string[] => {
  const copy = openReadable(path);
  try {
    return copy.prepare('SELECT name FROM user ORDER BY id').pluck().all() as string[];
  } finally {
    copy.close();
  }
};
const add = (name: string) =>
  db.prepare("INSERT INTO user (uid, name, created_at) VALUES (hex(randomblob(8)), ?, 't')").run(name);

describe('a copy of the database', () => {
  it('holds every acknowledged edit, also while a reader keeps the log from being written back', () => {
    const reader = openReadable(db.name);
    reader.exec('BEGIN');
    reader.prepare('SELECT count(*) FROM user').get();
    for (let count = 0; count < 1000; count++) add(`用户${count}`);
    // What the copy before an upgrade relied on: the checkpoint says that it could not write everything back.
    expect(db.pragma('wal_checkpoint(TRUNCATE)')).toEqual([expect.objectContaining({ busy: 1 })]);
    copyDatabase(db, join(dir, 'copy.db'));
    expect(names(join(dir, 'copy.db'))).toHaveLength(1000);
    reader.close();
  });

  it('is made by a connection that may only ask as well, which may only ask afterwards', () => {
    add('林');
    const reader = openReadable(db.name);
    expect(copyDatabase(reader, join(dir, 'there', 'copy.db'))).toBeGreaterThan(0);
    expect(names(join(dir, 'there', 'copy.db'))).toEqual(['林']);
    expect(() => reader.exec("DELETE FROM user WHERE name = '林'")).toThrow();
    reader.close();
  });

  it('of a damaged database is refused and leaves nothing behind', () => {
    add('林');
    const page = db.prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'user'").pluck().get() as number;
    const size = db.pragma('page_size', { simple: true }) as number;
    db.close();
    const file = openSync(join(dir, 'archive.db'), 'r+');
    writeSync(file, Buffer.alloc(size, 0xa5), 0, size, (page - 1) * size);
    closeSync(file);
    db = openWritable(join(dir, 'archive.db'));
    expect(() => copyDatabase(db, join(dir, 'copy.db'))).toThrowError(
      expect.objectContaining({ code: 'archive.damaged' }),
    );
    expect(readdirSync(dir).filter((name) => name.startsWith('copy'))).toEqual([]);
  });

  it.skipIf(!canMount)('on a disk without room is refused in a sentence and leaves nothing behind', () => {
    const disk = smallDisk(256);
    try {
      expect(() => copyDatabase(db, join(disk.dir, 'copy.db'))).toThrowError(
        expect.objectContaining({ code: 'archive.full' }),
      );
      expect(readdirSync(disk.dir)).toEqual([]);
    } finally {
      disk.remove();
    }
  });
});

describe('the copy before an upgrade', () => {
  it('is one for each upgrade, by version and time, and an earlier one is never taken for it', () => {
    add('林');
    const first = migrate(
      db,
      migrations.filter((step) => step.version < 220),
      AT,
    );
    expect(first).toBe(join(dir, 'before-upgrade', 'archive-v200-20260210T010203004Z.db'));
    add('陈');
    const second = migrate(db, migrations, AT);
    expect(second).toBe(join(dir, 'before-upgrade', 'archive-v210-20260210T010203004Z.db'));
    expect([names(first ?? ''), names(second ?? '')]).toEqual([['林'], ['林', '陈']]);
  });

  it('is kept for the last three upgrades: older ones go once the upgrade is done', () => {
    const folder = join(dir, 'before-upgrade');
    mkdirSync(folder);
    for (const [nth, name] of ['archive-v110.db', 'archive-v120.db', 'archive-v130.db', 'archive-v140.db'].entries()) {
      writeFileSync(join(folder, name), 'a copy');
      utimesSync(join(folder, name), 1_700_000_000 + nth, 1_700_000_000 + nth);
    }
    add('林');
    const made = migrate(db, migrations, AT);
    expect(readdirSync(folder).sort()).toEqual([basename(made ?? ''), 'archive-v130.db', 'archive-v140.db'].sort());
    // Nothing to be done makes no copy and takes none away.
    expect(migrate(db, migrations, AT)).toBeNull();
    expect(readdirSync(folder)).toHaveLength(3);
  });

  it('takes another name where a copy of the same version and second stands', () => {
    add('林');
    const first = migrate(db, migrations, AT);
    db.close();
    rmSync(join(dir, 'archive.db'));
    db = openWritable(join(dir, 'archive.db'));
    migrate(db, before, AT);
    add('陈');
    const second = migrate(db, migrations, AT);
    expect(second).not.toBe(first);
    expect([names(first ?? ''), names(second ?? '')]).toEqual([['林'], ['陈']]);
  });

  it.skipIf(!canMount)('is what the upgrade waits for: without room for it nothing is changed', () => {
    const disk = smallDisk(6000);
    const small = openWritable(join(disk.dir, 'archive.db'));
    try {
      migrate(small, before, AT);
      small.pragma('wal_checkpoint(TRUNCATE)');
      const { bavail, bsize } = statfsSync(disk.dir);
      writeFileSync(join(disk.dir, 'others'), Buffer.alloc(bavail * bsize - 300_000));
      expect(() => migrate(small, migrations, AT)).toThrowError(
        expect.objectContaining({ code: 'archive.noRoomToUpgrade' }),
      );
      expect(small.pragma('user_version', { simple: true })).toBe(200);
      expect(small.prepare('SELECT 1 FROM schema_step WHERE version = 210').get()).toBeUndefined();
      expect(existsSync(join(disk.dir, 'before-upgrade'))).toBe(true);
      expect(readdirSync(join(disk.dir, 'before-upgrade'))).toEqual([]);
    } finally {
      small.close();
      disk.remove();
    }
  });
});
