import { AppError } from '#shared/errors.ts';
import { type RecordKind, recordKindLabels, recordKinds } from '#shared/records/kinds.ts';
import type { ReadableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { int, typed } from '../core/typed.ts';
import { office } from '../tables/office.ts';

/**
 * Which kinds of record the office keeps. Of a kind it does not keep nothing is open and nothing begins: no list, desk or
 * report shows it, so whoever had an open file there would be forgotten. Closed files stay and are read as ever.
 */

const stored = typed`SELECT ${office.kinds} FROM ${office} WHERE id = 1`;
const openFiles = typed`SELECT ${int('count(*)')} FROM record WHERE kind = ? AND removed_at IS NULL AND closed_on IS NULL`;

/** In the order of the register; before the office is set up every kind of the program. */
export function keptKinds(db: ReadableDb): readonly RecordKind[] {
  const words = read(db, stored).get();
  return words === undefined ? recordKinds : kindsIn(words);
}

/** The kinds that a stored list names, in the order of the register; words of a newer program are left out. */
export function kindsIn(words: string): RecordKind[] {
  const kept: unknown = JSON.parse(words);
  return recordKinds.filter((kind) => Array.isArray(kept) && kept.includes(kind));
}

/** @throws AppError office.kindNotKept */
export function refuseKindNotKept(db: ReadableDb, kind: RecordKind): void {
  if (!keptKinds(db).includes(kind)) throw new AppError('office.kindNotKept', { kind: recordKindLabels[kind] });
}

/**
 * Refuses what leaves files open of a kind that is not kept; to be called after an act that puts a kind off or an undo.
 * @throws AppError office.kindInUse
 */
export function refuseOpenUnkept(db: ReadableDb): void {
  const kept = keptKinds(db);
  for (const kind of recordKinds) {
    if (kept.includes(kind)) continue;
    const count = read(db, openFiles).one(kind);
    if (count > 0) throw new AppError('office.kindInUse', { kind: recordKindLabels[kind], count });
  }
}
