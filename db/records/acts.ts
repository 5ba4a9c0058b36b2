import type { ActsOf } from '#shared/contract/acts.ts';
import { kinds } from '#shared/records/index.ts';
import type { RecordKind } from '#shared/records/kinds.ts';
import { formatCount } from '#shared/rules/counts.ts';
import { type Act, difference } from '../core/changes.ts';
import { type CommandAbout, keepCommand } from '../core/commands.ts';
import type { WritableDb } from '../core/open.ts';
import { learnOfDeath } from '../life/reach.ts';
import { addAttachment, getAttachment, removeAttachment } from './attachments.ts';
import { refuseClosed } from './closed.ts';
import { closeRecord, reopenRecord } from './closing.ts';
import type { NewRecord, RecordInput } from './input.ts';
import { createRecord, getEnvelope, type RecordRowData, removeRecord, restoreRecord, updateRecord } from './records.ts';
import { subjectName } from './subject.ts';
import { getValues } from './values.ts';

/** What a clerk does to one file, each as one command that can be taken back. Imports write files without these. */

/** How a title lists the fields of a change: the first few by name. */
const FIELDS_NAMED = 4;
const FILES_NAMED = 3;

export interface SavedFile {
  id: number;
  number: string;
  version: number;
  /** The act, for taking it back; null where the save changed nothing. */
  commandId: number | null;
}

/** Opens a file; that of somebody who died takes what its kind says of a death with it. @throws AppError as `createRecord` */
export function openFile(db: WritableDb, act: Act, input: NewRecord): SavedFile {
  const about = ({ id, number }: { id: number; number: string }): CommandAbout => ({
    name: 'records.save',
    title: `建档：${input.values.name ?? subjectName(db, getEnvelope(db, id))}（${number}）`,
    noun: 'record',
    nounId: id,
  });
  const { result, commandId } = keepCommand(db, act, about, () => {
    const { id, number } = createRecord(db, act, input);
    return { id, number, version: learnOfDeath(db, act, id) };
  });
  return { ...result, commandId };
}

/** Saves a changed file. @throws AppError record.notFound, record.changedMeanwhile, person.idNumberTaken */
export function changeFile(db: WritableDb, act: Act, id: number, version: number, input: RecordInput): SavedFile {
  const envelope = getEnvelope(db, id);
  const before = getValues(db, envelope);
  const fields = Object.keys(difference({ ...before }, { ...input.values }).after);
  const title = `修改${before.name ?? subjectName(db, envelope)}的${fieldWords(input.kind, fields)}`;
  const about: CommandAbout = { name: 'records.save', title, noun: 'record', nounId: id };
  const { result, commandId } = keepCommand(db, act, about, () => updateRecord(db, act, id, version, input));
  return { ...result, commandId };
}

/** Takes a file out of use. @throws AppError record.notFound, record.changedMeanwhile */
export function takeFileOut(
  db: WritableDb,
  act: Act,
  id: number,
  version: number,
  reason: string,
): { version: number; commandId: number | null } {
  const about = aboutFile(db, getEnvelope(db, id), 'records.remove', (who) => `作废${who}：${reason}`);
  const { result, commandId } = keepCommand(db, act, about, () => removeRecord(db, act, id, version, reason));
  return { version: result, commandId };
}

/** Brings a file back into use. @throws AppError record.notFound, record.changedMeanwhile, person.idNumberTaken */
export function bringFileBack(
  db: WritableDb,
  act: Act,
  id: number,
  version: number,
): { version: number; commandId: number | null } {
  const about = aboutFile(db, getEnvelope(db, id), 'records.restore', (who) => `恢复${who}`);
  const { result, commandId } = keepCommand(db, act, about, () => {
    restoreRecord(db, act, id, version);
    return learnOfDeath(db, act, id);
  });
  return { version: result, commandId };
}

/** Closes a file: it stays, and takes nothing more. @throws as `closeRecord` */
export function closeFile(
  db: WritableDb,
  act: Act,
  input: { id: number; version: number; on: string; reason: string },
): { version: number; commandId: number | null } {
  const about = aboutFile(db, getEnvelope(db, input.id), 'records.close', (who) => `结束${who}：${input.reason}`);
  const { result, commandId } = keepCommand(db, act, about, () => closeRecord(db, act, input));
  return { version: result, commandId };
}

/** Opens a closed file again. @throws as `reopenRecord` */
export function reopenFile(
  db: WritableDb,
  act: Act,
  id: number,
  version: number,
): { version: number; commandId: number | null } {
  const about = aboutFile(db, getEnvelope(db, id), 'records.reopen', (who) => `重新打开${who}`);
  const { result, commandId } = keepCommand(db, act, about, () => {
    reopenRecord(db, act, id, version);
    return learnOfDeath(db, act, id);
  });
  return { version: result, commandId };
}

/** Registers stored materials with their file: all that were chosen at once are one act. @throws AppError record.closed */
export function addMaterials(
  db: WritableDb,
  act: Act,
  recordId: number,
  stored: readonly Parameters<typeof addAttachment>[3][],
): number | null {
  refuseClosed(getEnvelope(db, recordId));
  const names = stored.slice(0, FILES_NAMED).map((one) => one.name);
  const title = `添加材料：${names.join('、')}${stored.length > FILES_NAMED ? ` 等 ${formatCount(stored.length)} 件` : ''}`;
  const about: CommandAbout = { name: 'attachments.add', title, noun: 'record', nounId: recordId };
  return keepCommand(db, act, about, () => {
    for (const one of stored) addAttachment(db, act, recordId, one);
  }).commandId;
}

/** Takes a material off its file; its bytes stay. @throws AppError attachment.notFound, record.closed */
export function takeMaterialOff(db: WritableDb, act: Act, id: number): { recordId: number; commandId: number | null } {
  const { name, recordId } = getAttachment(db, id);
  refuseClosed(getEnvelope(db, recordId));
  const about: CommandAbout = {
    name: 'attachments.remove',
    title: `移除材料：${name}`,
    noun: 'record',
    nounId: recordId,
  };
  return { recordId, commandId: keepCommand(db, act, about, () => removeAttachment(db, act, id)).commandId };
}

function aboutFile(
  db: WritableDb,
  envelope: RecordRowData,
  name: ActsOf<'record'>,
  title: (who: string) => string,
): CommandAbout {
  const who = `${subjectName(db, envelope)}的档案（${envelope.number}）`;
  return { name, title: title(who), noun: 'record', nounId: envelope.id };
}

function fieldWords(kind: RecordKind, fields: readonly string[]): string {
  const labels = fields.map((field) => kinds[kind].labels[field] ?? field);
  const named = labels.slice(0, FIELDS_NAMED).join('、');
  if (labels.length > FIELDS_NAMED) return `${named} 等 ${labels.length} 项`;
  // Only a text of a roster that could not be read was filled in.
  return named || '待补内容';
}
