import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, statfsSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { AppError } from '#shared/errors.ts';
import { archiveFull, openReadable, type ReadableDb, toAppError } from './open.ts';
import { read } from './read.ts';
import { int, text, typed } from './typed.ts';

/**
 * Writes the whole database as one file, verified, or leaves nothing behind.
 *
 * By VACUUM INTO and not by the file: it reads one snapshot through SQLite, so every acknowledged edit that is still in the
 * write-ahead log is in the copy, whatever a checkpoint says. By VACUUM INTO and not by the online backup of
 * better-sqlite3: that one is asynchronous, and an upgrade has to stand still until its copy is there; a copy made anew
 * also reads every row, so that a damaged page is found while the original is untouched.
 * @param path where the copy stands under its final name only when it is whole; must not exist
 * @returns its size in bytes
 * @throws AppError archive.full without room for it (checked before the first byte), archive.readOnly, archive.damaged
 */
export function copyDatabase(db: ReadableDb, path: string): number {
  const part = `${path}.part`;
  const queryOnly = db.pragma('query_only', { simple: true }) as number;
  try {
    mkdirSync(dirname(path), { recursive: true });
    rmSync(part, { force: true });
    refuseWithoutRoom(db, dirname(path));
    // SQLite takes the new file for the connection's own, and a connection that may only ask would refuse it.
    db.pragma('query_only = OFF');
    db.prepare('VACUUM INTO ?').run(part);
    flush(part, 'r+');
    verifyCopy(db, part);
    renameSync(part, path);
    // A directory cannot be flushed on Windows, where the rename itself is written through.
    if (process.platform !== 'win32') flush(dirname(path), 'r');
    return statSync(path).size;
  } catch (error) {
    rmSync(part, { force: true });
    throw copyError(error, path);
  } finally {
    db.pragma(`query_only = ${queryOnly}`);
  }
}

function refuseWithoutRoom(db: ReadableDb, folder: string): void {
  const pages =
    (db.pragma('page_count', { simple: true }) as number) - (db.pragma('freelist_count', { simple: true }) as number);
  const disk = statfsSync(folder);
  if (disk.bavail * disk.bsize < pages * (db.pragma('page_size', { simple: true }) as number))
    throw archiveFull(join(folder, basename(db.name)));
}

function flush(path: string, mode: 'r' | 'r+'): void {
  const file = openSync(path, mode);
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** The copy is read back from its own file: SQLite's check, and as many rows in each table. */
function verifyCopy(db: ReadableDb, path: string): void {
  const copy = openReadable(path);
  try {
    const integrity = copy.pragma('integrity_check(1)', { simple: true });
    if (integrity !== 'ok') throw new AppError('archive.damaged', { detail: `copy: ${integrity}` });
    const [ours, its] = [rowCounts(db), rowCounts(copy)];
    for (const [table, count] of ours)
      if (its.get(table) !== count) throw new AppError('archive.damaged', { detail: `copy: ${table}` });
  } finally {
    copy.close();
  }
}

function rowCounts(db: ReadableDb): Map<string, number> {
  const tables = read(
    db,
    typed`SELECT ${text('name')} FROM pragma_table_list
     WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'`,
  ).all();
  return new Map(tables.map((table) => [table, read(db, typed`SELECT ${int('count(*)')} FROM "${table}"`).one()]));
}

function copyError(error: unknown, path: string): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ENOSPC' || code === 'EDQUOT') return archiveFull(path);
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || code === 'ENOTDIR' || code === 'ENOENT')
    return new AppError('archive.readOnly', { path: dirname(path) });
  // What SQLite says of a disk that took the first pages and not the last.
  if (code === 'SQLITE_IOERR_WRITE' || code === 'SQLITE_IOERR_FSYNC') return archiveFull(path);
  return toAppError(error, path);
}
