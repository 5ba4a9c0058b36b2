import { stateFields } from '#shared/records/retiree/life-cycle/states.ts';
import { localDay } from '#shared/rules/calendar.ts';
import type { Scope } from '#shared/rules/scope.ts';
import type { ReadableDb } from '../../../core/open.ts';
import { read } from '../../../core/read.ts';
import { recordsWithin } from '../../../core/scope.ts';
import { alias, int, oneOf, typed } from '../../../core/typed.ts';
import { TAKEN_BACK } from '../../../life/taken-back.ts';
import { event } from '../../../tables/life.ts';
import { person } from '../../../tables/people.ts';
import { recordAbsence, recordCommunity } from '../../../tables/places.ts';
import { change, record } from '../../../tables/records.ts';
import { UNDONE } from '../../undone-files.ts';
import { retiree } from '../tables.ts';

/**
 * The files of retirees through time: what stood on a day is told by the steps, by when they were entered and for which
 * day. A step entered late counts from its own day; of two steps the one entered later holds from its day on.
 */

const r = alias(record, 'r');
const d = alias(retiree, 'd');
const p = alias(person, 'p');
const c = alias(change, 'c');
const e = alias(event, 'e');

type Field = (typeof stateFields)[number];
export type States = Partial<Record<Field, string>>;

/** A step, or a roster's change, that moved states. */
export interface StateStep {
  /** null: a roster brought it. */
  eventId: number | null;
  step: string;
  on: string;
  addedAt: string;
  before: States;
  after: States;
}

export interface FileDays {
  id: number;
  communityId: number | null;
  now: { management: string; benefitState: string; paperFileState: string };
  openedOn: string;
  createdAt: string;
  isImported: boolean;
  removedAt: string | null;
  removedOn: string | null;
  residenceType: string | null;
  politicalStatus: string | null;
  employerId: number | null;
  /** In the order in which they were entered; empty for most files. */
  steps: readonly StateStep[];
  stays: readonly { communityId: number | null; from: string; to: string }[];
  absences: readonly { from: string; to: string }[];
}

const none: readonly never[] = [];

/** Every file within the scope that ever was, those opened by mistake and taken back left out; in the order of their ids. */
export function loadFiles(db: ReadableDb, scope: Scope): FileDays[] {
  const within = recordsWithin(scope);
  const rows = read(
    db,
    typed`SELECT ${[
      r.id,
      r.communityId,
      r.state,
      d.benefitState,
      r.paperFileState,
      r.openedOn,
      r.createdAt,
      r.importId,
      r.removedAt,
      p.residenceType,
      p.politicalStatus,
      d.employerId,
    ]}
     FROM ${r} JOIN ${d} ON d.id = r.id JOIN ${p} ON p.id = r.person_id
     WHERE r.kind = 'retiree' AND r.pending = 0 AND ${within.sql}
       AND NOT ${UNDONE} ORDER BY r.id`,
  ).all(within.params);
  const steps = loadSteps(db);
  const { recordId, communityId, fromOn, toOn } = recordCommunity;
  const stays = grouped(
    read(
      db,
      typed`SELECT ${{ recordId, communityId, from: fromOn, to: toOn }} FROM ${recordCommunity}
       WHERE removed_at IS NULL ORDER BY record_id, from_on`,
    ).all(),
  );
  const absences = grouped(
    read(
      db,
      typed`SELECT ${{ recordId: recordAbsence.recordId, from: recordAbsence.fromOn, to: recordAbsence.toOn }}
       FROM ${recordAbsence} WHERE removed_at IS NULL ORDER BY record_id`,
    ).all(),
  );
  return rows.map((row) => ({
    id: row[0],
    communityId: row[1],
    now: { management: row[2], benefitState: row[3], paperFileState: row[4] ?? '' },
    openedOn: row[5],
    createdAt: row[6],
    isImported: row[7] !== null,
    removedAt: row[8],
    removedOn: row[8] === null ? null : localDay(row[8]),
    residenceType: row[9],
    politicalStatus: row[10],
    employerId: row[11],
    steps: steps.get(row[0]) ?? none,
    stays: stays.get(row[0]) ?? none,
    absences: absences.get(row[0]) ?? none,
  }));
}

function loadSteps(db: ReadableDb): Map<number, StateStep[]> {
  const found = new Map<number, StateStep[]>();
  const keep = (recordId: number, step: StateStep): void => {
    const known = found.get(recordId);
    if (known) known.push(step);
    else found.set(recordId, [step]);
  };
  // Most steps are certifications: they move what no report counts by days.
  const moving = stateFields
    .filter((field) => field !== 'certificationState')
    .map((field) => `instr(after, '${field}') > 0`)
    .join(' OR ');
  const events = read(
    db,
    typed`SELECT ${[event.recordId, event.id, event.step, event.onDate, event.addedAt, event.before, event.after]}
     FROM ${event} WHERE removed_at IS NULL AND (${moving}) ORDER BY id`,
  ).all();
  for (const [recordId, eventId, step, on, addedAt, before, after] of events)
    keep(recordId, { eventId, step, on, addedAt, before: JSON.parse(before), after: JSON.parse(after) });
  leaveOutTakenBack(db, found);
  const moved = stateFields.map((field) => `instr(c.after, '"${field}"') > 0`).join(' OR ');
  const imported = read(
    db,
    typed`SELECT ${[c.nounId, c.at, c.before, c.after]} FROM import i CROSS JOIN ${c} ON c.import_id = i.id
     WHERE i.state = 'applied' AND c.noun = 'record' AND c.action = 'update' AND (${moved}) ORDER BY c.id`,
  ).all();
  for (const [recordId, at, before, after] of imported) {
    const known = found.get(recordId) ?? [];
    known.push({
      ...{ eventId: null, step: 'import', on: localDay(at), addedAt: at },
      ...{ before: onlyStates(JSON.parse(before)), after: onlyStates(JSON.parse(after)) },
    });
    // Stable: steps of one moment keep their order.
    known.sort((one, other) => (one.addedAt < other.addedAt ? -1 : one.addedAt > other.addedAt ? 1 : 0));
    found.set(recordId, known);
  }
  return found;
}

/** What a correction took back moved nothing; the correction leads from where that step began, or moved nothing itself. */
function leaveOutTakenBack(db: ReadableDb, found: ReadonlyMap<number, StateStep[]>): void {
  const pairs = read(
    db,
    typed`SELECT ${{
      eventId: int('t.eventId'),
      correctionId: int('t.correctionId'),
      field: oneOf(stateFields, 't.field'),
      recordId: e.recordId,
    }}
     FROM (${TAKEN_BACK}) t JOIN ${e} ON e.id = t.eventId ORDER BY t.correctionId`,
  ).all();
  for (const { eventId, correctionId, recordId, field } of pairs) {
    const steps = found.get(recordId) ?? [];
    const taken = steps.find((step) => step.eventId === eventId);
    const correction = steps.find((step) => step.eventId === correctionId);
    if (!taken || !correction) continue;
    // A death moves two states: with it goes whatever the same correction puts right.
    const fields: readonly Field[] =
      taken.step === 'person.death' ? stateFields.filter((one) => correction.before[one] !== undefined) : [field];
    for (const one of fields) {
      if (taken.after[one] === undefined || taken.after[one] !== correction.before[one]) continue;
      correction.before = { ...correction.before, [one]: taken.before[one] };
      taken.after = { ...taken.after, [one]: undefined };
      if (correction.after[one] === taken.before[one]) correction.after = { ...correction.after, [one]: undefined };
    }
  }
}

function onlyStates(image: Record<string, unknown>): States {
  return Object.fromEntries(
    stateFields.filter((field) => typeof image[field] === 'string').map((field) => [field, image[field]]),
  ) as States;
}

function grouped<R extends { recordId: number }>(rows: readonly R[]): Map<number, Omit<R, 'recordId'>[]> {
  const found = new Map<number, Omit<R, 'recordId'>[]>();
  for (const { recordId, ...row } of rows) {
    const known = found.get(recordId);
    if (known) known.push(row);
    else found.set(recordId, [row]);
  }
  return found;
}

/** What a state was at the end of a day. */
export function stateOn(file: FileDays, field: keyof FileDays['now'], day: string): string {
  let first: string | undefined;
  let held: string | undefined;
  for (const { on, before, after } of file.steps) {
    const to = after[field];
    if (to === undefined) continue;
    first ??= before[field];
    if (on <= day) held = to;
  }
  return held ?? first ?? file.now[field];
}

/** The community a file belonged to on a day; null: to none. */
export function communityOn(file: FileDays, day: string): number | null {
  for (const stay of file.stays) if (stay.from <= day && day <= stay.to) return stay.communityId;
  return file.communityId;
}

/** From when on a file tells of its person: when it was opened, or the earlier day from which it was taken into care. */
export function sinceWhen(file: FileDays): string {
  let since = file.openedOn;
  for (const { on, after } of file.steps) if (after.management !== undefined && on < since) since = on;
  return since;
}

const cared: ReadonlySet<string> = new Set(['M1', 'M2', 'M3']);

/**
 * From when on the office had the person in care by this file: when it was opened, or the earlier day of a step that took
 * the person in. A death or a transfer that is dated earlier took nobody out of the office's care.
 */
export function caredSince(file: FileDays): string {
  let since = file.openedOn;
  for (const { on, after } of file.steps) if (cared.has(after.management ?? '') && on < since) since = on;
  return since;
}

/** Where the file stood before a step, both states that reports count by; null where the step is not known. */
export function stateBefore(file: FileDays, eventId: number): { management: string; benefitState: string } | null {
  const at = file.steps.findIndex((step) => step.eventId === eventId);
  const step = file.steps[at];
  if (!step) return null;
  const told = (field: keyof FileDays['now']): string | undefined => {
    const earlier = file.steps.slice(0, at).reverse();
    const later = file.steps.slice(at + 1);
    return (
      step.before[field] ??
      earlier.find(({ after }) => after[field] !== undefined)?.after[field] ??
      later.find(({ before }) => before[field] !== undefined)?.before[field]
    );
  };
  const held = (field: keyof FileDays['now']): string => told(field) ?? file.now[field];
  return { management: held('management'), benefitState: held('benefitState') };
}

/** Whether a file was in use at the end of a day. */
export function isInUseOn(file: FileDays, day: string): boolean {
  if (file.removedOn !== null && file.removedOn <= day) return false;
  if (day < file.openedOn && day < sinceWhen(file)) return false;
  for (const { from, to } of file.absences) if (from <= day && day <= to) return false;
  return true;
}

/** The steps that still hold, by day: one entered later takes the place of those it precedes. */
export function effectiveSteps(file: FileDays, field: keyof FileDays['now']): StateStep[] {
  const held: StateStep[] = [];
  for (const step of file.steps) {
    if (step.after[field] === undefined) continue;
    while ((held.at(-1)?.on ?? '') > step.on) held.pop();
    held.push(step);
  }
  return held;
}
