import type { Act } from '../core/changes.ts';
import type { ReadableDb, WritableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { insertRow } from '../core/rows.ts';
import { int, typed } from '../core/typed.ts';
import { newUid } from '../core/uid.ts';
import { recordHousehold } from '../tables/records.ts';
import { householdEverSql } from './subject.ts';

/** Which household a file of one is about: a link from a day, up to the day before the next. */

const latest = typed`SELECT ${int(householdEverSql('r.id'))} FROM record r WHERE r.id = ?`;

/** The household a file is about now, or was last; of one whose opening was taken back the one it was opened for. */
export function householdOf(db: ReadableDb, recordId: number): number {
  return read(db, latest).one(recordId);
}

const standing = typed`SELECT ${recordHousehold.id} FROM ${recordHousehold} WHERE record_id = ? AND removed_at IS NULL LIMIT 1`;

/** Whether a file is about a household: one whose opening was taken back is about none. */
export function hasHousehold(db: ReadableDb, recordId: number): boolean {
  return read(db, standing).get(recordId) !== undefined;
}

/** Links a new file to its household. @param fromOn the day, `YYYY-MM-DD` */
export function linkHousehold(
  db: WritableDb,
  act: Act,
  recordId: number,
  { householdId, fromOn }: { householdId: number; fromOn: string },
): void {
  insertRow(db, recordHousehold, {
    ...{ uid: newUid(), recordId, householdId, fromOn, addedAt: act.at, addedBy: act.userId },
  });
}
