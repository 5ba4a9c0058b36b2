import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs';
import { dirname, sep } from 'node:path';
import Database from 'better-sqlite3';
import { AppError } from '#shared/errors.ts';
import { errorCode, fileError } from '#shared/rules/file-error.ts';

declare const readable: unique symbol;
declare const writable: unique symbol;

/** A connection that may be asked. */
export type ReadableDb = Database.Database & { readonly [readable]: true };
/** A connection that may write as well: only the archive's main thread (or a command line alone) holds one. */
export type WritableDb = ReadableDb & { readonly [writable]: true };

const LOG_LIMIT_BYTES = 16 * 1024 * 1024;
// SQLite takes no longer path than 512 bytes, its own companions' endings included; a file system, no longer name.
const LONGEST_PATH = 500;
const LONGEST_NAME = 255;
// Windows without long paths stops at 260 characters, the companions' endings included.
const LONGEST_ON_WINDOWS = 240;

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
    // A log that one long act made grow is cut back afterwards: it would hold the disk until the program ends.
    db.pragma(`journal_size_limit = ${LOG_LIMIT_BYTES}`);
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

/** What a connection does when a transaction begins, and when it is about to be committed. */
interface AroundTransaction {
  begin: () => void;
  commit: () => void;
}

const around = new WeakMap<WritableDb, AroundTransaction>();

/** Has `inTransaction` do this around each transaction of the connection, inside it. */
export function onCommit(db: WritableDb, what: AroundTransaction): void {
  around.set(db, what);
}

/** Runs `work` in one transaction that takes the write lock at once; nested calls become savepoints. */
export function inTransaction<T>(db: WritableDb, work: () => T): T {
  const what = db.inTransaction ? undefined : around.get(db);
  if (!what) return db.transaction(work).immediate();
  return db
    .transaction(() => {
      what.begin();
      const result = work();
      what.commit();
      return result;
    })
    .immediate();
}

/** Ends a transaction that only read. In a damaged database even that fails: nothing is lost by it. */
export function endReading(db: ReadableDb): void {
  try {
    if (db.inTransaction) db.exec('ROLLBACK');
  } catch (error) {
    if (!errorCode(error).startsWith('SQLITE_')) throw error;
  }
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

// Below this even a small write fails now and then; SQLite tells some of these as errors of reading and writing.
const NO_ROOM_BYTES = 1024 * 1024;
// What an act may write before the log goes back into the database, beside one copy of every page it may touch.
const WORKING_ROOM_BYTES = 64 * 1024 * 1024;

/** SQLite's own failures and those of the file system as expected errors; anything else is passed on as the bug it is. */
export function toAppError(error: unknown, path: string): unknown {
  if (error instanceof AppError) return error;
  const code = errorCode(error);
  const is = (...beginnings: string[]): boolean => beginnings.some((one) => code.startsWith(one));
  if (is('SQLITE_FULL')) return archiveFull(path);
  if (is('SQLITE_IOERR')) {
    const free = freeBytes(path);
    if (free !== null && free < NO_ROOM_BYTES) return archiveFull(path);
    return new AppError('archive.lost', { path: dirname(path), detail: code });
  }
  if (is('SQLITE_CANTOPEN') && isNearLimit(path)) return pathTooLong(path);
  if (is('SQLITE_READONLY', 'SQLITE_CANTOPEN', 'SQLITE_PERM'))
    return new AppError('archive.readOnly', { path: dirname(path) });
  if (is('SQLITE_CORRUPT', 'SQLITE_NOTADB')) return new AppError('archive.damaged', { detail: code });
  if (is('SQLITE_BUSY', 'SQLITE_LOCKED')) return new AppError('archive.inUse', { path: dirname(path) });
  if (is('SQLITE_NOMEM')) return new AppError('archive.noMemory', {});
  return archiveFileError(error, path);
}

/**
 * Refuses a folder in which no database can lie because of its length, before anything is made there.
 * @param path the database
 * @throws AppError archive.pathTooLong
 */
export function refuseLongPath(path: string): void {
  const isTooLong = process.platform !== 'win32' && Buffer.byteLength(path) > LONGEST_PATH;
  if (isTooLong || path.split(sep).some((name) => Buffer.byteLength(name) > LONGEST_NAME)) throw pathTooLong(path);
}

// A database that is being made, or a copy of it, has a longer name than the one that lies there.
const LONGER_NAMES = 80;

function isNearLimit(path: string): boolean {
  if (process.platform === 'win32') return path.length > LONGEST_ON_WINDOWS - LONGER_NAMES;
  return Buffer.byteLength(path) > LONGEST_PATH - LONGER_NAMES;
}

function pathTooLong(path: string): AppError<'archive.pathTooLong'> {
  const limit = process.platform === 'win32' ? LONGEST_ON_WINDOWS : LONGEST_PATH;
  return new AppError('archive.pathTooLong', { path: dirname(path), limit });
}

/** A file system's no to something in the archive folder, or to a file that the error names itself. */
function archiveFileError(error: unknown, path: string): unknown {
  const own = refusingPath(error) ?? path;
  const known = fileError(error, own);
  if (!(known instanceof AppError) || !isWithin(own, dirname(path))) return known;
  if (known.code === 'file.full') return archiveFull(path);
  if (known.code === 'file.nameTooLong') return pathTooLong(path);
  if (known.code === 'file.notWritable') return new AppError('archive.readOnly', { path: dirname(path) });
  return new AppError('archive.lost', { path: dirname(path), detail: errorCode(error) });
}

/**
 * Which file a refusal of the file system is about. The error of a copy names its source first, but a full or protected
 * disk is that of the file being written.
 */
function refusingPath(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  if ('dest' in error && typeof error.dest === 'string') return error.dest;
  return 'path' in error && typeof error.path === 'string' ? error.path : null;
}

function isWithin(path: string, dir: string): boolean {
  return path === dir || path.startsWith(dir + sep);
}

/** The disk of the archive is full: how much is free, and how much lets every act go on. @param path its database */
export function archiveFull(path: string): AppError<'archive.full'> {
  const needBytes = WORKING_ROOM_BYTES + (statSync(path, { throwIfNoEntry: false })?.size ?? 0);
  return new AppError('archive.full', { path: dirname(path), freeBytes: freeBytes(path), needBytes });
}

function freeBytes(path: string): number | null {
  try {
    const { bavail, bsize } = statfsSync(dirname(path));
    return bavail * bsize;
  } catch {
    return null;
  }
}
