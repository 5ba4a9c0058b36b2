import { getTableColumns, getTableName } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Command } from '#shared/contract/commands.ts';
import { AppError } from '#shared/errors.ts';
import { type Act, keepChange } from './changes.ts';
import type { ReadableDb, WritableDb } from './open.ts';
import { getRow, insertRow, prepared, updateRow, watchingRows } from './rows.ts';
import { command, commandRow } from './tables/commands.ts';
import { likenessDecision, person, personAlias, personFormerNumber } from './tables/people.ts';
import { datedValue } from './tables/policy.ts';
import { record } from './tables/records.ts';
import { newUid } from './uid.ts';

/** What the clerk did, in the clerk's words, and what it was about. */
export interface CommandAbout {
  name: Command['name'];
  title: string;
  noun: Command['noun'];
  nounId: number;
}

/** Tables whose rows an undo may bring back. Histories are not among them: what happened stays told. */
const undoable: ReadonlyMap<string, SQLiteTable> = new Map(
  [person, personAlias, personFormerNumber, likenessDecision, record, datedValue].map((table) => [
    getTableName(table),
    table,
  ]),
);

// How often and when a row was written is no content: it goes on counting when a command is undone.
const bookkeeping: ReadonlySet<string> = new Set(['version', 'updatedAt', 'updatedBy']);

type Image = Record<string, unknown>;

interface Touched {
  table: string;
  id: number;
  /** null: the command made the row. */
  before: Image | null;
}

/**
 * One act of a clerk in the transaction around it: what `work` writes by `insertRow` and `updateRow` is kept row by row,
 * so that `undoCommand` can take the whole act back, also after a restart. `about` may wait for the id of a new row.
 */
export function runCommand<T>(
  db: WritableDb,
  act: Act,
  about: CommandAbout | ((result: T) => CommandAbout),
  work: () => T,
): T {
  const touched = new Map<string, Touched>();
  const touch = (table: string, id: number | string, isNew: boolean): void => {
    const key = `${table}:${id}`;
    if (!undoable.has(table) || touched.has(key)) return;
    touched.set(key, { table, id: Number(id), before: isNew ? null : imageOf(db, table, Number(id)) });
  };
  const result = watchingRows(
    db,
    { updating: (table, id) => touch(table, id, false), inserted: (table, id) => touch(table, id, true) },
    work,
  );
  const told = typeof about === 'function' ? about(result) : about;
  keepChange(db, act, { noun: told.noun, nounId: told.nounId, action: 'act', note: told.title });
  const commandId = insertRow(db, command, { uid: newUid(), at: act.at, userId: act.userId, ...told });
  Array.from(touched.values()).forEach(({ table, id, before }, position) => {
    insertRow(db, commandRow, {
      commandId,
      position,
      tableName: table,
      rowId: id,
      before: before === null ? null : JSON.stringify(before),
      after: JSON.stringify(imageOf(db, table, id)),
    });
  });
  return result;
}

/**
 * Takes a command back: every row it wrote is as it was before, rows it made are put out of use. Nothing is taken back
 * when any of them was written again since.
 * @returns what the command was about, and whose cards it changed
 * @throws AppError command.notFound, command.undoneAlready, command.changedSince
 */
export function undoCommand(db: WritableDb, act: Act, id: number): CommandAbout & { personIds: number[] } {
  const found = getRow(db, command, id);
  if (!found) throw new AppError('command.notFound', {});
  if (found.undoneAt !== null) throw new AppError('command.undoneAlready', { title: found.title });
  const rows = prepared(
    db,
    `SELECT table_name AS "table", row_id AS id, before, after FROM command_row
     WHERE command_id = ? ORDER BY position DESC`,
  ).all(id) as { table: string; id: number; before: string | null; after: string }[];
  const personIds = new Set<number>();
  for (const row of rows) {
    const after = JSON.parse(row.after) as Image;
    const before = row.before === null ? null : (JSON.parse(row.before) as Image);
    const now = imageOf(db, row.table, row.id);
    if (row.table === 'person') personIds.add(row.id);
    for (const of of [after.personId, after.firstId, after.secondId]) if (typeof of === 'number') personIds.add(of);
    const written = Object.keys(after).filter(
      (column) => !bookkeeping.has(column) && (before === null || before[column] !== after[column]),
    );
    if (written.some((column) => now[column] !== after[column]))
      throw new AppError('command.changedSince', { title: found.title });
    const values =
      before === null
        ? { removedAt: act.at }
        : Object.fromEntries(written.map((column) => [column, before[column] ?? null]));
    const table = undoable.get(row.table);
    if (table) updateRow(db, table, row.id, { ...values, ...counted(table, now, act) } as never);
  }
  updateRow(db, command, id, { undoneAt: act.at, undoneBy: act.userId });
  return {
    name: found.name as Command['name'],
    title: found.title,
    noun: found.noun as Command['noun'],
    nounId: found.nounId,
    personIds: Array.from(personIds),
  };
}

/** What a command was about. @throws AppError command.notFound */
export function commandAbout(db: ReadableDb, id: number): Pick<Command, 'name' | 'noun' | 'nounId'> {
  const found = getRow(db, command, id);
  if (!found) throw new AppError('command.notFound', {});
  return { name: found.name as Command['name'], noun: found.noun as Command['noun'], nounId: found.nounId };
}

/** The commands about one thing, newest first. */
export function listCommands(db: ReadableDb, noun: Command['noun'], nounId: number, limit: number): Command[] {
  return prepared(
    db,
    `SELECT c.id, c.at, u.name AS "by", c.name, c.title, c.noun, c.noun_id AS nounId, c.undone_at AS undoneAt
     FROM command c JOIN user u ON u.id = c.user_id
     WHERE c.noun = ? AND c.noun_id = ? ORDER BY c.id DESC LIMIT ?`,
  ).all(noun, nounId, limit) as Command[];
}

function counted(table: SQLiteTable, now: Image, act: Act): Image {
  const columns = getTableColumns(table);
  return {
    ...('version' in columns ? { version: Number(now.version) + 1 } : {}),
    ...('updatedAt' in columns ? { updatedAt: act.at } : {}),
    ...('updatedBy' in columns ? { updatedBy: act.userId } : {}),
  };
}

function imageOf(db: ReadableDb, table: string, id: number): Image {
  const typed = undoable.get(table);
  const row = typed ? getRow(db, typed, id) : null;
  if (!row) throw new Error(`no row ${id} in ${table}`);
  return row;
}
