import type { Act } from '../core/changes.ts';
import type { WritableDb } from '../core/open.ts';
import { insertRow, prepared, updateRow } from '../core/rows.ts';
import { newUid } from '../core/uid.ts';
import { keepValueUse } from '../policy/dated-values-write.ts';
import { event, eventDeadline } from '../tables/life.ts';
import type { StepTaken } from './acts.ts';
import type { NextDue } from './deadlines.ts';

/** Writes a step into the story of a file; `due` empty: nothing waits for it. */
export function insertEvent(
  db: WritableDb,
  act: Act,
  of: Pick<StepTaken, 'recordId' | 'on' | 'papers' | 'step'> & Partial<StepTaken> & { before: object; after: object },
  [due, ...further]: readonly NextDue[],
): number {
  const id = insertRow(db, event, {
    uid: newUid(),
    recordId: of.recordId,
    partId: of.partId ?? null,
    step: of.step,
    onDate: of.on,
    month: of.month ?? null,
    reason: of.reason ?? null,
    way: of.way ?? null,
    party: of.party ?? null,
    place: of.place ?? null,
    amountFen: of.amountFen ?? null,
    note: of.note ?? null,
    evidence: JSON.stringify(of.papers),
    before: JSON.stringify(of.before),
    after: JSON.stringify(of.after),
    deadlineLabel: due?.label ?? null,
    deadlineOn: due?.on ?? null,
    deadlineIsCertain: due?.isCertain === false ? 0 : 1,
    settledOn: null,
    addedAt: act.at,
    addedBy: act.userId,
    removedAt: null,
  });
  for (const row of due?.used ?? []) keepValueUse(db, row, { on: of.on, noun: 'event', nounId: id });
  for (const { label, on, isCertain, used } of further) {
    const deadlineId = insertRow(db, eventDeadline, {
      ...{ uid: newUid(), eventId: id, recordId: of.recordId, label, dueOn: on, isCertain: isCertain ? 1 : 0 },
      ...{ settledOn: null, addedAt: act.at, addedBy: act.userId, removedAt: null },
    });
    for (const row of used) keepValueUse(db, row, { on: of.on, noun: 'event_deadline', nounId: deadlineId });
  }
  return id;
}

/**
 * Says that what these steps of a file asked for was done on a day.
 * @param meets of which of the things a step asked for; all of them unless given
 * @param partId the part of the file it was done in: what steps of other parts asked for goes on waiting
 */
export function settleWaiting(
  db: WritableDb,
  recordId: number,
  steps: readonly string[],
  on: string,
  meets: (step: string, label: string) => boolean = () => true,
  partId: number | null = null,
): void {
  const asked = { recordId, partId, steps: JSON.stringify(steps) };
  const inPart = '(@partId IS NULL OR e.part_id IS NULL OR e.part_id = @partId)';
  const waiting = prepared(
    db,
    `SELECT e.id, e.step, e.deadline_label AS label, 0 AS isFurther FROM event e
     WHERE e.record_id = @recordId AND e.step IN (SELECT value FROM json_each(@steps)) AND e.removed_at IS NULL
       AND e.deadline_label IS NOT NULL AND e.settled_on IS NULL AND ${inPart}
     UNION ALL
     SELECT d.id, e.step, d.label, 1 FROM event_deadline d JOIN event e ON e.id = d.event_id
     WHERE d.record_id = @recordId AND e.step IN (SELECT value FROM json_each(@steps)) AND e.removed_at IS NULL
       AND d.removed_at IS NULL AND d.settled_on IS NULL AND ${inPart}`,
  ).all(asked) as { id: number; step: string; label: string; isFurther: number }[];
  for (const { id, step, label, isFurther } of waiting)
    if (meets(step, label)) updateRow(db, isFurther === 1 ? eventDeadline : event, id, { settledOn: on });
}
