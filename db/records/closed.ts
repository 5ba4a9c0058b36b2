import { AppError } from '#shared/errors.ts';
import type { ReadableDb } from '../core/open.ts';
import { prepared } from '../core/rows.ts';
import type { Image } from '../core/undoable.ts';
import { diedOnOf } from '../life/death.ts';
import type { RecordRowData } from './records.ts';

/** What a closed file allows: it is read, printed and handed over, and says which file stands before and after it. */

/** @throws AppError record.closed */
export function refuseClosed({ number, closedOn }: Pick<RecordRowData, 'number' | 'closedOn'>): void {
  if (closedOn !== null) throw new AppError('record.closed', { number, on: closedOn });
}

/**
 * Refuses to take an act back that wrote in a file closed since: its states would change in a file that says nothing is
 * open. The closing itself, and what opened the file again, may be taken back.
 * @param files the files the act wrote in
 * @throws AppError record.closed
 */
export function refuseInClosed(
  db: ReadableDb,
  rows: readonly { table: string; id: number; after: Image }[],
  files: readonly number[],
): void {
  const closings = new Set(
    rows.flatMap(({ table, id, after }) => (table === 'record' && 'closeReason' in after ? id : [])),
  );
  const closed = prepared(
    db,
    `SELECT r.id, r.number, r.closed_on AS closedOn FROM json_each(?) j CROSS JOIN record r ON r.id = j.value
     WHERE r.closed_on IS NOT NULL`,
  ).all(JSON.stringify(files)) as Pick<RecordRowData, 'id' | 'number' | 'closedOn'>[];
  for (const file of closed) if (!closings.has(file.id)) refuseClosed(file);
}

/** The closed file of the same person and kind that a new one follows: the one closed last. */
export function lastClosedOf(db: ReadableDb, kind: string, personId: number): number | null {
  const id = prepared(
    db,
    `SELECT id FROM record WHERE kind = ? AND person_id = ? AND closed_on IS NOT NULL AND removed_at IS NULL
     ORDER BY closed_on DESC, id DESC LIMIT 1`,
  )
    .pluck()
    .get(kind, personId) as number | undefined;
  return id ?? null;
}

/**
 * Whoever died and has a closed file of a kind gets no second one of it: with that nobody would know any more that there is
 * nothing to pay. Null where nothing of that stands against a new file.
 */
export function closedByDeath(
  db: ReadableDb,
  kind: string,
  { id, name }: { id: number; name: string },
): AppError<'record.closedByDeath'> | null {
  const diedOn = lastClosedOf(db, kind, id) === null ? null : diedOnOf(db, id);
  return diedOn === null ? null : new AppError('record.closedByDeath', { name, diedOn });
}

/** The files before and after one that are in use. */
export function neighboursOf(
  db: ReadableDb,
  { id, previousId }: Pick<RecordRowData, 'id' | 'previousId'>,
): { previous: FileNamed | null; next: FileNamed | null } {
  const previous = prepared(db, 'SELECT id, number FROM record WHERE id = ? AND removed_at IS NULL').get(previousId);
  const next = prepared(
    db,
    `SELECT id, number FROM record WHERE previous_id = ? AND removed_at IS NULL AND pending = 0
     ORDER BY id DESC LIMIT 1`,
  ).get(id);
  return { previous: (previous as FileNamed | undefined) ?? null, next: (next as FileNamed | undefined) ?? null };
}

interface FileNamed {
  id: number;
  number: string;
}
