import type { LifeFacts } from '#shared/life/facts.ts';
import type { States } from '#shared/life/step.ts';
import type { Act } from '../core/changes.ts';
import type { ReadableDb, WritableDb } from '../core/open.ts';
import type { NextDue } from './deadlines.ts';

/** A step as it is filled in. */
export interface StepTaken {
  recordId: number;
  version: number;
  /** The part of the file it is taken in; not given or null: the file itself, or a part that it begins. */
  partId?: number | null | undefined;
  step: string;
  on: string;
  papers: readonly { paper: string; number: string | null }[];
  month: string | null;
  reason: string | null;
  way: string | null;
  party: string | null;
  place: string | null;
  amountFen: number | null;
  dueOn: string | null;
  note: string | null;
}

/** What only the kind finds about a step that its life allows. */
export interface KindFindings {
  states: States;
  /** What has to be done next; null: what the step says. */
  due: readonly NextDue[] | null;
  /** What the clerk should look at although the step can be taken. */
  note: string | null;
  /** Keeps in the kind's own tables what was found, beside the states. */
  keep(db: WritableDb): void;
}

/** What db writes for the life of a kind's files, beside the envelope and the story. */
export interface LifeActs {
  /** Writes the states of the file that stand in the kind's own tables. */
  writeStates(db: WritableDb, recordId: number, states: States): void;
  /** Looks closer at an allowed step; null where there is nothing to find. `states`: those after it, with its part's. */
  find(db: ReadableDb, today: string, taken: StepTaken, facts: LifeFacts, states: States): KindFindings | null;
  /** What a step leads to beside its states, once it stands in the story. */
  follow(db: WritableDb, act: Act, taken: StepTaken, facts: LifeFacts): void;
}
