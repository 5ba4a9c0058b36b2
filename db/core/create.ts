import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { migrate } from './migrate.ts';
import { openWritable } from './open.ts';

/**
 * Makes a new, empty database of the newest version. It gets its name when it is whole: under that name a file without
 * content is always a loss, never a first start that was cut off.
 * @throws AppError archive.readOnly, archive.full
 */
export function createDatabase(path: string): void {
  const fresh = join(dirname(path), 'archive.new.db');
  for (const end of ['', '-wal', '-shm']) rmSync(fresh + end, { force: true });
  const db = openWritable(fresh);
  try {
    migrate(db);
  } finally {
    db.close();
  }
  const file = openSync(fresh, 'r+');
  fsyncSync(file);
  closeSync(file);
  renameSync(fresh, path);
}
