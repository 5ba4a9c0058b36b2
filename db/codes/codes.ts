import type Database from 'better-sqlite3';
import { type Dictionary, dictionaryOf, type OwnCode } from '#shared/codes/dictionary.ts';
import type { Command } from '#shared/contract/commands.ts';
import type { ReadableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { alias, flag, int, pick, typed } from '../core/typed.ts';
import { codeItem } from '../tables/codes.ts';
import { command } from '../tables/commands.ts';
import { user } from '../tables/office.ts';

const c = alias(command, 'c');
const u = alias(user, 'u');

/** Everything the office keeps about codes, removed rows first among those of one code. */
export function ownCodes(db: ReadableDb): OwnCode[] {
  const rows = read(
    db,
    typed`SELECT ${{
      id: codeItem.id,
      table: codeItem.tableName,
      code: codeItem.code,
      isLocal: flag(codeItem.isLocal),
      ...pick(codeItem, 'label', 'synonyms', 'position'),
      isRetired: flag('retired_at IS NOT NULL'),
      isRemoved: flag('removed_at IS NOT NULL'),
    }}
     FROM ${codeItem} ORDER BY table_name, isRemoved DESC, id`,
  ).all();
  return rows.map((row) => ({ ...row, synonyms: JSON.parse(row.synonyms) as string[] }));
}

const cached = new WeakMap<Database.Database, { stamp: number; dictionary: Dictionary }>();

/**
 * The code tables as they hold in this archive: the one way to read a code in this room. Merged anew only after one of
 * the office's rows was written: each write raises a row's version, and none is ever deleted.
 */
export function dictionary(db: ReadableDb): Dictionary {
  const stamp = read(db, typed`SELECT ${int('coalesce(sum(version), 0)')} FROM code_item`).one();
  const known = cached.get(db);
  if (known?.stamp === stamp) return known.dictionary;
  const made = dictionaryOf(ownCodes(db));
  cached.set(db, { stamp, dictionary: made });
  return made;
}

/** The acts on the codes of a table, or of all tables, newest first. */
export function codeCommands(db: ReadableDb, table: string | null, limit: number): Command[] {
  return read(
    db,
    typed`SELECT ${{
      id: c.id,
      at: c.at,
      by: u.name,
      ...pick(c, 'name', 'title', 'noun', 'nounId', 'undoneAt'),
    }}
     FROM ${c} JOIN ${u} ON u.id = c.user_id
     WHERE c.noun = 'code' AND (@table IS NULL OR EXISTS (
       SELECT 1 FROM command_row w JOIN code_item i ON i.id = w.row_id
       WHERE w.command_id = c.id AND w.table_name = 'code_item' AND i.table_name = @table))
     ORDER BY c.id DESC LIMIT @limit`,
  ).all({ table, limit });
}
