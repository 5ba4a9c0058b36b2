import type { ActsOf } from '#shared/contract/acts.ts';
import { AppError } from '#shared/errors.ts';
import type { BatchValues } from '#shared/records/retiree/contract/batches.ts';
import { batchTitle } from '#shared/records/retiree/rules/batch-words.ts';
import { localDay } from '#shared/rules/calendar.ts';
import type { Act } from '../../../core/changes.ts';
import { type CommandAbout, keepCommand } from '../../../core/commands.ts';
import type { ReadableDb, WritableDb } from '../../../core/open.ts';
import { sayDay } from '../../../core/refuse-day.ts';
import { insertRow, updateRow } from '../../../core/rows.ts';
import { newUid } from '../../../core/uid.ts';
import { batch } from '../../../tables/batches.ts';
import { type BatchData, getBatchData, linesOfBatch } from './batches.ts';

/** The letter of a batch. Every act can be taken back. */

/**
 * Opens a batch or saves its letter.
 * @throws AppError batch.notFound, batch.changedMeanwhile, batch.closed, input.invalid
 */
export function saveBatch(
  db: WritableDb,
  act: Act,
  input: { id: number | null; version: number; values: BatchValues },
): { id: number; version: number; commandId: number | null } {
  const { contents, ...values } = input.values;
  refuseLetter(input.values, localDay(act.at));
  const columns = { ...values, contents: JSON.stringify(contents) };
  if (input.id === null) {
    const made = keepCommand(db, act, about('batches.save', `新建批次：${batchTitle(values)}`), () =>
      insertRow(db, batch, {
        ...columns,
        uid: newUid(),
        version: 1,
        createdAt: act.at,
        createdBy: act.userId,
        updatedAt: act.at,
        updatedBy: act.userId,
      }),
    );
    return { id: made.result, version: 1, commandId: made.commandId };
  }
  const before = openBatch(db, input.id, input.version);
  if (before.closedOn !== null) throw new AppError('batch.closed', { title: batchTitle(before) });
  if (before.direction !== values.direction && linesOfBatch(db, before.id).length > 0)
    throw new AppError('input.invalid', { fields: { 'values.direction': '清单里已有人，不能改为另一个方向' } });
  const { commandId } = keepCommand(db, act, about('batches.save', `修改批次：${batchTitle(values)}`, before.id), () =>
    touchBatch(db, act, before, columns),
  );
  return { id: before.id, version: before.version + 1, commandId };
}

/** Takes a batch out of use of which nobody was taken over yet. @throws AppError batch.closed, batch.changedMeanwhile */
export function removeBatch(
  db: WritableDb,
  act: Act,
  input: { id: number; version: number },
): { commandId: number | null } {
  const before = openBatch(db, input.id, input.version);
  if (linesOfBatch(db, before.id).some(({ takenOn }) => takenOn !== null))
    throw new AppError('batch.closed', { title: batchTitle(before) });
  const { commandId } = keepCommand(
    db,
    act,
    about('batches.remove', `作废批次：${batchTitle(before)}`, before.id),
    () => updateRow(db, batch, before.id, { removedAt: act.at }),
  );
  return { commandId };
}

/** A batch in use that nobody changed meanwhile. @throws AppError batch.notFound, batch.changedMeanwhile */
export function openBatch(db: ReadableDb, id: number, version: number): BatchData {
  const data = getBatchData(db, id);
  if (data.version !== version) throw new AppError('batch.changedMeanwhile', { title: batchTitle(data) });
  return data;
}

/** Writes a batch's letter as its next version. */
export function touchBatch(db: WritableDb, act: Act, before: BatchData, values: Partial<BatchData>): void {
  updateRow(db, batch, before.id, { ...values, version: before.version + 1, updatedAt: act.at, updatedBy: act.userId });
}

/** The act about a batch; of one that is made its id is what the work answers. */
export function about(name: ActsOf<'batch'>, title: string): (id: number) => CommandAbout;
export function about(name: ActsOf<'batch'>, title: string, id: number): CommandAbout;
export function about(
  name: ActsOf<'batch'>,
  title: string,
  id?: number,
): CommandAbout | ((id: number) => CommandAbout) {
  const told = (nounId: number): CommandAbout => ({ name, title, noun: 'batch', nounId });
  return id === undefined ? told : told(id);
}

function refuseLetter(values: BatchValues, today: string): void {
  const fields: Record<string, string> = {};
  if (values.onDate > today) fields['values.onDate'] = '还没到这一天，请填写实际移交的日期';
  else sayDay(fields, 'values.onDate', 'letter', values.onDate);
  if (values.reportBy !== null && values.reportBy < values.onDate) fields['values.reportBy'] = '不能早于移交日期';
  else if (values.reportBy !== null)
    sayDay(fields, 'values.reportBy', 'reportBy', values.reportBy, { from: values.onDate });
  if (values.direction === 'out' && values.reason === null) fields['values.reason'] = '请填写转出的原因';
  if (Object.keys(fields).length > 0) throw new AppError('input.invalid', { fields });
}
