import { mkdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { holdLock, isLocked } from '#db/core/lock.ts';
import { openArchive } from '#electron/archive/core/context.ts';
import { newFolder } from '#test/help/archive.ts';

let dir: string;
let lock: string;
beforeEach(() => {
  dir = newFolder('lock');
  lock = join(dir, 'in-use.lock');
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const codeOf = (work: () => unknown): string => {
  try {
    work();
    return 'taken';
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : 'thrown';
  }
};

describe('rubbish in the file that locks an archive', () => {
  it.each([
    ['a text', Buffer.from('not a lock, a text '.repeat(300))],
    ['one byte', Buffer.from('x')],
    ['zeros of a page', Buffer.alloc(4096)],
    ['noise of a page', Buffer.alloc(4096, 0xa5)],
    ['a database cut off after its header', Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(84, 1)])],
  ])('%s: the archive opens, is locked, and nobody is told of damage', (_what, bytes) => {
    openArchive(dir, true).close();
    writeFileSync(lock, bytes);
    const { close } = openArchive(dir, false);
    expect(isLocked(dir)).toBe(true);
    expect(codeOf(() => openArchive(dir, false))).toBe('archive.inUse');
    close();
    expect(isLocked(dir)).toBe(false);
  });

  it('that comes while somebody holds the lock is told as in use and left as it is', () => {
    const held = holdLock(dir);
    writeFileSync(lock, 'rubbish '.repeat(200));
    expect(codeOf(() => holdLock(dir))).toBe('archive.inUse');
    expect(statSync(lock).size).toBe(1600);
    held.release();
    holdLock(dir).release();
    expect(statSync(lock).size).toBe(0);
  });
});

describe('what only has the name of the lock', () => {
  it.each([
    ['a folder', () => mkdirSync(lock)],
    ['a link to somebody’s file', () => symlinkSync(join(dir, '通知.docx'), lock)],
    ['a file too large for one', () => writeFileSync(lock, Buffer.alloc(100_000, 7))],
  ])('%s is named, and left as it is', (_what, put) => {
    openArchive(dir, true).close();
    rmSync(lock);
    writeFileSync(join(dir, '通知.docx'), '一份通知');
    put();
    const size = statSync(lock).size;
    expect(codeOf(() => openArchive(dir, false))).toBe('archive.lockOdd');
    expect(statSync(lock).size).toBe(size);
    expect(readFileSync(join(dir, '通知.docx'), 'utf8')).toBe('一份通知');
  });
});
