import { AppError } from '#shared/errors.ts';
import type { LineValues } from '#shared/records/retiree/contract/batches.ts';
import { LINES_MOST } from '#shared/records/retiree/contract/batches.ts';
import { batchTitle, type LineState, lineStates } from '#shared/records/retiree/rules/batch-words.ts';
import { localDay } from '#shared/rules/calendar.ts';
import { formatCount } from '#shared/rules/counts.ts';
import type { Act } from '../../../core/changes.ts';
import { keepCommand } from '../../../core/commands.ts';
import type { ReadableDb, WritableDb } from '../../../core/open.ts';
import { read } from '../../../core/read.ts';
import { insertRow, updateRow } from '../../../core/rows.ts';
import { int, typed } from '../../../core/typed.ts';
import { newUid } from '../../../core/uid.ts';
import { type NameReadings, renamePerson } from '../../../people/rename.ts';
import { batchLine } from '../../../tables/batches.ts';
import { getEnvelope } from '../../records.ts';
import { type BatchData, getBatchData, getLineData, type LineData, linesOfBatch } from './batches.ts';
import { lineOfRecord, notesOf, type Recognised, recognise, refuseTwice } from './line-read.ts';
import { lineRefusal } from './line-steps.ts';
import { about } from './write.ts';

/** The people on a batch's list, and how each came. Every act can be taken back. */

/**
 * Puts one person on the list; somebody of the register is recognised by their number. One of another name is renamed in
 * the same act where the clerk says that they are the same person.
 * @param names how names are read
 * @throws AppError batch.notFound, batch.lineTwice, batch.full, input.invalid at the field, person.nameDiffers
 */
export function addLine(
  db: WritableDb,
  act: Act,
  input: { batchId: number; values: LineValues; isSurplus: boolean; isSamePerson: boolean },
  names: NameReadings,
): { lineId: number; recordNumber: string | null; notes: string[]; commandId: number | null } {
  const of = getBatchData(db, input.batchId);
  const read = recognise(db, of, input.values, localDay(act.at), null, input.isSamePerson);
  const title = `${batchTitle(of)}登记${input.isSurplus ? '多出的档案' : ''} ${read.values.name}${renamedFrom(read)}`;
  const { result, commandId } = keepCommand(db, act, about('batches.addLine', title, of.id), () => {
    if (read.renamed) renamePerson(db, act, read.renamed, read.values.name, names);
    return insertLine(db, act, of, read, input.isSurplus);
  });
  const refused = lineRefusal(db, of, getLineData(db, result), localDay(act.at), localDay(act.at));
  const notes = [...(refused === null ? [] : [`办结时不能办：${refused}`]), ...notesOf(db, of, read)];
  return { lineId: result, recordNumber: read.envelope?.number ?? null, notes, commandId };
}

/**
 * Puts files of the register on the list, as one act.
 * @throws AppError batch.notFound, batch.full, batch.nobodyAdded where all are on it already
 */
export function addRecords(
  db: WritableDb,
  act: Act,
  input: { batchId: number; recordIds: readonly number[] },
): { added: number; leftOut: { name: string; why: string }[]; commandId: number | null } {
  const of = getBatchData(db, input.batchId);
  const known = new Set(linesOfBatch(db, of.id).map(({ recordId }) => recordId));
  const leftOut: { name: string; why: string }[] = [];
  const reads: Recognised[] = [];
  for (const id of new Set(input.recordIds)) {
    const envelope = getEnvelope(db, id);
    const values = lineOfRecord(db, envelope);
    if (known.has(id)) leftOut.push({ name: values.name, why: '已在清单里' });
    else if (envelope.removedAt !== null) leftOut.push({ name: values.name, why: '档案已作废' });
    else if (envelope.closedOn !== null) leftOut.push({ name: values.name, why: '档案已结束' });
    else reads.push({ values, envelope, renamed: null });
  }
  if (reads.length === 0)
    throw new AppError('batch.nobodyAdded', { name: leftOut[0]?.name ?? '', why: leftOut[0]?.why ?? '' });
  const names = reads.slice(0, 3).map(({ values }) => values.name);
  const title = `${batchTitle(of)}登记 ${names.join('、')}${reads.length > 3 ? ` 等 ${formatCount(reads.length)} 人` : ''}`;
  const { commandId } = keepCommand(db, act, about('batches.addRecords', title, of.id), () => {
    for (const read of reads) insertLine(db, act, of, read, false);
  });
  return { added: reads.length, leftOut, commandId };
}

/**
 * Saves one line, with how it came; who is renamed as when a line is added.
 * @throws AppError batch.notFound, batch.lineTaken, batch.changedMeanwhile, batch.lineTwice, input.invalid,
 * person.nameDiffers
 */
export function saveLine(
  db: WritableDb,
  act: Act,
  input: { lineId: number; version: number; values: LineValues; state: LineState; isSamePerson: boolean },
  names: NameReadings,
): { version: number; commandId: number | null } {
  const before = openLine(db, input.lineId, input.version);
  const of = getBatchData(db, before.batchId);
  const read = recognise(db, of, input.values, localDay(act.at), before.recordId, input.isSamePerson);
  refuseTwice(db, of, read, before.id);
  if (input.state === 'missing' && !read.values.lacking)
    throw new AppError('input.invalid', { fields: { 'values.lacking': '缺档的，请写明原因' } });
  const title = `${batchTitle(of)}修改 ${read.values.name}${renamedFrom(read)}（${lineStates[input.state]}）`;
  const { commandId } = keepCommand(db, act, about('batches.saveLine', title, of.id), () => {
    if (read.renamed) renamePerson(db, act, read.renamed, read.values.name, names);
    touchLine(db, act, before, { ...columnsOf(read), state: input.state });
  });
  return { version: before.version + 1, commandId };
}

/** Says of several lines at once how they came, as one act. @throws AppError batch.notFound, batch.lineTaken, input.invalid */
export function checkLines(
  db: WritableDb,
  act: Act,
  input: { lineIds: readonly number[]; state: LineState; lacking: string | null },
): { changed: number; commandId: number | null } {
  const lines = input.lineIds.map((id) => getLineData(db, id));
  const [first] = lines;
  if (!first) throw new AppError('batch.notFound', {});
  if (lines.some(({ batchId }) => batchId !== first.batchId)) throw new AppError('batch.notFound', {});
  const taken = lines.find(({ takenOn }) => takenOn !== null);
  if (taken) throw new AppError('batch.lineTaken', { name: taken.name });
  if (input.state === 'missing' && input.lacking === null)
    throw new AppError('input.invalid', { fields: { lacking: '请写明原因' } });
  const changed = lines.filter(
    ({ state, lacking }) => state !== input.state || (input.state === 'missing' && lacking !== input.lacking),
  );
  const of = getBatchData(db, first.batchId);
  const who = changed.length === 1 ? (changed[0]?.name ?? '') : `${formatCount(changed.length)} 人`;
  const { commandId } = keepCommand(
    db,
    act,
    about('batches.check', `${batchTitle(of)} ${who}：${lineStates[input.state]}`, of.id),
    () => {
      for (const line of changed)
        touchLine(db, act, line, {
          state: input.state,
          // Why it did not come is no longer true once it came.
          ...(input.state === 'missing'
            ? { lacking: input.lacking }
            : line.state === 'missing'
              ? { lacking: null }
              : {}),
        });
    },
  );
  return { changed: changed.length, commandId };
}

/** Takes somebody off the list. @throws AppError batch.notFound, batch.lineTaken, batch.changedMeanwhile */
export function removeLine(
  db: WritableDb,
  act: Act,
  input: { lineId: number; version: number },
): { commandId: number | null } {
  const line = openLine(db, input.lineId, input.version);
  const of = getBatchData(db, line.batchId);
  const { commandId } = keepCommand(
    db,
    act,
    about('batches.removeLine', `${batchTitle(of)}去掉 ${line.name}`, of.id),
    () => updateRow(db, batchLine, line.id, { removedAt: act.at }),
  );
  return { commandId };
}

/** Writes a line as its next version. */
export function touchLine(db: WritableDb, act: Act, before: LineData, values: Partial<LineData>): void {
  updateRow(db, batchLine, before.id, {
    ...values,
    version: before.version + 1,
    updatedAt: act.at,
    updatedBy: act.userId,
  });
}

const renamedFrom = ({ renamed }: Recognised): string => (renamed === null ? '' : `（原名 ${renamed.name}）`);

function openLine(db: ReadableDb, id: number, version: number): LineData {
  const line = getLineData(db, id);
  if (line.takenOn !== null) throw new AppError('batch.lineTaken', { name: line.name });
  if (line.version !== version) throw new AppError('batch.changedMeanwhile', { title: line.name });
  return line;
}

function columnsOf({
  values,
  envelope,
}: Recognised): Omit<
  LineData,
  | 'id'
  | 'uid'
  | 'batchId'
  | 'position'
  | 'isSurplus'
  | 'state'
  | 'takenOn'
  | 'version'
  | 'addedAt'
  | 'addedBy'
  | 'updatedAt'
  | 'updatedBy'
  | 'removedAt'
> {
  return {
    ...values,
    recordId: envelope?.id ?? null,
    livesElsewhere: values.livesElsewhere ? 1 : 0,
    isParty: values.isParty === null ? null : values.isParty ? 1 : 0,
  };
}

/** Writes a line behind the others; within an act. @throws AppError batch.lineTwice, batch.full @returns the row */
export function insertLine(db: WritableDb, act: Act, of: BatchData, line: Recognised, isSurplus: boolean): number {
  refuseTwice(db, of, line, null);
  const { count, last } = read(
    db,
    typed`SELECT ${{ count: int('count(*)'), last: int('ifnull(max(position), 0)') }}
     FROM batch_line WHERE batch_id = ? AND removed_at IS NULL`,
  ).one(of.id);
  if (count >= LINES_MOST) throw new AppError('batch.full', { limit: LINES_MOST });
  return insertRow(db, batchLine, {
    ...columnsOf(line),
    uid: newUid(),
    batchId: of.id,
    position: last + 1,
    isSurplus: isSurplus ? 1 : 0,
    // A file that came without being on the list is there.
    state: isSurplus ? 'arrived' : 'open',
    version: 1,
    addedAt: act.at,
    addedBy: act.userId,
    updatedAt: act.at,
    updatedBy: act.userId,
  });
}
