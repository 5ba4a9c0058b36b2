import { AppError } from '#shared/errors.ts';
import {
  noOpening,
  type OpeningFacts,
  type OpeningState,
  openingProblems,
  type SameParts,
  sameParts,
} from '#shared/records/retiree/rules/opening-state.ts';
import { localDay } from '#shared/rules/calendar.ts';
import type { Act } from '../../../core/changes.ts';
import type { ReadableDb, WritableDb } from '../../../core/open.ts';
import { getRow, prepared } from '../../../core/rows.ts';
import { getImportData } from '../../../imports/imports.ts';
import { opening } from '../../../tables/openings.ts';
import { getEnvelope } from '../../records.ts';
import { subjectName } from '../../subject.ts';
import {
  judgeOpening,
  type OpeningRow,
  openingOf,
  removeOpening,
  stateOfOpening,
  wayLabels,
  writeOpening,
} from './openings.ts';

/** Opening states (期初) that a roster brings in its own columns. */

/** What a line says of its person by which its opening state is judged. */
export type OpeningLine = Pick<
  OpeningFacts,
  'today' | 'birthOn' | 'retiredOn' | 'benefitState' | 'management' | 'diedOn'
>;

/**
 * Why the opening state of a line is not taken over, the first of its reasons, and what it replaces where it is; null where
 * there is nothing to say. `recordId` null: a new file.
 */
export function openingRefusal(
  db: ReadableDb,
  recordId: number | null,
  state: OpeningState,
  line: OpeningLine,
): { why: string | null; replaces: string | null } {
  if (recordId === null) {
    const own = { certifiedOn: null, benefitOn: null, amountFrom: null };
    const facts = { ...line, own, standing: null };
    return { why: openingProblems(state, facts, null, wayLabels(db))[0]?.sentence ?? null, replaces: null };
  }
  const { today, birthOn, retiredOn } = line;
  const problems = judgeOpening(db, recordId, state, { today, brought: { birthOn, retiredOn } });
  const replaces = problems.find(({ field }) => field === 'takesAmount')?.sentence ?? null;
  if (replaces !== null) return { why: null, replaces };
  return { why: (problems.find(({ field }) => field === 'reason') ?? problems[0])?.sentence ?? null, replaces: null };
}

/** Whether a file's opening state says each part that this one says: the same roster was taken in before. */
export function isTakenOver(db: ReadableDb, recordId: number | null, state: OpeningState): boolean {
  const standing = recordId === null ? null : openingOf(db, recordId);
  if (standing === null) return false;
  const same = sameParts(stateOfOpening(standing), state);
  const silent = sameParts(noOpening, state);
  return (Object.keys(same) as (keyof SameParts)[]).every((part) => same[part] || silent[part]);
}

/**
 * Takes the opening state of a line over. A file may have moved on since the plan was made: what the clerk was told would
 * come is not left out without a word.
 * @throws AppError import.openingChanged
 */
export function takeOpening(
  db: WritableDb,
  act: Act,
  importId: number,
  recordId: number,
  state: OpeningState | null,
): boolean {
  if (state === null || isTakenOver(db, recordId, state)) return false;
  const [problem] = judgeOpening(db, recordId, state, { today: localDay(act.at), takesAmount: true });
  if (problem) {
    const name = subjectName(db, getEnvelope(db, recordId));
    throw new AppError('import.openingChanged', { name, why: problem.sentence });
  }
  const source = `花名册 ${getImportData(db, importId).fileName}`;
  // The line told the amount it replaces, before and after, and what follows.
  writeOpening(db, act, { recordId, state, source, importId, reason: null, takesAmount: true });
  return true;
}

/** Takes back what an import that is undone took over; to be called before its files get their values back. */
export function takeOpeningsBack(db: WritableDb, act: Act, importId: number): void {
  for (const row of openingsOf(db, importId)) removeOpening(db, act, row);
}

function openingsOf(db: ReadableDb, importId: number): OpeningRow[] {
  const ids = prepared(db, 'SELECT id FROM opening WHERE import_id = ? AND removed_at IS NULL')
    .pluck()
    .all(importId) as number[];
  return ids.flatMap((id) => getRow(db, opening, id) ?? []);
}

/** Takes the opening state of a hidden file away, which goes with the file as if it had never been. */
export function dropPendingOpening(db: WritableDb, recordId: number): void {
  prepared(db, 'DELETE FROM opening WHERE record_id = ?').run(recordId);
  prepared(
    db,
    "DELETE FROM dated_value_use WHERE noun = 'event' AND noun_id IN (SELECT id FROM event WHERE record_id = ?)",
  ).run(recordId);
  prepared(db, 'DELETE FROM event WHERE record_id = ?').run(recordId);
  prepared(db, 'DELETE FROM pension_amount WHERE record_id = ?').run(recordId);
}
