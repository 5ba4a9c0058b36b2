import type { InferSelectModel } from 'drizzle-orm';
import type { Seal, SealHand, SealHandKind } from '#shared/contract/seals.ts';
import { AppError } from '#shared/errors.ts';
import { localDay } from '#shared/rules/calendar.ts';
import type { Act } from '../core/changes.ts';
import type { ReadableDb, WritableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { refuseDay } from '../core/refuse-day.ts';
import { getRow, insertRow, prepared, updateRow } from '../core/rows.ts';
import { alias, pick, typed } from '../core/typed.ts';
import { newUid } from '../core/uid.ts';
import { stepFacts } from '../life/facts.ts';
import { getEnvelope } from '../records/records.ts';
import { subjectName } from '../records/subject.ts';
import { seal, sealHand } from '../tables/batches.ts';
import { event } from '../tables/life.ts';
import { user } from '../tables/office.ts';

const h = alias(sealHand, 'h');
const u = alias(user, 'u');

/**
 * Files that come sealed (密封档案) stay sealed: they are kept under the number of their seal, passed from hand to hand
 * with a paper each time, and forwarded by a day that stands on the desk.
 */

type SealData = InferSelectModel<typeof seal>;

/** How the desk calls what is to be done with a sealed file. */
export const FORWARD_SEALED = '转递密封档案';

const NEEDS_PAPER = '转递要有凭据，请填写转递通知单或机要收据的编号';

/** What is told of a sealed file when it comes. */
export interface SealReceived {
  on: string;
  from: string;
  sealNumber: string;
  receiptNumber: string | null;
  forwardOn: string | null;
  forwardTo: string | null;
}

/** A link of the chain of hands after the first. */
export interface SealPassed {
  kind: Exclude<SealHandKind, 'receive'>;
  on: string;
  from: string;
  to: string;
  paper: string | null;
  note: string | null;
}

const sealRows = typed`SELECT ${pick(seal, 'id', 'sealNumber', 'receiptNumber', 'forwardOn', 'forwardTo', 'state')}
     FROM ${seal} WHERE record_id = ? AND removed_at IS NULL ORDER BY id DESC LIMIT 50`;

/** The sealed files of a person with their chains of hands, the newest first. */
export function sealsOf(db: ReadableDb, recordId: number): Seal[] {
  const rows = read(db, sealRows).all(recordId);
  return rows.map((row) => ({ ...row, hands: handsOf(db, row.id) }));
}

const handRows = typed`SELECT ${{
  id: h.id,
  kind: h.kind,
  on: h.onDate,
  from: h.fromName,
  to: h.toName,
  paper: h.paper,
  note: h.note,
  at: h.addedAt,
  byId: u.id,
  byName: u.name,
}}
     FROM ${h} JOIN ${u} ON u.id = h.added_by
     WHERE h.seal_id = ? AND h.removed_at IS NULL ORDER BY h.on_date, h.id LIMIT 500`;

function handsOf(db: ReadableDb, sealId: number): SealHand[] {
  const rows = read(db, handRows).all(sealId);
  return rows.map(({ byId, byName, ...hand }) => ({ ...hand, by: { id: byId, name: byName } }));
}

/** Whether a person's paper file is here and sealed. */
export function isKeptSealed(db: ReadableDb, recordId: number): boolean {
  return keptSeal(db, recordId) !== null;
}

function keptSeal(db: ReadableDb, recordId: number): SealData | null {
  const id = prepared(db, "SELECT id FROM seal WHERE record_id = ? AND state = 'kept' AND removed_at IS NULL")
    .pluck()
    .get(recordId);
  return id === undefined ? null : getRow(db, seal, id as number);
}

/** The file of a seal, as a list that is empty where there is no such seal. */
export function recordOfSeal(db: ReadableDb, sealId: number): number[] {
  return read(db, typed`SELECT ${seal.recordId} FROM ${seal} WHERE id = ?`).all(sealId);
}

/** Within another act: takes a sealed file into custody. @throws AppError seal.keptAlready, input.invalid */
export function takeIntoCustody(db: WritableDb, act: Act, recordId: number, input: SealReceived): void {
  if (keptSeal(db, recordId)) throw new AppError('seal.keptAlready', { name: nameOf(db, recordId) });
  if (input.on > localDay(act.at)) throw new AppError('input.invalid', { fields: { on: '还没到这一天' } });
  if (input.forwardOn !== null && input.forwardOn < input.on)
    throw new AppError('input.invalid', { fields: { forwardOn: '不能早于收到的日期' } });
  const today = localDay(act.at);
  refuseDay('seal', input.on, 'on', { birth: stepFacts(db, recordId, today).birthOn });
  if (input.forwardOn !== null) refuseDay('forward', input.forwardOn, 'forwardOn', { from: today });
  const eventId = insertCustodyEvent(db, act, recordId, {
    step: 'seal.receive',
    on: input.on,
    party: input.from,
    note: `封条 ${input.sealNumber}${input.receiptNumber === null ? '' : `，收据 ${input.receiptNumber}`}`,
    deadlineLabel: FORWARD_SEALED,
    deadlineOn: input.forwardOn,
  });
  const { sealNumber, receiptNumber, forwardOn, forwardTo } = input;
  const added = { addedAt: act.at, addedBy: act.userId };
  const sealId = insertRow(db, seal, {
    ...{ sealNumber, receiptNumber, forwardOn, forwardTo, ...added },
    ...{ uid: newUid(), recordId, state: 'kept', eventId },
  });
  const hand = { kind: 'receive', onDate: input.on, fromName: input.from, toName: userName(db, act) } as const;
  insertRow(db, sealHand, { ...added, ...hand, uid: newUid(), sealId, paper: receiptNumber });
}

/**
 * Within another act: the sealed file goes out with what is transferred. Nothing where none is kept.
 * @throws AppError input.invalid where the day is before the last hand or the paper has no number
 */
export function forwardKept(
  db: WritableDb,
  act: Act,
  recordId: number,
  input: { on: string; to: string; paper: string | null },
): void {
  const kept = keptSeal(db, recordId);
  if (!kept) return;
  if (input.paper === null) throw new AppError('input.invalid', { fields: { 'papers.0.number': NEEDS_PAPER } });
  endOrPass(db, act, kept, { ...input, kind: 'forward', from: userName(db, act), note: null });
}

/**
 * Within another act: adds a link to the chain of hands. Forwarded, or found open, the custody ends; an open seal is told in
 * the story and stays an incident for ever.
 * @throws AppError input.invalid where the day is before the last hand or the paper is lacking
 */
export function endOrPass(db: WritableDb, act: Act, found: SealData, input: SealPassed): void {
  const last = handsOf(db, found.id).at(-1);
  if (last && input.on < last.on)
    throw new AppError('input.invalid', { fields: { on: `早于上一次交接的日期 ${last.on}` } });
  if (input.kind === 'forward' && input.paper === null)
    throw new AppError('input.invalid', { fields: { paper: NEEDS_PAPER } });
  insertRow(db, sealHand, {
    ...{ uid: newUid(), sealId: found.id, kind: input.kind, onDate: input.on, fromName: input.from, toName: input.to },
    ...{ paper: input.paper, note: input.note, addedAt: act.at, addedBy: act.userId },
  });
  if (input.kind === 'pass') return;
  updateRow(db, seal, found.id, { state: input.kind === 'forward' ? 'forwarded' : 'broken' });
  insertCustodyEvent(db, act, found.recordId, {
    step: input.kind === 'forward' ? 'seal.forward' : 'seal.incident',
    on: input.on,
    party: input.kind === 'forward' ? input.to : null,
    note: [`封条 ${found.sealNumber}`, input.paper, input.note].filter(Boolean).join('，'),
    deadlineLabel: null,
    deadlineOn: null,
  });
  // Found open, it is forwarded as an open file, by whoever decides that: there is nothing sealed to forward any more.
  updateRow(db, event, found.eventId, { settledOn: input.on });
}

function insertCustodyEvent(
  db: WritableDb,
  act: Act,
  recordId: number,
  of: {
    step: string;
    on: string;
    party: string | null;
    note: string | null;
    deadlineLabel: string | null;
    deadlineOn: string | null;
  },
): number {
  const { on, ...rest } = of;
  return insertRow(db, event, {
    ...{ ...rest, uid: newUid(), recordId, onDate: on, evidence: '[]', before: '{}', after: '{}' },
    ...{ deadlineIsCertain: 1, addedAt: act.at, addedBy: act.userId },
  });
}

function nameOf(db: ReadableDb, recordId: number): string {
  return subjectName(db, getEnvelope(db, recordId));
}

function userName(db: ReadableDb, act: Act): string {
  return read(db, typed`SELECT ${user.name} FROM ${user} WHERE id = ?`).one(act.userId);
}
