import type { InferSelectModel } from 'drizzle-orm';
import type { Attachment } from '#shared/contract/records.ts';
import { AppError } from '#shared/errors.ts';
import { type Act, keepChange } from '../core/changes.ts';
import type { ReadableDb, WritableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { getRow, insertRow, updateRow } from '../core/rows.ts';
import { alias, pick, typed } from '../core/typed.ts';
import { newUid } from '../core/uid.ts';
import { user } from '../tables/office.ts';
import { attachment } from '../tables/records.ts';

const a = alias(attachment, 'a');
const u = alias(user, 'u');

export function listAttachments(db: ReadableDb, recordId: number): Attachment[] {
  return read(
    db,
    typed`SELECT ${{ ...pick(a, 'id', 'name', 'mime', 'sizeBytes', 'sha256', 'addedAt'), addedBy: u.name }}
     FROM ${a} JOIN ${u} ON u.id = a.added_by
     WHERE a.record_id = ? AND a.removed_at IS NULL ORDER BY a.id LIMIT 1000`,
  ).all(recordId);
}

/** @throws AppError attachment.notFound */
export function getAttachment(db: ReadableDb, id: number): InferSelectModel<typeof attachment> {
  const row = getRow(db, attachment, id);
  if (!row || row.removedAt) throw new AppError('attachment.notFound', {});
  return row;
}

/** Registers a stored file with its record. */
export function addAttachment(
  db: WritableDb,
  act: Act,
  recordId: number,
  stored: { name: string; mime: string; sizeBytes: number; sha256: string },
): number {
  const id = insertRow(db, attachment, { uid: newUid(), recordId, ...stored, addedAt: act.at, addedBy: act.userId });
  keepChange(db, act, { noun: 'record', nounId: recordId, action: 'attach', note: stored.name });
  return id;
}

/** Takes an attachment off its record; the bytes stay for the history. @throws AppError attachment.notFound */
export function removeAttachment(db: WritableDb, act: Act, id: number): number {
  const row = getAttachment(db, id);
  updateRow(db, attachment, id, { removedAt: act.at });
  keepChange(db, act, { noun: 'record', nounId: row.recordId, action: 'detach', note: row.name });
  return row.recordId;
}
