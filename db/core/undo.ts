import { getTableColumns, type InferSelectModel } from 'drizzle-orm';
import type { Command } from '#shared/contract/commands.ts';
import { AppError } from '#shared/errors.ts';
import { localDay } from '#shared/rules/calendar.ts';
import { deathProblems, peopleToldOf, refuseDeathUntold } from '../life/death-check.ts';
import { foundationOf, refuseFileBuiltOn, refuseRested, refuseUnfounded, touchesStory } from '../life/rests-on.ts';
import { getPerson, indexName, type PersonRow, personValues, touchPerson } from '../people/people.ts';
import { refuseInClosed } from '../records/closed.ts';
import { householdOf } from '../records/household-links.ts';
import { giveBackNumbersOf } from '../records/numbers-back.ts';
import { refuseClosedAgain, refuseStillStanding } from '../records/still-standing.ts';
import { command } from '../tables/commands.ts';
import { record } from '../tables/records.ts';
import { type Act, difference, keepChange } from './changes.ts';
import {
  aboutOf,
  householdsOf,
  isSame,
  isTold,
  personsOf,
  standingImages,
  writtenColumns,
  writtenRows,
} from './command-rows.ts';
import type { ReadableDb, WritableDb } from './open.ts';
import { read } from './read.ts';
import type { WrittenRow } from './renames.ts';
import { getRow, replaceRows, updateRow } from './rows.ts';
import { alias, typed } from './typed.ts';
import { type Image, setOf, tableOf, takenOut } from './undoable.ts';
import { recordsOf, refuseUsedSince } from './used-since.ts';

const c = alias(command, 'c');

/** What a command that was taken back was about, and whose cards, which households and which outlets it changed. */
export interface UndoneCommand extends Pick<Command, 'name' | 'title' | 'noun' | 'nounId'> {
  personIds: number[];
  /** The households it wrote, and those whose files it wrote. */
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
  const ofHouseholds: number[] = [];
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
    if (table === 'record' && now.subject === 'household') ofHouseholds.push(rowId);
    const columns = writtenColumns({ before, after });
    if (before === null) takeOut(db, act, title, table, rowId, now);
    else bringBack(db, act, title, table, rowId, now, Object.fromEntries(columns.map((one) => [one, before[one]])));
    if (table === 'person') people.push(now as PersonRow);
    if (table === 'person' && columns.some((column) => ['name', 'formerName', 'reading'].includes(column)))
      renamed.push(rowId);
  }
  // Such a file may have gone on to another household since, which the act knows nothing of.
  for (const file of ofHouseholds) householdIds.add(householdOf(db, file));
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
