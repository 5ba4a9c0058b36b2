import { accessSync, constants, existsSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { AppError } from '#shared/errors.ts';

declare const readable: unique symbol;
declare const writable: unique symbol;

/** A connection that may be asked. */
export type ReadableDb = Database.Database & { readonly [readable]: true };
/** A connection that may write as well: only the archive's main thread (or a command line alone) holds one. */
export type WritableDb = ReadableDb & { readonly [writable]: true };

/** Electron runtimes older than the prebuilt SQLite get one compiled for them; the set-up names it. */
export function bindingOption(): { nativeBinding?: string } {
  const path = process.env.STREET_ARCHIVES_SQLITE_BINDING;
  return path ? { nativeBinding: path } : {};
}

/**
 * Opens a database file for reading and writing.
 * @throws AppError archive.readOnly, archive.damaged
 */
export function openWritable(path: string): WritableDb {
  refuseReadOnly(path);
  return guard(path, () => {
    const db = new Database(path, { timeout: 5000, ...bindingOption() });
    db.pragma('journal_mode = WAL');
    // FULL: a power cut may not take back what a clerk was told is saved.
    db.pragma('synchronous = FULL');
    db.pragma('foreign_keys = ON');
    db.pragma('cache_size = -65536');
    db.pragma('temp_store = MEMORY');
    return db as WritableDb;
  });
}

/** Opens a database file for reading only; job threads and reading commands use it. */
export function openReadable(path: string): ReadableDb {
  return guard(path, () => {
    const db = new Database(path, { readonly: true, fileMustExist: true, timeout: 5000, ...bindingOption() });
    db.pragma('query_only = ON');
    db.pragma('cache_size = -32768');
    db.pragma('temp_store = MEMORY');
    return db as ReadableDb;
  });
}

/** Runs `work` in one transaction that takes the write lock at once; nested calls become savepoints. */
export function inTransaction<T>(db: WritableDb, work: () => T): T {
  return db.transaction(work).immediate();
}

function refuseReadOnly(path: string): void {
  for (const place of [dirname(path), ...(existsSync(path) ? [path] : [])]) {
    try {
      accessSync(place, constants.W_OK);
    } catch {
      throw new AppError('archive.readOnly', { path: dirname(path) });
    }
  }
}

function guard<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw toAppError(error, path);
  }
}

/** SQLite's own failures as expected errors; anything else is passed on as the bug it is. */
export function toAppError(error: unknown, path: string): unknown {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return error;
  const code = error.code;
  if (code.startsWith('SQLITE_FULL')) return new AppError('archive.full', {});
  if (code.startsWith('SQLITE_READONLY') || code.startsWith('SQLITE_CANTOPEN') || code.startsWith('SQLITE_PERM'))
    return new AppError('archive.readOnly', { path: dirname(path) });
  if (code.startsWith('SQLITE_CORRUPT') || code.startsWith('SQLITE_NOTADB'))
    return new AppError('archive.damaged', { detail: code });
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED'))
    return new AppError('archive.inUse', { path: dirname(path) });
  return error;
}
