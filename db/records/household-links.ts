import type { Act } from '../core/changes.ts';
import type { ReadableDb, WritableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { insertRow } from '../core/rows.ts';
import { int, typed } from '../core/typed.ts';
import { newUid } from '../core/uid.ts';
import { recordHousehold } from '../tables/records.ts';
import { householdOfSql } from './subject.ts';

/** Which household a file of one is about: a link from a day, up to the day before the next. */

const latest = typed`SELECT ${int(householdOfSql('r.id'))} FROM record r WHERE r.id = ?`;

/** The household a file is about now, or was last. */
export function householdOf(db: ReadableDb, recordId: number): number {
  return read(db, latest).one(recordId);
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
