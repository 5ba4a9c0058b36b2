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
