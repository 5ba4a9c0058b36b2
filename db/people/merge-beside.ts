import { type Act, keepChange } from '../core/changes.ts';
import type { WritableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { updateRow } from '../core/rows.ts';
import { columns, typed } from '../core/typed.ts';
import { getEnvelope, touch } from '../records/records.ts';
import { recordBeside } from '../tables/record-people.ts';

type Beside = typeof recordBeside.$inferSelect;

/**
 * Two entries are one person, who stands in every file in which one of them stood beside the subject; to be called in the
 * command of the merge, once the files are moved. Where both stood in one file in one role on the same days one row stays,
 * from the earlier day up to the later; whoever turns out to be the subject of the file stands beside it no more.
 * @param note what the history of each of these files says
 */
export function moveBeside(db: WritableDb, act: Act, keptId: number, goneId: number, note: string): void {
  const files = new Set<number>();
  // The subject of a file that was moved may have stood in one of the other.
  for (const row of [...rowsOf(db, keptId), ...rowsOf(db, goneId)]) {
    if (getEnvelope(db, row.recordId).personId !== keptId) continue;
    updateRow(db, recordBeside, row.id, { removedAt: act.at });
    files.add(row.recordId);
  }
  for (const gone of rowsOf(db, goneId)) {
    files.add(gone.recordId);
    let { fromOn, toOn } = gone;
    // By the days they join it touches others in turn.
    for (const own of rowsOf(db, keptId)) {
      if (own.recordId !== gone.recordId || own.role !== gone.role || !overlap(own, { fromOn, toOn })) continue;
      fromOn = own.fromOn < fromOn ? own.fromOn : fromOn;
      toOn = own.toOn === null || toOn === null ? null : own.toOn > toOn ? own.toOn : toOn;
      updateRow(db, recordBeside, own.id, { removedAt: act.at });
    }
    updateRow(db, recordBeside, gone.id, { personId: keptId, fromOn, toOn });
  }
  for (const id of files) {
    touch(db, act, getEnvelope(db, id));
    keepChange(db, act, { noun: 'record', nounId: id, action: 'merge', note });
  }
}

const rowsOf = (db: WritableDb, personId: number): Beside[] =>
  read(
    db,
    typed`SELECT ${columns(recordBeside, 'b')} FROM record_beside b
     WHERE b.person_id = ? AND b.removed_at IS NULL ORDER BY b.from_on, b.id`,
  ).all(personId);

const END = '9999-12-31';

function overlap(one: Pick<Beside, 'fromOn' | 'toOn'>, other: Pick<Beside, 'fromOn' | 'toOn'>): boolean {
  const from = one.fromOn > other.fromOn ? one.fromOn : other.fromOn;
  const ends = [one.toOn ?? END, other.toOn ?? END].sort();
  return from < (ends[0] ?? END);
}
