import { existsSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { AppError } from '#shared/errors.ts';
import { bindingOption, toAppError } from './open.ts';

export interface HeldLock {
  release: () => void;
}

/**
 * Holds an archive folder for one writer. The lock is SQLite's own on a small file beside the archive: the operating
 * system lets it go when the holder dies, so no stale lock is ever left to be cleaned up by hand.
 * @throws AppError archive.inUse, archive.readOnly
 */
export function holdLock(dir: string): HeldLock {
  const path = join(dir, 'in-use.lock');
  let db: Database.Database | null = null;
  try {
    db = new Database(path, { timeout: 200, ...bindingOption() });
    db.pragma('journal_mode = DELETE');
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    db?.close();
    const known = toAppError(error, path);
    throw known instanceof AppError && known.code === 'archive.inUse'
      ? new AppError('archive.inUse', { path: dir })
      : known;
  }
  const held = db;
  return {
    release: () => {
      if (held.open) held.close();
    },
  };
}

/** Whether somebody writes in this archive folder now. Leaves nothing behind. */
export function isLocked(dir: string): boolean {
  const path = join(dir, 'in-use.lock');
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
