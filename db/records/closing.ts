import { AppError } from '#shared/errors.ts';
import { localDay } from '#shared/rules/calendar.ts';
import { type Act, keepChange } from '../core/changes.ts';
import type { ReadableDb, WritableDb } from '../core/open.ts';
import { followHeadsSince } from '../households/files.ts';
import { refuseKindNotKept } from '../policy/kept-kinds.ts';
import { kindOf } from './kind-of.ts';
import { getEnvelope, openBeside, openEnvelope, type RecordRowData, refuseChanged, touch } from './records.ts';
import { lastDayOf, refuseStillOpen } from './still-standing.ts';
import { subjectName } from './subject.ts';

/** Closing a file and opening it again. A file is closed once nothing in it is open or owed; what that is the kind says. */

/**
 * @param on the day from which nothing more is done in it, `YYYY-MM-DD`
 * @throws AppError record.notFound, record.removed, record.closed, record.changedMeanwhile, record.stillOpen, input.invalid
 * where the day is to come or before the last thing that was done
 */
export function closeRecord(
  db: WritableDb,
  act: Act,
  input: { id: number; version: number; on: string; reason: string },
): number {
  const envelope = openEnvelope(db, input.id, input.version);
  refuseWrongDay(db, envelope, input.on, localDay(act.at));
  refuseStillOpen(db, envelope);
  const closing = { closedOn: input.on, closeReason: input.reason };
  const next = touch(db, act, envelope, closing);
  keepChange(db, act, { noun: 'record', nounId: envelope.id, action: 'close', note: `${input.on}，${input.reason}` });
  return next;
}

/**
 * @throws AppError record.notFound, record.removed, record.notClosed, record.changedMeanwhile, office.kindNotKept, record.followed where
 * another file of the same subject is open by now
 */
export function reopenRecord(db: WritableDb, act: Act, id: number, version: number): number {
  const envelope = getEnvelope(db, id);
  if (envelope.removedAt !== null) throw new AppError('record.removed', { number: envelope.number });
  refuseChanged(db, envelope, version);
  if (envelope.closedOn === null) throw new AppError('record.notClosed', { number: envelope.number });
  refuseKindNotKept(db, kindOf(envelope.kind));
  const open = openBeside(db, envelope);
  if (open !== null)
    throw new AppError('record.followed', {
      ...{ name: subjectName(db, envelope), number: envelope.number, open: open.number },
    });
  touch(db, act, envelope, { closedOn: null, closeReason: null });
  if (envelope.subject === 'household') followHeadsSince(db, act, id);
  const { version: next } = getEnvelope(db, id);
  keepChange(db, act, { noun: 'record', nounId: id, action: 'reopen' });
  return next;
}

function refuseWrongDay(db: ReadableDb, envelope: RecordRowData, on: string, today: string): void {
  const earliest = lastDayOf(db, envelope);
  if (on > today) throw new AppError('input.invalid', { fields: { on: '还没到这一天，请填写实际结束的日期' } });
  if (earliest !== null && on < earliest)
    throw new AppError('input.invalid', { fields: { on: `不能早于 ${earliest}，那一天还办理过` } });
}
