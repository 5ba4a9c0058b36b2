import { AppError } from '#shared/errors.ts';
import { kinds, type RecordKind } from '#shared/records/kinds.ts';
import type { ReadableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { prepared } from '../core/rows.ts';
import { alias, pick, typed } from '../core/typed.ts';
import { diedOnOf } from '../life/death.ts';
import { record } from '../tables/records.ts';
import type { RecordRowData } from './records.ts';

const r = alias(record, 'r');

const closedSince = typed`SELECT ${pick(r, 'number', 'closedOn')} FROM json_each(?) j CROSS JOIN ${r} ON r.id = j.value
     WHERE r.closed_on IS NOT NULL AND EXISTS (SELECT 1 FROM command c WHERE c.noun = 'record' AND c.noun_id = r.id
       AND c.name = 'records.close' AND c.undone_at IS NULL AND c.id > ?)`;

/** What a closed file allows: it is read, printed and handed over, and says which file stands before and after it. */

/** @throws AppError record.closed */
export function refuseClosed({ number, closedOn }: Pick<RecordRowData, 'number' | 'closedOn'>): void {
  if (closedOn !== null) throw new AppError('record.closed', { number, on: closedOn });
}

/**
 * Refuses to take an act back that wrote in a file closed since: its states would change in a file that says nothing is
 * open. What was done to a file that was closed already (its person merged, its community moved) may be taken back, and so
 * may the closing itself.
 * @param commandId the act
 * @param files the files the act wrote in
 * @throws AppError record.closed
 */
export function refuseInClosed(db: ReadableDb, commandId: number, files: readonly number[]): void {
  const closed = read(db, closedSince).get(JSON.stringify(files), commandId);
  if (closed) refuseClosed(closed);
}

const lastClosed = typed`SELECT ${record.id}
     FROM ${record} WHERE kind = ? AND person_id = ? AND closed_on IS NOT NULL AND removed_at IS NULL
     ORDER BY closed_on DESC, id DESC LIMIT 1`;

/** The closed file of the same person and kind that a new one follows: the one closed last. */
export function lastClosedOf(db: ReadableDb, kind: string, personId: number): number | null {
  const id = read(db, lastClosed).get(kind, personId);
  return id ?? null;
}

/**
 * Why somebody with a closed file of a kind gets no second one of it; null where nothing stands against it. Of a kind with one
 * file for life the closed one is opened again: with two, nobody would know any more what was paid for which. Of any kind
 * whoever died gets none: that there is nothing more to pay stands in the closed one.
 */
export function refusedBesideClosed(
  db: ReadableDb,
  kind: RecordKind,
  { id, name }: { id: number; name: string },
): AppError<'record.closedByDeath' | 'record.closedBefore'> | null {
  if (lastClosedOf(db, kind, id) === null) return null;
  const diedOn = diedOnOf(db, id);
  if (diedOn !== null) return new AppError('record.closedByDeath', { name, diedOn });
  return kinds[kind].afterClosing === 'reopen' ? new AppError('record.closedBefore', { name }) : null;
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
