import type { Command } from '#shared/contract/commands.ts';
import { namingLinks } from '../records/kind-tables.ts';
import { commandRow } from '../tables/commands.ts';
import type { ReadableDb } from './open.ts';
import { read } from './read.ts';
import { asOfToday, type WrittenRow } from './renames.ts';
import { prepared } from './rows.ts';
import { typed } from './typed.ts';
import { type Image, imageOf, imagesOf } from './undoable.ts';

/** What a command wrote, row by row: as it is kept, compared and read again. */

// How often and when a row was written is no content: it goes on counting when a command is undone.
// Nor are the organisations that a file's texts name: they follow from text and register and are set anew.
export const bookkeeping: ReadonlySet<string> = new Set(['version', 'updatedAt', 'updatedBy', ...namingLinks]);

/** What stands in these rows now, read table by table: an act may have written tens of thousands. */
export function standingImages(
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

/** The columns of a row that a command wrote otherwise than they stood; bookkeeping is none. */
export const writtenColumns = ({ before, after }: Pick<WrittenRow, 'before' | 'after'>): string[] =>
  Object.keys(after).filter(
    (column) => !bookkeeping.has(column) && (before === null || !isSame(before[column], after[column])),
  );

/** The rows a command wrote, last first, in the names tables and columns have today. */
export function writtenRows(db: ReadableDb, commandId: number): WrittenRow[] {
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
 * Whether one of these entries of the history tells of what a command was about. What a file's act changed of the person
 * alone is told by the person's history, which the file's shows.
 */
export function isTold(
  db: ReadableDb,
  changes: readonly number[],
  { noun, nounId }: Pick<Command, 'noun' | 'nounId'>,
): boolean {
  const is = prepared(
    db,
    `SELECT 1 FROM change WHERE id = @id AND (noun = @noun AND noun_id = @nounId OR @noun = 'record' AND noun = 'person'
       AND noun_id = (SELECT person_id FROM record WHERE id = @nounId))`,
  );
  return changes.some((id) => is.get({ id, noun, nounId }) !== undefined);
}

/** What a stored command was about. */
export function aboutOf(found: {
  name: string;
  noun: string;
  nounId: number;
}): Pick<Command, 'name' | 'noun' | 'nounId'> {
  return { name: found.name as Command['name'], noun: found.noun as Command['noun'], nounId: found.nounId };
}

/** The people whom a row is of, or whom its images name. */
export function personsOf(table: string, id: number, ...images: (Image | null)[]): number[] {
  if (table === 'person' || table === 'person_key') return [id];
  const columns = images.flatMap((image) => [image?.personId, image?.firstId, image?.secondId]);
  return columns.filter((value) => typeof value === 'number');
}

/** Whether two stored values are equal; a list by what it holds, an absent one as null. */
export function isSame(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
}

/** The households that stand in images of a file's link to one. */
export function householdsOf(...images: (Image | null)[]): number[] {
  return images.flatMap((image) => (typeof image?.householdId === 'number' ? [image.householdId] : []));
}
