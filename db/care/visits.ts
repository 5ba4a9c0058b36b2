import { NEXT_VISIT, NEXT_VISIT_STEP } from '#shared/codes/service-words.ts';
import type { ServiceKind } from '#shared/contract/care.ts';
import type { Act } from '../core/changes.ts';
import type { ReadableDb, WritableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { getRow, updateRow } from '../core/rows.ts';
import { maybe, text, typed } from '../core/typed.ts';
import { insertEvent } from '../life/story-write.ts';
import { event } from '../tables/life.ts';

/** The next visit of a person: a step in the life of the file, so that it stands on the desk and in the story. */

/** What counts as having been to see somebody, as SQL asks for it and as code does. */
export const VISITS = `('visit', 'condolence')`;

/** Whether an act is one: it settles the visit that was due, and can set the day of the next. */
export function isVisit(kind: ServiceKind): boolean {
  return kind === 'visit' || kind === 'condolence';
}

export interface VisitDone {
  serviceId: number;
  recordId: number;
  kind: ServiceKind;
  on: string;
  nextOn: string | null;
}

/**
 * Settles what was due for a person and sets what comes next. At most one visit is due: where a later visit is entered
 * already, the day set by an earlier one is settled by it.
 * @returns the steps it set and settled, to be kept with the person
 */
export function visitDone(
  db: WritableDb,
  act: Act,
  { serviceId, recordId, kind, on, nextOn }: VisitDone,
): { eventId: number | null; settledEventId: number | null } {
  const settledEventId = isVisit(kind) ? dueBefore(db, recordId, on) : null;
  if (settledEventId !== null) updateRow(db, event, settledEventId, { settledOn: on });
  if (nextOn === null) return { eventId: null, settledEventId };
  const eventId = insertEvent(db, act, { recordId, step: NEXT_VISIT_STEP, on, papers: [], before: {}, after: {} }, [
    { label: NEXT_VISIT, on: nextOn, isCertain: true, used: [] },
  ]);
  const later = visitAfter(db, recordId, on, serviceId);
  if (later !== null) updateRow(db, event, eventId, { settledOn: later });
  return { eventId, settledEventId };
}

/** What `visitDone` set is not due; what it settled is due again, unless another visit came after. */
export function takeBackVisit(
  db: WritableDb,
  act: Act,
  person: { serviceId: number; recordId: number; eventId: number | null; settledEventId: number | null },
): void {
  const { serviceId, recordId, eventId, settledEventId } = person;
  if (eventId !== null) updateRow(db, event, eventId, { removedAt: act.at });
  const settled = settledEventId === null ? null : getRow(db, event, settledEventId);
  if (settled?.removedAt === null)
    updateRow(db, event, settled.id, { settledOn: visitAfter(db, recordId, settled.onDate, serviceId) });
}

function dueBefore(db: ReadableDb, recordId: number, on: string): number | null {
  const due = read(
    db,
    typed`SELECT ${event.id} FROM ${event} WHERE record_id = ? AND step = '${NEXT_VISIT_STEP}' AND removed_at IS NULL
       AND settled_on IS NULL AND on_date <= ? ORDER BY on_date DESC, id DESC LIMIT 1`,
  ).get(recordId, on);
  return due ?? null;
}

function visitAfter(db: ReadableDb, recordId: number, on: string, serviceId: number): string | null {
  return read(
    db,
    typed`SELECT ${maybe(text('min(s.on_date)'))} FROM service_person m JOIN service s ON s.id = m.service_id
     WHERE m.record_id = ? AND m.removed_at IS NULL AND s.removed_at IS NULL AND s.kind IN ${VISITS}
       AND s.on_date > ? AND s.id <> ?`,
  ).one(recordId, on, serviceId);
}
