import { AppError } from '#shared/errors.ts';
import type { Evidence } from '#shared/records/retiree/life-cycle/evidence.ts';
import { OPENING_CERTIFIED, OPENING_PAID } from '#shared/records/retiree/life-cycle/opening-steps.ts';
import { storyLabel } from '#shared/records/retiree/life-cycle/other-steps.ts';
import { type RetireeStates, type StateField, stateFields } from '#shared/records/retiree/life-cycle/states.ts';
import { isStepName } from '#shared/records/retiree/life-cycle/steps.ts';
import { type StepFacts, takeStep } from '#shared/records/retiree/life-cycle/take-step.ts';
import type { ReadableDb } from '../core/open.ts';
import { prepared } from '../core/rows.ts';
import type { Image } from '../core/undoable.ts';
import { HANDED_OVER } from '../records/retiree/payments/past.ts';
import { contradictions, statesOf, stepFacts } from './facts.ts';

/**
 * What rests on what: a later step of a file is allowed only because of what was registered before it. Read again from
 * its first step, a file shows which of them the rules would refuse; an undo may add none.
 */

interface StoryRow {
  id: number;
  step: string;
  on: string;
  month: string | null;
  reason: string | null;
  way: string | null;
  party: string | null;
  amountFen: number | null;
  evidence: string;
  before: string;
  after: string;
}

// Rows that mean nothing without their file. Materials have a refusal of their own.
const fileTables = ['event', 'pension_amount', 'pension_account', 'opening', 'service_person', 'payment_item'] as const;

/** A step that the rules would refuse: by itself, or because of what says that the person lived on. */
interface Unfounded {
  recordId: number;
  eventId: number;
  /** What it is refused for: the same again is nothing new. */
  why: string;
  /** What says that the person lived on after this death, as a sentence names it. */
  lived: string | null;
}

/** How the stories of files stand: what the rules would refuse in them, and who is dead. */
export interface Foundation {
  unfounded: readonly Unfounded[];
  dead: ReadonlySet<number>;
}

// A certification runs out without a step, so its state says nothing of the step before.
const told: readonly StateField[] = stateFields.filter((field) => field !== 'certificationState');

// What steps are judged by, of the tables that acts on thousands of files write for other reasons.
const judgedBy: Readonly<Record<string, readonly string[]>> = {
  record: ['state', 'paperFileState', 'personId', 'removedAt'],
  retiree: ['retiredOn', 'certifiedOn', 'benefitState', 'certificationState'],
  retiree_dependant: [],
};

/**
 * Whether taking a row back may change what a story rests on: a merge of communities moves thousands of files, and none of
 * their steps is judged by where they belong.
 */
export function touchesStory({ table, before, after }: { table: string; before: Image | null; after: Image }): boolean {
  const columns = judgedBy[table];
  return columns === undefined || before === null || columns.some((column) => before[column] !== after[column]);
}

/** How the stories of these files stand; `today` is the office's day. */
export function foundationOf(db: ReadableDb, recordIds: readonly number[], today: string): Foundation {
  const unfounded: Unfounded[] = [];
  const dead = new Set<number>();
  for (const recordId of recordIds) {
    const story = storyRows(db, recordId);
    if (story.length === 0) continue;
    const facts = stepFacts(db, recordId, today);
    if (facts.diedOn !== null) dead.add(recordId);
    const refusals = [...replayed(story, statesOf(db, recordId), facts), ...livedOn(story, facts)];
    for (const one of refusals) unfounded.push({ recordId, ...one });
  }
  return { unfounded, dead };
}

/**
 * Refuses an undo after which a later step would stand on nothing.
 * @param before how the same files stood before the undo
 * @throws AppError command.restsOn with the latest of them, which is to be undone first
 */
export function refuseUnfounded(
  db: ReadableDb,
  title: string,
  recordIds: readonly number[],
  today: string,
  before: Foundation,
): void {
  const keyOf = ({ eventId, why }: Unfounded): string => `${eventId} ${why}`;
  const known = new Set(before.unfounded.map(keyOf));
  const fresh = foundationOf(db, recordIds, today).unfounded.filter((one) => !known.has(keyOf(one)));
  const [latest] = fresh.sort((one, other) => other.eventId - one.eventId);
  if (!latest) return;
  // A death that comes back meets what was registered of the living meanwhile; what comes back meets the death.
  const isDeathBack = latest.lived !== null && !before.dead.has(latest.recordId);
  const by = isDeathBack && latest.lived !== null ? latest.lived : actTitleOf(db, latest.eventId);
  throw new AppError('command.restsOn', { title, by });
}

/**
 * Refuses to take back what money was handed over for: a payment that came back, an item of a roll, a decided amount.
 * @throws AppError command.restsOn
 */
export function refuseHandedOver(
  db: ReadableDb,
  command: { id: number; title: string },
  recordIds: readonly number[],
): void {
  const later = prepared(
    db,
    `SELECT max(h.id) FROM event h
     WHERE h.record_id IN (SELECT value FROM json_each(@ids)) AND h.step = '${HANDED_OVER}' AND h.removed_at IS NULL
       AND (SELECT max(made.command_id) FROM command_row made WHERE made.table_name = 'event' AND made.row_id = h.id
         AND made.before IS NULL) > @id
       AND EXISTS (SELECT 1 FROM command_row w
         LEFT JOIN payment_item i ON w.table_name = 'payment_item' AND i.id = w.row_id
         LEFT JOIN pension_amount a ON w.table_name = 'pension_amount' AND a.id = w.row_id
         LEFT JOIN event e ON w.table_name = 'event' AND e.id = w.row_id AND e.step = 'payment.returned'
         WHERE w.command_id = @id AND h.record_id IN (i.record_id, a.record_id, e.record_id)
           AND (h.month IN (i.month, e.month) OR h.month >= a.from_month))`,
  )
    .pluck()
    .get({ id: command.id, ids: JSON.stringify(recordIds) }) as number | null;
  if (later !== null) throw new AppError('command.restsOn', { title: command.title, by: actTitleOf(db, later) });
}

/**
 * Refuses to take a file back on which something was registered by a later act: a visit, an amount, an item of a roll, its
 * line in a final roll.
 * @throws AppError command.restsOn
 */
export function refuseFileBuiltOn(
  db: ReadableDb,
  command: { id: number; title: string },
  openedIds: readonly number[],
): void {
  if (openedIds.length === 0) return;
  const later = fileTables.flatMap((table) => {
    const title = prepared(
      db,
      `SELECT c.title FROM ${table} t
         JOIN command_row w ON w.table_name = '${table}' AND w.row_id = t.id AND w.before IS NULL
         JOIN command c ON c.id = w.command_id
       WHERE t.record_id IN (SELECT value FROM json_each(@ids)) AND t.removed_at IS NULL AND c.id > @id
         AND c.undone_at IS NULL ORDER BY c.id DESC LIMIT 1`,
    )
      .pluck()
      .get({ ids: JSON.stringify(openedIds), id: command.id }) as string | undefined;
    return title === undefined ? [] : [title];
  });
  const [by = finalRollOf(db, openedIds)] = later;
  if (by !== undefined) throw new AppError('command.restsOn', { title: command.title, by });
}

/** The act that made final the last roll which pays one of these files. */
function finalRollOf(db: ReadableDb, recordIds: readonly number[]): string | undefined {
  return prepared(
    db,
    `SELECT c.title FROM payment_line l JOIN payment_roll p ON p.id = l.roll_id AND p.removed_at IS NULL
       JOIN command c ON c.noun = 'payroll' AND c.noun_id = p.id AND c.name = 'payments.finalise'
     WHERE l.record_id IN (SELECT value FROM json_each(?)) ORDER BY p.month DESC LIMIT 1`,
  )
    .pluck()
    .get(JSON.stringify(recordIds)) as string | undefined;
}

/** What stands after a death of this file only because of it, the latest last: as sentences name it. */
export function standingOnDeath(db: ReadableDb, recordId: number): string[] {
  const rows = prepared(
    db,
    `SELECT e.step, e.on_date AS "on" FROM event e
     WHERE e.record_id = @recordId AND e.removed_at IS NULL
       AND (e.step IN ('overpaid.claim', 'overpaid.returned', 'grant.apply', 'grant.paid', '${HANDED_OVER}'))
       AND e.id > (SELECT max(d.id) FROM event d WHERE d.record_id = @recordId AND d.removed_at IS NULL
         AND d.step = 'person.death') ORDER BY e.id`,
  ).all({ recordId }) as { step: string; on: string }[];
  return rows.map(({ step, on }) => `${storyLabel(step)}（${on}）`);
}

function storyRows(db: ReadableDb, recordId: number): StoryRow[] {
  return prepared(
    db,
    `SELECT id, step, on_date AS "on", month, reason, way, party, amount_fen AS amountFen, evidence, before, after
     FROM event WHERE record_id = ? AND removed_at IS NULL ORDER BY id`,
  ).all(recordId) as StoryRow[];
}

/** What a step of a file is judged by changes with each step before it. */
interface Told {
  diedOn: string | null;
  certifiedOn: string | null;
  pausedFrom: string | null;
  owedFen: number | null;
  isGrantOpen: boolean;
  lastOn: Partial<Record<StateField, string>>;
}

type Found = Omit<Unfounded, 'recordId'>;

function replayed(story: readonly StoryRow[], now: RetireeStates, facts: StepFacts): Found[] {
  const moments = statesBefore(story, now);
  const so: Told = {
    ...{ diedOn: null, certifiedOn: null, pausedFrom: null, owedFen: null, isGrantOpen: false, lastOn: {} },
  };
  return story.flatMap((row, position) => {
    const moment = moments[position];
    if (!moment) return [];
    const refusal = refusedAt(row, moment.states, so, facts);
    tell(so, row);
    return [...moment.broken, ...(refusal === null ? [] : [refusal])].map((why) => ({
      eventId: row.id,
      why,
      lived: null,
    }));
  });
}

/** Where a file stood before each step, read backwards from today; `broken`: states it moved that nothing leads away from. */
function statesBefore(
  story: readonly StoryRow[],
  now: RetireeStates,
): { states: RetireeStates; broken: readonly string[] }[] {
  const moments: { states: RetireeStates; broken: readonly string[] }[] = [];
  let states = now;
  for (const { before, after } of Array.from(story).reverse()) {
    const moved = JSON.parse(after) as Partial<RetireeStates>;
    const reached = states;
    const broken = told.filter((field) => moved[field] !== undefined && moved[field] !== reached[field]);
    states = { ...states, ...(JSON.parse(before) as Partial<RetireeStates>) };
    moments.unshift({ states, broken });
  }
  return moments;
}

function refusedAt(row: StoryRow, states: RetireeStates, so: Told, facts: StepFacts): string | null {
  const { step, on, month, reason, way, party, amountFen } = row;
  const hasEnded = states.management === 'M4' || states.management === 'M5' || states.benefitState === 'B4';
  if (step === HANDED_OVER) return hasEnded ? null : 'not-ended';
  if (!isStepName(step)) return null;
  const papers = JSON.parse(row.evidence) as { paper: Evidence }[];
  const input = { on, month, reason, way, party, amountFen, evidence: papers.map(({ paper }) => paper) };
  const diedOn = states.management === 'M5' ? so.diedOn : null;
  const { today, birthOn, retiredOn } = facts;
  const result = takeStep(step, states, input, {
    ...{ today, birthOn, retiredOn, alive: [], isSealed: false },
    ...{ ...so, diedOn, certifiedOn: so.certifiedOn ?? facts.certifiedOn, pauseBegan: so.pausedFrom, leftOn: null },
  });
  return result.ok ? null : result.reason;
}

function tell(so: Told, { step, on, month, amountFen, after }: StoryRow): void {
  if (step === 'person.death') so.diedOn = on;
  if (step === 'certification.pass' || step === OPENING_CERTIFIED) so.certifiedOn = on;
  if (step === 'benefit.pause' || step === OPENING_PAID) so.pausedFrom = month;
  if (step === 'overpaid.claim') so.owedFen = (so.owedFen ?? 0) + (amountFen ?? 0);
  if (step === 'overpaid.returned') so.owedFen = Math.max(0, (so.owedFen ?? 0) - (amountFen ?? 0));
  if (step === 'grant.apply') so.isGrantOpen = true;
  if (step === 'grant.paid') so.isGrantOpen = false;
  if (step === 'states.correct') return;
  for (const field of Object.keys(JSON.parse(after)) as StateField[])
    so.lastOn[field] = [so.lastOn[field] ?? '', on].sort().at(-1);
}

function livedOn(story: readonly StoryRow[], facts: StepFacts): Found[] {
  const death = Array.from(story)
    .reverse()
    .find(({ step }) => step === 'person.death');
  if (!death) return [];
  return contradictions(facts).map(({ on, told: words }) => {
    const lived = `${on} ${words}`;
    return { eventId: death.id, why: lived, lived };
  });
}

/** The act that entered a step, in the clerk's words; where no act tells it, the step's own. */
function actTitleOf(db: ReadableDb, eventId: number): string {
  const title = prepared(
    db,
    `SELECT c.title FROM command_row w JOIN command c ON c.id = w.command_id
     WHERE w.table_name = 'event' AND w.row_id = ? AND w.before IS NULL ORDER BY c.id DESC LIMIT 1`,
  )
    .pluck()
    .get(eventId) as string | undefined;
  if (title !== undefined) return title;
  const row = prepared(db, 'SELECT step FROM event WHERE id = ?').pluck().get(eventId) as string;
  return storyLabel(row);
}
