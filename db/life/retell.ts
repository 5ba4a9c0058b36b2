import type { LifeFacts } from '#shared/life/facts.ts';
import { deathStepOf, isDeadIn, isStepOf, type LifeCycle, stateFieldsOf } from '#shared/life/life-cycle.ts';
import { NO_PARTS, type PartsOfStep, statesOfType } from '#shared/life/parts.ts';
import { refusalKey } from '#shared/life/refusal.ts';
import type { States } from '#shared/life/step.ts';
import { CORRECTED } from '#shared/life/story.ts';
import { takeStep } from '#shared/life/take-step.ts';
import type { ReadableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { pick, typed } from '../core/typed.ts';
import { event } from '../tables/life.ts';
import { PartTracks } from './part-tracks.ts';
import type { KeptPart } from './parts.ts';

/** A story read again from its first step: which of its steps the rules would refuse from where the file stood then. */

export interface StoryRow {
  id: number;
  partId: number | null;
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

const storyOfFile = typed`SELECT ${{
  id: event.id,
  step: event.step,
  on: event.onDate,
  ...pick(event, 'partId', 'month', 'reason', 'way', 'party', 'amountFen', 'evidence', 'before', 'after'),
}}
     FROM ${event} WHERE record_id = ? AND removed_at IS NULL ORDER BY id`;

/** The story of a file in the order in which it was told; steps taken back are left out. */
export function storyRows(db: ReadableDb, recordId: number): StoryRow[] {
  return read(db, storyOfFile).all(recordId);
}

/** A step that the rules would refuse, and what for: the same again is nothing new. */
export interface RefusedAgain {
  eventId: number;
  why: string;
}

/**
 * The steps of a story that the rules would refuse.
 * @param now where the file stands today
 * @param kept its parts, also those that were taken back
 */
export function retellStory(
  life: LifeCycle,
  story: readonly StoryRow[],
  now: States,
  facts: LifeFacts,
  kept: readonly KeptPart[],
): RefusedAgain[] {
  const moments = statesBefore(life, story, now);
  const retold = life.retold(facts);
  const tracks = new PartTracks(life, kept);
  const so: { diedOn: string | null; lastOn: Record<string, string | undefined> } = { diedOn: null, lastOn: {} };
  const refused = story.flatMap((row, position) => {
    const moment = moments[position];
    if (!moment) return [];
    const { states, broken } = moment;
    const diedOn = isDeadIn(life, states) ? so.diedOn : null;
    const lastOn = { ...so.lastOn, ...tracks.lastOnOf(row.partId) };
    const at = life.parts === 'none' ? NO_PARTS : tracks.at(row);
    const refusal = refusedAt(life, row, states, { ...retold.facts, diedOn, lastOn }, at);
    const lost = tracks.tell(row);
    retold.tell(row);
    if (row.step === deathStepOf(life)) so.diedOn = row.on;
    if (row.step !== CORRECTED)
      for (const field of Object.keys(JSON.parse(row.after)))
        so.lastOn[field] = [so.lastOn[field] ?? '', row.on].sort().at(-1);
    return [...broken, ...lost, ...(refusal === null ? [] : [refusal])].map((why) => ({ eventId: row.id, why }));
  });
  return [...refused, ...tracks.differing()];
}

/** Where a file stood before each step, read backwards from today; `broken`: states it moved that nothing leads away from. */
function statesBefore(
  life: LifeCycle,
  story: readonly StoryRow[],
  now: States,
): { states: States; broken: readonly string[] }[] {
  // What moves by itself, without a step, says nothing of the step before.
  const told = stateFieldsOf(life).filter((field) => !life.agingStates.includes(field));
  const moments: { states: States; broken: readonly string[] }[] = [];
  let states = now;
  for (const row of Array.from(story).reverse()) {
    const [before, moved] = [ofFile(life, row.before), ofFile(life, row.after)];
    const reached = states;
    const broken = told.filter((field) => moved[field] !== undefined && moved[field] !== reached[field]);
    states = { ...states, ...before };
    moments.unshift({ states, broken });
  }
  return moments;
}

// A step of a part tells that part's states beside the file's.
function ofFile(life: LifeCycle, images: string): States {
  const states = JSON.parse(images) as States;
  return life.parts === 'none' ? states : statesOfType(life, null, states);
}

function refusedAt(life: LifeCycle, row: StoryRow, states: States, facts: LifeFacts, at: PartsOfStep): string | null {
  const { step, on, month, reason, way, party, amountFen } = row;
  if (!isStepOf(life, step)) return life.refusedAgain(step, states);
  const papers = JSON.parse(row.evidence) as { paper: string }[];
  const input = { on, month, reason, way, party, amountFen, evidence: papers.map(({ paper }) => paper) };
  const result = takeStep(life, step, states, input, facts, at);
  return result.ok ? null : refusalKey(result);
}
