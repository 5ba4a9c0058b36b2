import type Database from 'better-sqlite3';
import { type Dictionary, dictionaryOf, type OwnCode } from '#shared/codes/dictionary.ts';
import type { Command } from '#shared/contract/commands.ts';
import type { ReadableDb } from '../core/open.ts';
import { prepared } from '../core/rows.ts';

type Stored = Omit<OwnCode, 'isLocal' | 'synonyms' | 'isRetired' | 'isRemoved'> & {
  isLocal: number;
  synonyms: string;
  isRetired: number;
  isRemoved: number;
};

/** Everything the office keeps about codes, removed rows first among those of one code. */
export function ownCodes(db: ReadableDb): OwnCode[] {
  const rows = prepared(
    db,
    `SELECT id, table_name AS "table", code, is_local AS isLocal, label, synonyms, position,
       retired_at IS NOT NULL AS isRetired, removed_at IS NOT NULL AS isRemoved
     FROM code_item ORDER BY table_name, isRemoved DESC, id`,
  ).all() as Stored[];
  return rows.map((row) => ({
    ...row,
    isLocal: row.isLocal === 1,
    synonyms: JSON.parse(row.synonyms) as string[],
    isRetired: row.isRetired === 1,
    isRemoved: row.isRemoved === 1,
  }));
}

const cached = new WeakMap<Database.Database, { stamp: number; dictionary: Dictionary }>();

/**
 * The code tables as they hold in this archive: the one way to read a code in this room. Merged anew only after one of
 * the office's rows was written: each write raises a row's version, and none is ever deleted.
 */
export function dictionary(db: ReadableDb): Dictionary {
  const stamp = prepared(db, 'SELECT coalesce(sum(version), 0) FROM code_item').pluck().get() as number;
  const known = cached.get(db);
  if (known?.stamp === stamp) return known.dictionary;
  const made = dictionaryOf(ownCodes(db));
  cached.set(db, { stamp, dictionary: made });
  return made;
}

/** The acts on the codes of a table, or of all tables, newest first. */
export function codeCommands(db: ReadableDb, table: string | null, limit: number): Command[] {
  return prepared(
    db,
    `SELECT c.id, c.at, u.name AS "by", c.name, c.title, c.noun, c.noun_id AS nounId, c.undone_at AS undoneAt
     FROM command c JOIN user u ON u.id = c.user_id
     WHERE c.noun = 'code' AND (@table IS NULL OR EXISTS (
       SELECT 1 FROM command_row w JOIN code_item i ON i.id = w.row_id
       WHERE w.command_id = c.id AND w.table_name = 'code_item' AND i.table_name = @table))
     ORDER BY c.id DESC LIMIT @limit`,
  ).all({ table, limit }) as Command[];
}
