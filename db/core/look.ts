import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { bindingOption } from './open.ts';

/** What lies under the name of the database, found out without writing a byte. */
export type DatabaseLook = 'absent' | 'folder' | 'empty' | 'notSqlite' | 'foreign' | 'archive';

const MAGIC = 'SQLite format 3\0';
// The head of every SQLite file; a file below it can hold nothing.
const HEAD_BYTES = 100;
/** Tables of the first version, which every later one has. */
const OURS = ['office', 'person', 'record', 'change'];

/**
 * Looks at a database file before it is opened: an archive, another program's database, no database at all, or nothing.
 * A damaged one is called an archive here: opening it tells what is damaged.
 */
export function lookAtDatabase(path: string): DatabaseLook {
  if (!existsSync(path)) return 'absent';
  const stat = statSync(path);
  if (stat.isDirectory()) return 'folder';
  if (stat.size < HEAD_BYTES) return 'empty';
  if (!headOf(path).startsWith(MAGIC)) return 'notSqlite';
  return hasOurTables(path) ? 'archive' : 'foreign';
}

function headOf(path: string): string {
  const head = Buffer.alloc(HEAD_BYTES);
  const file = openSync(path, 'r');
  try {
    readSync(file, head, 0, HEAD_BYTES, 0);
  } finally {
    closeSync(file);
  }
  return head.toString('latin1');
}

/** Without an answer (damaged, held, no right to read) it counts as ours: opening it has the better sentence. */
function hasOurTables(path: string): boolean {
  try {
    const db = new Database(path, { readonly: true, fileMustExist: true, timeout: 200, ...bindingOption() });
    try {
      const names = db.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all() as string[];
      return OURS.every((name) => names.includes(name));
    } finally {
      db.close();
    }
  } catch {
    return true;
  }
}
