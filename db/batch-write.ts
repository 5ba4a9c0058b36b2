import type { BatchValues, LineValues } from '#shared/contract/batches.ts';
import { LINES_MOST } from '#shared/contract/batches.ts';
import { AppError } from '#shared/errors.ts';
import { batchTitle, type LineState, lineStates } from '#shared/rules/batch-words.ts';
import { localDay } from '#shared/rules/calendar.ts';
import { readAnyNumber } from '#shared/rules/person-number.ts';
import { numberProblem } from '#shared/rules/person-number-words.ts';
import { readPhone } from '#shared/rules/phone.ts';
import { inspectName } from '#shared/rules/rare-characters.ts';
import { readName } from '#shared/rules/text.ts';
import { type BatchData, getBatchData, getLineData, type LineData, linesOfBatch } from './batches.ts';
import type { Act } from './changes.ts';
import { dictionary } from './codes.ts';
import { type CommandAbout, keepCommand } from './commands.ts';
import { getCommunity } from './communities.ts';
import type { ReadableDb, WritableDb } from './open.ts';
import { findPersonByNumber } from './people.ts';
import { isNameOf } from './people-register.ts';
import { getEnvelope, getValues, openRecordOf, type RecordRowData } from './records.ts';
import { insertRow, prepared, updateRow } from './rows.ts';
import { batch, batchLine } from './tables/batches.ts';
import { newUid } from './uid.ts';

/** Filling a batch: its letter, the people on its list, and how each came. Every act can be taken back. */

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

/** What the register makes of a line: whose file it is, and what the clerk should look at. */
interface Recognised {
  /** The values in the form they are kept in. */
  values: LineValues & { idKind: string; birthOn: string | null };
  envelope: RecordRowData | null;
}

/**
 * Puts one person on the list; somebody of the register is recognised by their number.
 * @throws AppError batch.notFound, batch.lineTwice, batch.full, input.invalid at the field
 */
export function addLine(
  db: WritableDb,
  act: Act,
  input: { batchId: number; values: LineValues; isSurplus: boolean },
): { lineId: number; recordNumber: string | null; notes: string[]; commandId: number | null } {
  const of = getBatchData(db, input.batchId);
  const read = recognise(db, input.values);
  const title = `${batchTitle(of)}登记${input.isSurplus ? '多出的档案' : ''} ${read.values.name}`;
  const { result, commandId } = keepCommand(db, act, about('batches.addLine', title, of.id), () =>
    insertLine(db, act, of, read, input.isSurplus),
  );
  const notes = notesOf(db, of, read);
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
    else reads.push({ values, envelope });
  }
  if (reads.length === 0)
    throw new AppError('batch.nobodyAdded', { name: leftOut[0]?.name ?? '', why: leftOut[0]?.why ?? '' });
  const names = reads.slice(0, 3).map(({ values }) => values.name);
  const title = `${batchTitle(of)}登记 ${names.join('、')}${reads.length > 3 ? ` 等 ${reads.length} 人` : ''}`;
  const { commandId } = keepCommand(db, act, about('batches.addRecords', title, of.id), () => {
    for (const read of reads) insertLine(db, act, of, read, false);
  });
  return { added: reads.length, leftOut, commandId };
}

/**
 * Puts the lines of a sheet on the list, all or none.
 * @throws AppError sheet.refused with the row
 */
export function importLines(
  db: WritableDb,
  act: Act,
  batchId: number,
  rows: readonly { row: number; values: LineValues }[],
): { added: number; known: number; commandId: number | null } {
  const of = getBatchData(db, batchId);
  const title = `${batchTitle(of)}导入清单 ${rows.length} 人`;
  const { result, commandId } = keepCommand(db, act, about('batches.importFile', title, of.id), () => {
    let known = 0;
    for (const { row, values } of rows) {
      try {
        const read = recognise(db, values);
        if (read.envelope) known += 1;
        insertLine(db, act, of, read, false);
      } catch (error) {
        const message = sentenceOf(error);
        if (message === null) throw error;
        throw new AppError('sheet.refused', { row, message, more: 0 });
      }
    }
    return known;
  });
  return { added: rows.length, known: result, commandId };
}

function sentenceOf(error: unknown): string | null {
  if (!(error instanceof AppError)) return null;
  if (error.code === 'input.invalid')
    return Object.values((error.params as { fields: Record<string, string> }).fields).join('；');
  if (error.code === 'batch.lineTwice') return `${(error.params as { name: string }).name}已在清单里`;
  return null;
}

/**
 * Saves one line, with how it came.
 * @throws AppError batch.notFound, batch.lineTaken, batch.changedMeanwhile, batch.lineTwice, input.invalid
 */
export function saveLine(
  db: WritableDb,
  act: Act,
  input: { lineId: number; version: number; values: LineValues; state: LineState },
): { version: number; commandId: number | null } {
  const before = openLine(db, input.lineId, input.version);
  const of = getBatchData(db, before.batchId);
  const read = recognise(db, input.values, before.recordId);
  refuseTwice(db, of, read, before.id);
  if (input.state === 'missing' && !read.values.lacking)
    throw new AppError('input.invalid', { fields: { 'values.lacking': '缺档的，请写明原因' } });
  const title = `${batchTitle(of)}修改 ${read.values.name}（${lineStates[input.state]}）`;
  const { commandId } = keepCommand(db, act, about('batches.saveLine', title, of.id), () =>
    touchLine(db, act, before, { ...columnsOf(read), state: input.state }),
  );
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
  const who = changed.length === 1 ? (changed[0]?.name ?? '') : `${changed.length} 人`;
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

/** Writes a line as its next version. */
export function touchLine(db: WritableDb, act: Act, before: LineData, values: Partial<LineData>): void {
  updateRow(db, batchLine, before.id, {
    ...values,
    version: before.version + 1,
    updatedAt: act.at,
    updatedBy: act.userId,
  });
}

/** The act about a batch; of one that is made its id is what the work answers. */
export function about(name: CommandAbout['name'], title: string): (id: number) => CommandAbout;
export function about(name: CommandAbout['name'], title: string, id: number): CommandAbout;
export function about(
  name: CommandAbout['name'],
  title: string,
  id?: number,
): CommandAbout | ((id: number) => CommandAbout) {
  const told = (nounId: number): CommandAbout => ({ name, title, noun: 'batch', nounId });
  return id === undefined ? told : told(id);
}

function openLine(db: ReadableDb, id: number, version: number): LineData {
  const line = getLineData(db, id);
  if (line.takenOn !== null) throw new AppError('batch.lineTaken', { name: line.name });
  if (line.version !== version) throw new AppError('batch.changedMeanwhile', { title: line.name });
  return line;
}

function refuseLetter(values: BatchValues, today: string): void {
  const fields: Record<string, string> = {};
  if (values.onDate > today) fields['values.onDate'] = '还没到这一天，请填写实际移交的日期';
  if (values.reportBy !== null && values.reportBy < values.onDate) fields['values.reportBy'] = '不能早于移交日期';
  if (values.direction === 'out' && values.reason === null) fields['values.reason'] = '请填写转出的原因';
  if (Object.keys(fields).length > 0) throw new AppError('input.invalid', { fields });
}

/**
 * A line in the form it is kept in, with the file of the register it belongs to.
 * @param recordId the file the line is known to be of; a number then is that file's or none
 * @throws AppError input.invalid
 */
function recognise(db: ReadableDb, input: LineValues, recordId: number | null = null): Recognised {
  const fields: Record<string, string> = {};
  const name = readName(input.name);
  if (!name.ok || inspectName(input.name).some(({ level }) => level === 'refused'))
    fields['values.name'] =
      name.ok || name.problem === 'name-private-use' ? '姓名里有造字区的字，请改用标准字' : '请填写姓名';
  const number = input.idNumber === null ? null : readAnyNumber(input.idNumber);
  if (number === null && recordId === null) fields['values.idNumber'] = '请填写证件号码';
  if (number && !number.ok)
    fields['values.idNumber'] = numberProblem('citizen', input.idNumber ?? '') ?? '证件号码不对，请核对';
  const phone = input.phone === null ? null : readPhone(input.phone);
  if (phone && !phone.ok) fields['values.phone'] = '电话应写成 13912345678 或 0591-87654321';
  const codes = dictionary(db);
  if (input.gender !== null && codes.item('gender', input.gender) === null) fields['values.gender'] = '请选择性别';
  if (input.retirementType !== null && codes.item('retirementType', input.retirementType) === null)
    fields['values.retirementType'] = '请选择离退休类别';
  if (input.forwardOn !== null && input.sealNumber === null) fields['values.sealNumber'] = '密封档案，请填写封条编号';
  if (input.communityId !== null) getCommunity(db, input.communityId);
  const known = number?.ok ? findPersonByNumber(db, number.number) : null;
  if (known && name.ok && !isNameOf(db, known, name.name))
    fields['values.name'] = `这个号码登记的是“${known.name}”，请核对姓名或号码`;
  if (Object.keys(fields).length > 0) throw new AppError('input.invalid', { fields });
  const found = recordId !== null ? getEnvelope(db, recordId) : known ? openRecordOf(db, 'retiree', known.id) : null;
  const envelope = found?.pending === 1 ? null : found;
  const filled = envelope ? filledFrom(input, lineOfRecord(db, envelope)) : input;
  return {
    envelope,
    values: {
      ...filled,
      name: name.ok ? name.name : filled.name,
      idKind: number?.ok ? number.kind : 'none',
      idNumber: number?.ok ? number.number : null,
      birthOn: number?.ok ? number.birthOn : null,
      gender: filled.gender ?? (number?.ok ? number.gender : null),
      phone: phone?.ok ? phone.phone : filled.phone,
    },
  };
}

// What the list leaves open the register knows; what the list says stands, for it is the paper.
function filledFrom(typed: LineValues, known: LineValues): LineValues {
  const entries = Object.entries(typed).map(([field, value]) => [
    field,
    value ?? (known as unknown as Record<string, unknown>)[field] ?? null,
  ]);
  return Object.fromEntries(entries) as LineValues;
}

function lineOfRecord(db: ReadableDb, envelope: RecordRowData): Recognised['values'] {
  const of = getValues(db, envelope);
  return {
    name: of.name,
    idKind: of.idKind,
    idNumber: of.idNumber,
    birthOn: of.birthOn,
    gender: of.gender,
    employer: of.employer,
    retiredOn: of.retiredOn,
    retirementType: of.retirementType,
    pensionFen: of.pensionFen,
    registeredAddress: of.registeredAddress,
    residenceAddress: of.residenceAddress,
    phone: of.mobile ?? of.landline,
    communityId: of.communityId,
    livesElsewhere: of.management === 'M2',
    isParty: of.politicalStatus === null ? null : of.politicalStatus === '01' || of.politicalStatus === '02',
    fileNumber: of.paperFileNumber,
    originals: null,
    copies: null,
    papers: null,
    pages: null,
    lacking: null,
    place: of.paperFilePlace,
    remark: null,
    sealNumber: null,
    sealReceipt: null,
    forwardOn: null,
    forwardTo: null,
  };
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

function insertLine(db: WritableDb, act: Act, of: BatchData, read: Recognised, isSurplus: boolean): number {
  refuseTwice(db, of, read, null);
  const { count, last } = prepared(
    db,
    'SELECT count(*) AS count, ifnull(max(position), 0) AS last FROM batch_line WHERE batch_id = ? AND removed_at IS NULL',
  ).get(of.id) as { count: number; last: number };
  if (count >= LINES_MOST) throw new AppError('batch.full', { limit: LINES_MOST });
  return insertRow(db, batchLine, {
    ...columnsOf(read),
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

function refuseTwice(db: ReadableDb, of: BatchData, { values, envelope }: Recognised, lineId: number | null): void {
  const twice = prepared(
    db,
    `SELECT name FROM batch_line WHERE batch_id = @batchId AND removed_at IS NULL AND id IS NOT @lineId
       AND (id_number = @idNumber OR record_id = @recordId)`,
  ).get({ batchId: of.id, lineId, idNumber: values.idNumber, recordId: envelope?.id ?? null });
  if (twice) throw new AppError('batch.lineTwice', { name: values.name });
}

function notesOf(db: ReadableDb, of: BatchData, { values, envelope }: Recognised): string[] {
  const others = prepared(
    db,
    `SELECT b.direction, b.unit_name AS unitName, b.number FROM batch_line l JOIN batch b ON b.id = l.batch_id
     WHERE l.id_number = @idNumber AND l.removed_at IS NULL AND l.taken_on IS NULL AND b.removed_at IS NULL
       AND b.id <> @batchId LIMIT 2`,
  ).all({ idNumber: values.idNumber, batchId: of.id }) as Pick<BatchData, 'direction' | 'unitName' | 'number'>[];
  const notes = others.map((one) => `也在批次“${batchTitle(one)}”的清单里，请核对`);
  if (of.direction === 'in' && envelope && (envelope.state === 'M1' || envelope.state === 'M2'))
    notes.push('管理关系已在本街道，这次只接收其余内容');
  return notes;
}
