import { getTableName } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { CommandName, NounOfAct } from '#shared/contract/acts.ts';
import type { Command } from '#shared/contract/commands.ts';
import { AppError } from '#shared/errors.ts';
import { command, commandRow } from '../tables/commands.ts';
import { user } from '../tables/office.ts';
import { personDeath } from '../tables/people.ts';
import { type Act, keepChange } from './changes.ts';
import {
  aboutOf,
  bookkeeping,
  householdsOf,
  isSame,
  isTold,
  personsOf,
  standingImages,
  writtenRows,
} from './command-rows.ts';
import type { ReadableDb, WritableDb } from './open.ts';
import { read } from './read.ts';
import { getRow, insertRow, watchingRows } from './rows.ts';
import { alias, int, pick, typed } from './typed.ts';
import { newUid } from './uid.ts';
import { type Image, imageOf, imagesOf, setOf, tableOf } from './undoable.ts';
import { recordsOf } from './used-since.ts';

const c = alias(command, 'c');
const u = alias(user, 'u');

/** What the clerk did, in the clerk's words, and what it was about: a noun that the contract says of the act. */
export type CommandAbout<Name extends CommandName = CommandName> = {
  [N in Name]: { name: N; title: string; noun: NounOfAct[N]; nounId: number };
}[Name];

interface Touched {
  table: string;
  id: number;
  /** null: the command made the row. */
  before: Image | null;
}

/** `keepCommand` for whoever needs no id of the act. */
export function runCommand<T>(
  db: WritableDb,
  act: Act,
  about: CommandAbout | ((result: T) => CommandAbout),
  work: () => T,
): T {
  return keepCommand(db, act, about, work).result;
}

/**
 * One act of a clerk in the transaction around it: what `work` writes by `insertRow`, `updateRow` and `replaceRows` is
 * kept row by row, so that `undoCommand` can take the whole act back, also after a restart. `about` may wait for the id
 * of a new row. The history tells the act once: in its title, unless `work` keeps a change of what it is about itself.
 * @returns `commandId` null where nothing was written that differs from what stood there
 */
export function keepCommand<T>(
  db: WritableDb,
  act: Act,
  about: CommandAbout | ((result: T) => CommandAbout),
  work: () => T,
): { result: T; commandId: number | null } {
  const touched = new Map<string, Touched>();
  const changes: number[] = [];
  const keyOf = (table: string, id: number): string => `${table}:${id}`;
  const isNewSet = (table: string, id: number): boolean => {
    const owner = setOf(table)?.owner;
    return owner ? touched.get(keyOf(owner, id))?.before === null : false;
  };
  const updating = (table: string, ids: readonly number[]): void => {
    if (!setOf(table) && !tableOf(table)) return;
    const fresh = ids.filter((id) => !touched.has(keyOf(table, id)));
    const stood = imagesOf(
      db,
      table,
      fresh.filter((id) => !isNewSet(table, id)),
    );
    for (const id of fresh) touched.set(keyOf(table, id), { table, id, before: stood.get(id) ?? null });
  };
  const inserted = (table: string, id: number): void => {
    if (table === 'change') changes.push(id);
    // A row of a set has no id: the set was told of before.
    else if (tableOf(table) && !touched.has(keyOf(table, id)))
      touched.set(keyOf(table, id), { table, id, before: null });
  };
  const result = watchingRows(db, { updating: (table, ids) => updating(table, ids.map(Number)), inserted }, work);
  const standing = standingImages(db, Array.from(touched.values()));
  const written = Array.from(touched.values()).flatMap((one) => {
    const images = differing(one.before, standing(one.table, one.id));
    return images ? [{ ...one, ...images }] : [];
  });
  if (written.every(({ after }) => Object.keys(after).length === 0)) return { result, commandId: null };
  const told = typeof about === 'function' ? about(result) : about;
  if (!isTold(db, changes, told))
    changes.push(keepChange(db, act, { noun: told.noun, nounId: told.nounId, action: 'act', note: told.title }));
  const commandId = insertRow(db, command, {
    uid: newUid(),
    at: act.at,
    userId: act.userId,
    ...told,
    changeId: Math.max(...changes),
  });
  written.forEach(({ table, id, before, after }, position) => {
    insertRow(db, commandRow, {
      commandId,
      position,
      tableName: table,
      rowId: id,
      before: before === null ? null : JSON.stringify(before),
      after: JSON.stringify(after),
    });
  });
  return { result, commandId };
}

/** How many rows a command wrote. */
export function countWritten(db: ReadableDb, id: number): number {
  return read(db, typed`SELECT ${int('count(*)')} FROM command_row WHERE command_id = ?`).one(id);
}

/** The rows of a table that a command wrote. */
export function commandRows(db: ReadableDb, id: number, table: SQLiteTable): number[] {
  return read(
    db,
    typed`SELECT ${commandRow.rowId} FROM ${commandRow} WHERE command_id = ? AND table_name = ? ORDER BY position`,
  ).all(id, getTableName(table));
}

/** What a command was about. @throws AppError command.notFound */
export function commandAbout(db: ReadableDb, id: number): Pick<Command, 'name' | 'noun' | 'nounId'> {
  const found = getRow(db, command, id);
  if (!found) throw new AppError('command.notFound', {});
  return aboutOf(found);
}

/** Whether an act registered, corrected or moved a death. */
export function writesDeath(db: ReadableDb, id: number): boolean {
  return commandRows(db, id, personDeath).length > 0;
}

/** Who did it. @throws AppError command.notFound */
export function commandBy(db: ReadableDb, id: number): number {
  const found = getRow(db, command, id);
  if (!found) throw new AppError('command.notFound', {});
  return found.userId;
}

/** Whose cards, which files, households and outlets a command wrote. @throws AppError command.notFound */
export function commandTouches(
  db: ReadableDb,
  id: number,
): { records: number[]; people: number[]; households: number[]; outlets: number[] } {
  const { noun, nounId } = commandAbout(db, id);
  const rows = writtenRows(db, id);
  const people = rows.flatMap(({ table, id: rowId, before, after }) => personsOf(table, rowId, before, after));
  const about = noun === 'person' ? [nounId] : [];
  const records = recordsOf(db, rows);
  const households = rows.flatMap(({ table, id: rowId, before, after }) => {
    if (table === 'household') return [rowId];
    if (table === 'record_household') return householdsOf(imageOf(db, table, rowId), before, after);
    return table === 'household_member' ? [Number(imageOf(db, table, rowId).householdId)] : [];
  });
  const outlets = rows.flatMap(({ table, id: rowId }) => (table === 'outlet' ? [rowId] : []));
  // A file's own act writes its person, who may have other files elsewhere: the file decides; so do household and outlet.
  if (noun === 'record') return { records: [...records, nounId], people: [], households, outlets };
  // What is about a household goes where it goes, whatever its kind: whoever may write the household takes that back.
  if (noun === 'household') return { records: [], people: [], households: [...households, nounId], outlets };
  if (noun === 'outlet') return { records, people: [], households, outlets: [...outlets, nounId] };
  return { records, people: [...people, ...about], households, outlets };
}

const commandsWhere = (isOfOne: string) =>
  typed`SELECT ${{
    id: c.id,
    at: c.at,
    by: u.name,
    ...pick(c, 'name', 'title', 'noun', 'nounId', 'undoneAt'),
  }}
   FROM ${c} JOIN ${u} ON u.id = c.user_id
   WHERE c.noun = @noun ${isOfOne} AND (@by IS NULL OR c.user_id = @by) ORDER BY c.id DESC LIMIT @limit`;
const commandsOfNoun = commandsWhere('');
const commandsOfOne = commandsWhere('AND c.noun_id = @nounId');

/** The commands about one thing, or about all things of a noun (`nounId` null), newest first. */
export function listCommands(
  db: ReadableDb,
  noun: Command['noun'],
  nounId: number | null,
  limit: number,
  by: number | null = null,
): Command[] {
  const values = { noun, limit, by };
  return nounId === null ? read(db, commandsOfNoun).all(values) : read(db, commandsOfOne).all({ ...values, nounId });
}

/**
 * Of a row that stood there only what differs is kept; null where nothing does. A row that was only counted on stands
 * for the thing whose other rows changed (a file, by its version): it is kept with nothing in it.
 */
function differing(before: Image | null, after: Image): { before: Image | null; after: Image } | null {
  if (before === null) return { before, after };
  const all = Object.keys(after).filter((column) => !isSame(before[column], after[column]));
  if (all.length === 0) return null;
  const columns = all.filter((column) => !bookkeeping.has(column));
  const only = (image: Image): Image => Object.fromEntries(columns.map((column) => [column, image[column]]));
  return { before: only(before), after: only(after) };
}
