import { kinds } from '#shared/records/kinds.ts';
import { type Act, keepChange } from '../core/changes.ts';
import type { ReadableDb, WritableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { pick, typed } from '../core/typed.ts';
import { record } from '../tables/records.ts';
import { kindOf } from './kind-of.ts';
import { touch } from './records.ts';
import { refuseStillStanding } from './still-standing.ts';

/** Two entries of a register turn out to be one: the files of the one become files of the other. */

export type MovedFile = Pick<
  typeof record.$inferSelect,
  'id' | 'kind' | 'number' | 'version' | 'sortName' | 'removedAt' | 'closedOn'
>;

type OfSubject = { personId: number } | { outletId: number };

/** All files of a person or an outlet, whatever became of them. */
export function filesOfSubject(db: ReadableDb, subject: OfSubject): MovedFile[] {
  const [column, id] =
    'personId' in subject ? (['person_id', subject.personId] as const) : (['outlet_id', subject.outletId] as const);
  return read(
    db,
    typed`SELECT ${pick(record, 'id', 'kind', 'number', 'version', 'sortName', 'removedAt', 'closedOn')}
     FROM ${record} WHERE ${column} = ? AND pending = 0 ORDER BY number`,
  ).all(id);
}

// Of a kind with one file for life a closed one stands beside no other.
const isOpen = ({ kind, removedAt, closedOn }: MovedFile): boolean =>
  removedAt === null && (closedOn === null || kinds[kindOf(kind)].afterClosing === 'reopen');

/**
 * Moves files onto the entry that stays; to be called in the command of the merge. Of two open files of one kind one stays
 * and the other is put out of use: that of the entry that stays, unless `keptRecordIds` names the other.
 * @param word what a reason begins with: 合并人员
 * @param note what the history of each moved file says
 * @throws AppError record.stillStands
 */
export function moveFiles(
  db: WritableDb,
  act: Act,
  move: {
    own: readonly MovedFile[];
    coming: readonly MovedFile[];
    onto: OfSubject;
    keptRecordIds: readonly number[];
    sortName: (file: MovedFile) => string;
    word: string;
    note: string;
  },
): void {
  const open = new Map(move.own.filter(isOpen).map((file) => [file.kind, file]));
  for (const file of move.coming) {
    const rival = isOpen(file) ? open.get(file.kind) : undefined;
    const stays = rival && move.keptRecordIds.includes(file.id);
    if (rival) refuseStillStanding(db, stays ? rival : file);
    if (rival && stays) {
      const note = `${move.word}，保留 ${file.number}`;
      touch(db, act, rival, { removedAt: act.at, removedReason: note });
      keepChange(db, act, { noun: 'record', nounId: rival.id, action: 'remove', note });
    }
    const reason = rival !== undefined && !stays ? `${move.word}，保留 ${rival.number}` : null;
    const sorted = { ...move.onto, sortName: move.sortName(file) };
    touch(db, act, file, reason === null ? sorted : { ...sorted, removedAt: act.at, removedReason: reason });
    const note = reason === null ? move.note : `${move.note}，${reason}`;
    keepChange(db, act, { noun: 'record', nounId: file.id, action: 'merge', note });
  }
}
