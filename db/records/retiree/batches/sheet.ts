import { AppError } from '#shared/errors.ts';
import { messageFor } from '#shared/messages.zh.ts';
import type { LineValues, SheetAnswer } from '#shared/records/retiree/contract/batches.ts';
import { batchTitle } from '#shared/records/retiree/rules/batch-words.ts';
import { localDay } from '#shared/rules/calendar.ts';
import { formatCount } from '#shared/rules/counts.ts';
import type { Act } from '../../../core/changes.ts';
import { keepCommand } from '../../../core/commands.ts';
import type { ReadableDb, WritableDb } from '../../../core/open.ts';
import type { PersonRow } from '../../../people/people.ts';
import { type NameReadings, renamePerson } from '../../../people/rename.ts';
import { type BatchData, getBatchData } from './batches.ts';
import { recognise, refuseTwice } from './line-read.ts';
import { insertLine } from './lines.ts';
import { about } from './write.ts';

/** The list of a batch as it comes in on a sheet: all of it, or nothing. */

interface SheetRow {
  row: number;
  values: LineValues;
}

/** A row whose number is somebody's of another name. */
export interface AskedRow extends SheetRow {
  person: PersonRow;
}

interface Taken {
  added: number;
  known: number;
  leftOut: { row: number; name: string }[];
  asked: AskedRow[];
  commandId: number | null;
}

/**
 * Puts the lines of a sheet on the list as one act. A row whose number is that of somebody of another name is a question;
 * while one is not answered nothing is written. The same person with a new name is renamed in the same act, a wrong number
 * stays out.
 * @throws AppError sheet.refused with the row
 */
export function importLines(
  db: WritableDb,
  act: Act,
  input: { batchId: number; rows: readonly SheetRow[]; answers: readonly SheetAnswer[] },
  names: NameReadings,
): Taken {
  const of = getBatchData(db, input.batchId);
  const today = localDay(act.at);
  const asked: AskedRow[] = [];
  const leftOut: Taken['leftOut'] = [];
  const taken: (SheetRow & { isRenamed: boolean })[] = [];
  for (const line of input.rows) {
    const person = inRow(line.row, () => lookAt(db, of, line.values, today));
    const answer = person === null ? 'renamed' : answerOf(input.answers, line, person);
    if (person !== null && answer === null) asked.push({ ...line, person });
    else if (answer === 'wrong-number') leftOut.push({ row: line.row, name: line.values.name });
    else taken.push({ ...line, isRenamed: person !== null });
  }
  if (asked.length > 0) return { added: 0, known: 0, leftOut: [], asked, commandId: null };
  if (taken.length === 0) return { added: 0, known: 0, leftOut, asked, commandId: null };
  const { result, commandId } = keepCommand(
    db,
    act,
    about('batches.importFile', titleOf(of, taken, leftOut), of.id),
    () => {
      let known = 0;
      for (const { row, values, isRenamed } of taken)
        inRow(row, () => {
          const read = recognise(db, of, values, today, null, isRenamed);
          if (read.envelope) known += 1;
          if (read.renamed) renamePerson(db, act, read.renamed, read.values.name, names);
          insertLine(db, act, of, read, false);
        });
      return known;
    },
  );
  return { added: taken.length, known: result, leftOut, asked, commandId };
}

/** Whose number a row has where they are of another name, or null. @throws AppError what keeps the row off the list */
function lookAt(db: ReadableDb, of: BatchData, values: LineValues, today: string): PersonRow | null {
  const read = recognise(db, of, values, today, null, true);
  refuseTwice(db, of, read, null);
  return read.renamed;
}

function answerOf(answers: readonly SheetAnswer[], { row, values }: SheetRow, person: PersonRow) {
  const found = answers.find(
    (one) =>
      one.row === row &&
      one.personId === person.id &&
      one.name === person.name &&
      one.written === values.name &&
      one.idNumber === values.idNumber,
  );
  return found?.answer ?? null;
}

function titleOf(of: BatchData, taken: readonly { isRenamed: boolean }[], leftOut: Taken['leftOut']): string {
  const renamed = taken.filter(({ isRenamed }) => isRenamed).length;
  const more = [
    renamed > 0 ? `改名 ${renamed} 人` : null,
    leftOut.length > 0 ? `号码填错 ${formatCount(leftOut.length)} 行没有导入` : null,
  ].filter((one) => one !== null);
  return `${batchTitle(of)}导入清单 ${formatCount(taken.length)} 人${more.length > 0 ? `（${more.join('，')}）` : ''}`;
}

/** @throws AppError sheet.refused with the row where the work is refused */
function inRow<T>(row: number, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const message = sentenceOf(error);
    if (message === null) throw error;
    throw new AppError('sheet.refused', { row, message, more: 0 });
  }
}

function sentenceOf(error: unknown): string | null {
  if (!(error instanceof AppError)) return null;
  if (error.code === 'input.invalid')
    return Object.values((error.params as { fields: Record<string, string> }).fields).join('；');
  if (error.code === 'batch.lineTwice') return `${(error.params as { name: string }).name}已在清单里`;
  return messageFor(error.code, error.params as never).sentence.replace(/。$/, '');
}
