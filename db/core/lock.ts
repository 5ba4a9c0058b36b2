import { existsSync, lstatSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { AppError } from '#shared/errors.ts';
import { errorCode } from '#shared/rules/file-error.ts';
import { bindingOption, toAppError } from './open.ts';

export interface HeldLock {
  release: () => void;
}

const LOCK_FILE = 'in-use.lock';
// The lock is a file without content; more than this under its name is somebody's, who would miss it.
const RUBBISH_MOST_BYTES = 64 * 1024;

/**
 * Holds an archive folder for one writer. The lock is SQLite's own on a small file beside the archive: the operating
 * system lets it go when the holder dies, so no stale lock is ever left to be cleaned up by hand. Rubbish in that file,
 * which says nothing of the archive, is emptied.
 * @throws AppError archive.inUse, archive.lockOdd, archive.readOnly
 */
export function holdLock(dir: string): HeldLock {
  const path = join(dir, LOCK_FILE);
  refuseOddLock(path);
  try {
    return takeLock(path);
  } catch (error) {
    if (!isRubbish(error)) throw inWords(error, dir);
    emptyLock(path);
  }
  try {
    return takeLock(path);
  } catch (error) {
    throw isRubbish(error) ? new AppError('archive.lockOdd', { path }) : inWords(error, dir);
  }
}

function takeLock(path: string): HeldLock {
  const db = new Database(path, { timeout: 200, ...bindingOption() });
  try {
    db.pragma('journal_mode = DELETE');
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    db.close();
    throw error;
  }
  return {
    release: () => {
      if (db.open) db.close();
    },
  };
}

function inWords(error: unknown, dir: string): unknown {
  const known = toAppError(error, join(dir, LOCK_FILE));
  return known instanceof AppError && known.code === 'archive.inUse'
    ? new AppError('archive.inUse', { path: dir })
    : known;
}

/** A folder or a link under the lock's name locks nothing, or something else than this archive. */
function refuseOddLock(path: string): void {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (stat && !stat.isFile()) throw new AppError('archive.lockOdd', { path });
}

// SQLite says so only when it could have had the lock: whoever holds it is told from rubbish before a byte is read.
function isRubbish(error: unknown): boolean {
  return ['SQLITE_NOTADB', 'SQLITE_CORRUPT'].some((code) => errorCode(error).startsWith(code));
}

/** Emptied where it lies: another file under the name would be another lock beside the one that somebody took meanwhile. */
function emptyLock(path: string): void {
  try {
    if (lstatSync(path).size > RUBBISH_MOST_BYTES) throw new AppError('archive.lockOdd', { path });
    truncateSync(path, 0);
  } catch (error) {
    throw toAppError(error, path);
  }
}

/** Whether somebody writes in this archive folder now. Leaves nothing behind. */
export function isLocked(dir: string): boolean {
  const path = join(dir, LOCK_FILE);
  if (!existsSync(path)) return false;
  try {
    const db = new Database(path, { readonly: true, timeout: 0, ...bindingOption() });
    try {
      db.prepare('SELECT count(*) FROM sqlite_schema').get();
    } finally {
      db.close();
    }
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY');
  }
}
