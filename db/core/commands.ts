import { getTableColumns, getTableName, type InferSelectModel } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { CommandName, NounOfAct } from '#shared/contract/acts.ts';
import type { Command } from '#shared/contract/commands.ts';
import { AppError } from '#shared/errors.ts';
import { localDay } from '#shared/rules/calendar.ts';
import { deathProblems, peopleToldOf, refuseDeathUntold } from '../life/death-check.ts';
import { foundationOf, refuseFileBuiltOn, refuseRested, refuseUnfounded, touchesStory } from '../life/rests-on.ts';
import { getPerson, indexName, type PersonRow, personValues, touchPerson } from '../people/people.ts';
import { refuseInClosed } from '../records/closed.ts';
import { namingLinks } from '../records/kind-tables.ts';
import { giveBackNumbersOf } from '../records/numbers-back.ts';
import { refuseClosedAgain, refuseStillStanding } from '../records/still-standing.ts';
import { command, commandRow } from '../tables/commands.ts';
import { user } from '../tables/office.ts';
import { personDeath } from '../tables/people.ts';
import { record } from '../tables/records.ts';
import { type Act, difference, keepChange } from './changes.ts';
import type { ReadableDb, WritableDb } from './open.ts';
import { read } from './read.ts';
import { asOfToday, type WrittenRow } from './renames.ts';
import { getRow, insertRow, prepared, replaceRows, updateRow, watchingRows } from './rows.ts';
import { alias, int, pick, typed } from './typed.ts';
import { newUid } from './uid.ts';
import { type Image, imageOf, imagesOf, setOf, tableOf, takenOut } from './undoable.ts';
import { recordsOf, refuseUsedSince } from './used-since.ts';

const c = alias(command, 'c');
const u = alias(user, 'u');

/** What the clerk did, in the clerk's words, and what it was about: a noun that the contract says of the act. */
export type CommandAbout<Name extends CommandName = CommandName> = {
  [N in Name]: { name: N; title: string; noun: NounOfAct[N]; nounId: number };
}[Name];

// How often and when a row was written is no content: it goes on counting when a command is undone.
// Nor are the organisations that a file's texts name: they follow from text and register and are set anew.
const bookkeeping: ReadonlySet<string> = new Set(['version', 'updatedAt', 'updatedBy', ...namingLinks]);

interface Touched {
  table: string;
  id: number;
  /** null: the command made the row. */
  before: Image | null;
}

/** What a command that was taken back was about, and whose cards, which households and which outlets it changed. */
export interface UndoneCommand extends Pick<Command, 'name' | 'title' | 'noun' | 'nounId'> {
  personIds: number[];
  householdIds: number[];
  /** The outlets it wrote, and those whose files it wrote. */
  outletIds: number[];
  /** The files in which it wrote who stands beside the subject, or whose the file is. */
  besideIds: number[];
  /** Who is called or read otherwise by it. */
  renamed: number[];
  /** The entry of a person's history that tells the undo, where one does. */
  toldBy: number | null;
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

/** What stands in these rows now, read table by table: an act may have written tens of thousands. */
function standingImages(
  db: ReadableDb,
  rows: readonly { table: string; id: number }[],
): (table: string, id: number) => Image {
  const byTable = new Map<string, number[]>();
  for (const { table, id } of rows) {
    const ids = byTable.get(table);
    if (ids) ids.push(id);
    else byTable.set(table, [id]);
  }
  const images = new Map(Array.from(byTable, ([table, ids]) => [table, imagesOf(db, table, ids)] as const));
  return (table, id) => images.get(table)?.get(id) ?? imageOf(db, table, id);
}

/**
 * What can be said against taking a command back before it is tried: whether it was undone, used, built on or written over
 * since. What only shows afterwards (a step that would stand on nothing, a number taken meanwhile) `undoCommand` refuses.
 * @throws AppError command.notFound, command.undoneAlready, command.changedSince, command.usedSince, command.restsOn,
 * record.closed, record.stillOpen
 */
export function undoable(
  db: ReadableDb,
  id: number,
): { found: InferSelectModel<typeof command>; rows: WrittenRow[]; standing: (table: string, id: number) => Image } {
  const found = getRow(db, command, id);
  if (!found) throw new AppError('command.notFound', {});
  const { title } = found;
  if (found.undoneAt !== null) throw new AppError('command.undoneAlready', { title });
  const rows = writtenRows(db, id);
  const files = recordsOf(db, rows);
  refuseInClosed(db, id, files);
  refuseClosedAgain(db, rows);
  refuseUsedSince(db, found, rows, files);
  refuseRested(db, found, files);
  const opened = rows.filter(({ table, before }) => table === 'record' && before === null);
  refuseFileBuiltOn(
    db,
    found,
    opened.map((row) => row.id),
  );
  // What was brought back into use goes again, with what was paid or returned since.
  for (const { table, id: rowId, before } of rows)
    if (table === 'record' && before !== null && (before.removedAt ?? null) !== null) {
      const file = getRow(db, record, rowId);
      if (file) refuseStillStanding(db, file);
    }
  // A command wrote each row once: none of them is changed before its turn.
  const standing = standingImages(db, rows);
  for (const { table, id: rowId, before, after } of rows) {
    const now = standing(table, rowId);
    if (writtenColumns({ before, after }).some((column) => !isSame(now[column], after[column])))
      throw new AppError('command.changedSince', { title, ...laterWriter(db, id, table, rowId) });
  }
  return { found, rows, standing };
}

/** How many rows a command wrote. */
export function countWritten(db: ReadableDb, id: number): number {
  return read(db, typed`SELECT ${int('count(*)')} FROM command_row WHERE command_id = ?`).one(id);
}

const writtenColumns = ({ before, after }: Pick<WrittenRow, 'before' | 'after'>): string[] =>
  Object.keys(after).filter(
    (column) => !bookkeeping.has(column) && (before === null || !isSame(before[column], after[column])),
  );

/**
 * Takes a command back: every row it wrote is as it was before, rows it made are put out of use. Nothing is taken back
 * when any of them was written again since, or was imported over or handed over.
 * What comes back of a person's own fields the person's history tells.
 * @throws AppError command.clashes and what `undoable` throws
 */
export function undoCommand(db: WritableDb, act: Act, id: number): UndoneCommand {
  const { found, rows, standing } = undoable(db, id);
  const { title } = found;
  const today = localDay(act.at);
  const storied = recordsOf(db, rows.filter(touchesStory));
  const foundation = foundationOf(db, storied, today);
  const mortal = peopleToldOf(db, rows, storied);
  const untold = deathProblems(db, mortal);
  const personIds = new Set<number>();
  const householdIds = new Set<number>();
  const outletIds = new Set<number>();
  const besideIds = new Set<number>();
  const renamed: number[] = [];
  const people: PersonRow[] = [];
  for (const { table, id: rowId, before, after } of rows) {
    const now = standing(table, rowId);
    for (const of of personsOf(table, rowId, before, after, now)) personIds.add(of);
    if (table === 'household') householdIds.add(rowId);
    if (table === 'household_member') householdIds.add(Number(now.householdId));
    if (table === 'record_household') for (const of of householdsOf(now, before, after)) householdIds.add(of);
    if (table === 'record_beside') besideIds.add(Number(now.recordId));
    if (table === 'record' && before !== null && 'personId' in before) besideIds.add(rowId);
    if (table === 'outlet') outletIds.add(rowId);
    if (table === 'record' && typeof now.outletId === 'number') outletIds.add(now.outletId);
    const columns = writtenColumns({ before, after });
    if (before === null) takeOut(db, act, title, table, rowId, now);
    else bringBack(db, act, title, table, rowId, now, Object.fromEntries(columns.map((one) => [one, before[one]])));
    if (table === 'person') people.push(now as PersonRow);
    if (table === 'person' && columns.some((column) => ['name', 'formerName', 'reading'].includes(column)))
      renamed.push(rowId);
  }
  // Acts of earlier programs on further names and former numbers did not count on the person.
  for (const { table, id: rowId } of rows) {
    if (table !== 'person_alias' && table !== 'person_former_number') continue;
    const personId = Number(standing(table, rowId).personId);
    if (people.some((person) => person.id === personId)) continue;
    people.push(getPerson(db, personId));
    touchPerson(db, act, personId);
  }
  refuseUnfounded(db, title, storied, today, foundation);
  refuseDeathUntold(db, title, mortal, untold);
  for (const one of renamed) indexName(db, one);
  const told: number[] = [];
  for (const person of people) {
    const back = difference({ ...personValues(person) }, { ...personValues(getPerson(db, person.id)) });
    if (Object.keys(back.after).length > 0)
      told.push(keepChange(db, act, { noun: 'person', nounId: person.id, action: 'undo', note: title, ...back }));
  }
  updateRow(db, command, id, { undoneAt: act.at, undoneBy: act.userId });
  for (const numbered of ['record', 'household'] as const) {
    const made = rows.filter(({ table, before }) => table === numbered && before === null);
    giveBackNumbersOf(
      db,
      numbered,
      made.map((row) => row.id),
    );
  }
  return {
    ...{
      ...aboutOf(found),
      title,
      renamed,
      toldBy: told.find((change) => isTold(db, [change], aboutOf(found))) ?? null,
    },
    ...{ personIds: Array.from(personIds), householdIds: Array.from(householdIds), outletIds: Array.from(outletIds) },
    besideIds: Array.from(besideIds),
  };
}

/** The last act that wrote a row after this one and stands: what is to be undone first. */
function laterWriter(db: ReadableDb, commandId: number, table: string, rowId: number): { by?: string } {
  const by = read(
    db,
    typed`SELECT ${c.title} FROM command_row w JOIN ${c} ON c.id = w.command_id
     WHERE w.table_name = ? AND w.row_id = ? AND w.command_id > ? AND c.undone_at IS NULL ORDER BY c.id DESC LIMIT 1`,
  ).get(table, rowId, commandId);
  return by === undefined ? {} : { by };
}

function takeOut(db: WritableDb, act: Act, title: string, table: string, id: number, now: Image): void {
  const values = takenOut(table, act);
  if (values && tableOf(table)) bringBack(db, act, title, table, id, now, values);
}

function bringBack(db: WritableDb, act: Act, title: string, name: string, id: number, now: Image, values: Image): void {
  const set = setOf(name);
  const table = tableOf(name);
  try {
    if (set) replaceRows(db, set.set, id, (values.rows ?? []) as never[]);
    else if (table) updateRow(db, table, id, { ...nulled(values), ...counted(table, now, act) } as never);
  } catch (error) {
    // What it wrote over belongs to something else by now: a number, a name, the place of the one open file.
    if (error instanceof Error && 'code' in error && error.code === 'SQLITE_CONSTRAINT_UNIQUE')
      throw new AppError('command.clashes', { title });
    throw error;
  }
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

function writtenRows(db: ReadableDb, commandId: number): WrittenRow[] {
  const rows = read(
    db,
    typed`SELECT ${{
      table: commandRow.tableName,
      id: commandRow.rowId,
      before: commandRow.before,
      after: commandRow.after,
    }}
     FROM ${commandRow}
     WHERE command_id = ? ORDER BY position DESC`,
  ).all(commandId);
  const written = rows.map((row) => ({
    ...row,
    before: row.before === null ? null : (JSON.parse(row.before) as Image),
    after: JSON.parse(row.after) as Image,
  }));
  return asOfToday(db, written);
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

// What a file's act changed of the person alone is told by the person's history, which the file's shows.
function isTold(
  db: ReadableDb,
  changes: readonly number[],
  { noun, nounId }: Pick<CommandAbout, 'noun' | 'nounId'>,
): boolean {
  const is = prepared(
    db,
    `SELECT 1 FROM change WHERE id = @id AND (noun = @noun AND noun_id = @nounId OR @noun = 'record' AND noun = 'person'
       AND noun_id = (SELECT person_id FROM record WHERE id = @nounId))`,
  );
  return changes.some((id) => is.get({ id, noun, nounId }) !== undefined);
}

function aboutOf(found: { name: string; noun: string; nounId: number }): Pick<Command, 'name' | 'noun' | 'nounId'> {
  return { name: found.name as Command['name'], noun: found.noun as Command['noun'], nounId: found.nounId };
}

function personsOf(table: string, id: number, ...images: (Image | null)[]): number[] {
  if (table === 'person' || table === 'person_key') return [id];
  const columns = images.flatMap((image) => [image?.personId, image?.firstId, image?.secondId]);
  return columns.filter((value) => typeof value === 'number');
}

/** The households that stand in images of a file's link to one. */
function householdsOf(...images: (Image | null)[]): number[] {
  return images.flatMap((image) => (typeof image?.householdId === 'number' ? [image.householdId] : []));
}

function isSame(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
}

function nulled(values: Image): Image {
  return Object.fromEntries(Object.entries(values).map(([column, value]) => [column, value ?? null]));
}

function counted(table: NonNullable<ReturnType<typeof tableOf>>, now: Image, act: Act): Image {
  const columns = getTableColumns(table);
  return {
    ...('version' in columns ? { version: Number(now.version) + 1 } : {}),
    ...('updatedAt' in columns ? { updatedAt: act.at } : {}),
    ...('updatedBy' in columns ? { updatedBy: act.userId } : {}),
  };
}
