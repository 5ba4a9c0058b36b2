import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toAppError } from '#db/core/open.ts';
import { openArchive, readArchive } from '#electron/archive/core/context.ts';
import { newFolder } from '#test/help/archive.ts';

let dir: string;
beforeEach(() => {
  dir = newFolder('open');
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

describe('an archive', () => {
  it('is held by one writer; the next is told so, and may open it once the first has closed', () => {
    const first = openArchive(dir, true);
    expect(() => openArchive(dir, true)).toThrowError(
      expect.objectContaining({ code: 'archive.inUse', params: { path: dir } }),
    );
    first.close();
    openArchive(dir, true).close();
  });

  it('can be read beside its writer', () => {
    const first = openArchive(dir, true);
    const reader = readArchive(dir);
    expect(reader.prepare('SELECT count(*) FROM record').pluck().get()).toBe(0);
    expect(() => reader.exec('DELETE FROM record')).toThrow();
    reader.close();
    first.close();
  });

  it('is written with full flushing, foreign keys and a log', () => {
    const { db, close } = openArchive(dir, true);
    expect(db.pragma('synchronous', { simple: true })).toBe(2);
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
    expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
    close();
  });

  it('is not made where none was asked for', () => {
    expect(() => openArchive(join(dir, 'nothing'), false)).toThrowError(
      expect.objectContaining({ code: 'archive.absent' }),
    );
    expect(existsSync(join(dir, 'nothing'))).toBe(false);
  });

  it('that is no database is called damaged and left as it is', () => {
    writeFileSync(
      join(dir, 'archive.db'),
      'this is a text, not a database, and long enough to be looked at'.repeat(20),
    );
    expect(() => openArchive(dir, false)).toThrowError(expect.objectContaining({ code: 'archive.damaged' }));
  });
});

describe('a folder whose path is too long', () => {
  const nested = (length: number): string => {
    let path = dir;
    while (path.length < length)
      path = join(path, '档案库的文件夹'.repeat(4).slice(0, Math.max(1, length - path.length - 1)));
    return path;
  };

  it.each([
    ['615 characters', () => nested(615)],
    ['more than the file system takes', () => nested(5000)],
    ['a name of 300 characters', () => join(dir, 'a'.repeat(300))],
    ['a Chinese name of 100 characters, 300 bytes', () => join(dir, '档'.repeat(100))],
  ])('(%s) is told as too long, by writing and by reading, and nothing is made', (_what, pathOf) => {
    const path = pathOf();
    for (const open of [() => openArchive(path, true), () => readArchive(path)])
      expect(open).toThrowError(expect.objectContaining({ code: 'archive.pathTooLong' }));
    expect(readdirSync(dir)).toEqual([]);
  });

  it('only for a copy or a companion of the database is told as too long, not as read-only', () => {
    const cannotOpen = Object.assign(new Error('unable to open'), { code: 'SQLITE_CANTOPEN' });
    const said = (folder: string) => toAppError(cannotOpen, join(folder, 'archive.db'));
    expect(said(`/${'a'.repeat(450)}`)).toMatchObject({ code: 'archive.pathTooLong' });
    expect(said('/srv/archive')).toMatchObject({ code: 'archive.readOnly' });
  });
});
