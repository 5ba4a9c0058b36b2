import Database from 'better-sqlite3';
import { bindingOption, endReading, type ReadableDb, toAppError } from './open.ts';

const PAGES_AT_ONCE = 256;

/**
 * Copies the database as it stands now into a new file by SQLite's own online backup, a few pages at a time, while others
 * go on writing. The transaction that is held keeps the copy to one moment: without it every write elsewhere would make
 * the backup begin anew, and beside somebody who works it would never end.
 * @param goesOn told of the pages done; false stops, and the file is the caller's to remove
 * @returns whether the copy is whole
 * @throws AppError archive.full, archive.readOnly, archive.damaged, or what the disk said
 */
export async function copySnapshot(
  db: ReadableDb,
  path: string,
  goesOn: (done: number, total: number) => boolean,
): Promise<boolean> {
  let isStopped = false;
  db.exec('BEGIN');
  try {
    db.prepare('SELECT count(*) FROM sqlite_schema').get();
    await db.backup(path, {
      progress: ({ totalPages, remainingPages }) => {
        isStopped = !goesOn(totalPages - remainingPages, totalPages);
        if (isStopped) throw new Error('stopped');
        return PAGES_AT_ONCE;
      },
    });
  } catch (error) {
    if (isStopped) return false;
    throw toAppError(error, path);
  } finally {
    endReading(db);
  }
  closeLog(path);
  return true;
}

// The copy says of itself that it has a write-ahead log: made to one file, it can be read where nothing can be written.
function closeLog(path: string): void {
  const copy = new Database(path, { fileMustExist: true, ...bindingOption() });
  try {
    copy.pragma('journal_mode = DELETE');
  } finally {
    copy.close();
  }
}
