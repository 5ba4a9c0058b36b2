import type { CodeTableName } from '../codes/tables.ts';
import type { DayGrounds, LimitedDay } from '../rules/day-limits.ts';
import type { LifeFacts, StepInput, ToldStep } from './facts.ts';
import type { StepRefusal } from './refusal.ts';
import type { StateFieldOf, States, Step } from './step.ts';
import type { MonthRefusal } from './step-month.ts';

/** Steps about one thing; a step's name begins with its group's: `paper.lend`. */
export interface StepGroup {
  /** As the page of a file heads it. Groups of one title stand under one. */
  title: string;
  /** Which limits the day of its steps has. */
  limits: LimitedDay;
  day: {
    /** How a form asks for it. */
    label: string;
    /** How a refusal names it. */
    word: string;
    /** What is said where it is still to come. */
    future: string;
  };
  /** On which side of the person's death its steps lie: only the living take them, only after it they are taken, or both. */
  death: 'before' | 'after' | 'any';
}

/**
 * Numbered parts of a file, each with states of its own: 登记期 of an unemployment file, 案件 of an allowance file. A step of a
 * part moves the states of that part, and those of the file where it names them; its fields are named like none of the file's.
 */
export interface FilePart<S extends States = States> {
  /** What one is called: 第 2 次登记期. */
  label: string;
  /** The codes of each of its states, their tables and what they are called. */
  stateCodes: { readonly [K in keyof S]: readonly S[K][] };
  stateTables: { readonly [K in keyof S]: CodeTableName };
  stateLabels: { readonly [K in keyof S]: string };
  /** The steps that begin a new one, each with the states in which it begins; such a step moves none of them. */
  begunBy: Readonly<Record<string, S>>;
  /** The states in which one has ended: field to codes. The step that leads there is its last. */
  endedIn: { readonly [K in keyof S]?: readonly S[K][] };
  /** `one`: a new one begins once the one before has ended; `several`: they may overlap. */
  atOnce: 'one' | 'several';
  /** What follows for those that have not ended when a death is registered in their file. */
  onDeath: DeathFollows;
}

/** Something the story tells beside the steps of the life: it moves no state. */
export interface OtherStep {
  label: string;
  told: string;
}

/** What the death of a person is to a file of theirs: the step it takes, or why nothing follows, as a clerk reads it. */
export type DeathFollows = { step: string } | { nothing: string };

/** What the death of somebody beside the subject is to a file: whether they stand there no more, and the step it takes. */
export interface DeathBeside {
  ends: boolean;
  /** A step whose papers are those of a death; null: none. */
  step: string | null;
}

/** How a death is registered in a file of its person. */
export interface DeathOfLife<Field extends string = string> {
  /** The step that registers a death, and the state that says so; a step that reaches the file from the person's death. */
  step: string;
  field: Field;
  state: string;
  /** What stands after a death only because of it. */
  followedBy: readonly string[];
}

/** What steps were judged by as a story is read again from its first step. */
export interface Retold<F extends LifeFacts> {
  /** As far as the story was read. */
  facts: F;
  /** Reads one more step. */
  tell(step: ToldStep): void;
}

/**
 * The life of the files of a kind: states side by side, the steps between them, and what only the kind knows about them.
 * Names of steps and codes of states occur in kinds alone; whoever takes, settles or tells steps asks this description. What
 * a kind has none of is said as such ('none', an empty list), so that nothing is forgotten.
 *
 * Its functions are methods, so that a kind's description, which knows its own states and facts, may stand where one of any
 * kind is asked for: states and facts of a file always come from the same kind's line of the register.
 */
export interface LifeCycle<S extends States = States, F extends LifeFacts = LifeFacts, P extends string = string> {
  /** The codes of each state, in the order in which the states stand side by side. */
  stateCodes: { readonly [K in keyof S]: readonly S[K][] };
  /** The code table of each state. */
  stateTables: { readonly [K in keyof S]: CodeTableName };
  /** The state that stands in the envelope of the file. */
  envelopeState: StateFieldOf<S>;
  /** What each state is called. */
  stateLabels: { readonly [K in keyof S]: string };
  /** States that move by themselves on a new day, so that they say nothing of the last step. */
  agingStates: readonly StateFieldOf<S>[];
  /** States in which a file has left the office's care: field to codes. */
  leftIn: { readonly [K in keyof S]?: readonly S[K][] };
  steps: Readonly<Record<string, Step<P>>>;
  groups: Readonly<Record<string, StepGroup>>;
  parts: Readonly<Record<P, FilePart>> | 'none';
  /** The papers that prove its steps, by code. */
  papers: Readonly<Record<string, string>>;
  /** What else its story tells. */
  otherSteps: Readonly<Record<string, OtherStep>>;
  /** Lines of `otherSteps` that say what an old system knew (期初): nobody took them as steps. */
  openings: readonly string[];
  /** The reasons that lines of `otherSteps` bear, where they do. */
  otherReasons: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** The code table of the ways in which a step is done. */
  wayTable: CodeTableName | 'none';
  /** 'none': its files are of no person, so that none of them registers a death. */
  death: DeathOfLife<StateFieldOf<S>> | 'none';
  /** What follows for a file that stands in these states when its person's death is registered, in whichever file. */
  onDeath(states: S): DeathFollows;
  /** What follows for a file that stands in these states when somebody dies who stands in this role beside its subject. */
  onDeathBeside(role: string, states: S): DeathBeside;
  /**
   * The state of the paper file, the states in which the office holds it or has it held, and the step by which it leaves for
   * good, with the paper that proves it; `none`: the kind keeps no paper files.
   */
  custody: { field: StateFieldOf<S>; held: readonly string[]; leaves: string; paper: string } | 'none';
  /** Steps, and lines of `otherSteps`, that say the person was alive on their day. */
  living: readonly string[];
  /** Steps that end what was waited for; nobody takes them in order to have it done. */
  endings: readonly string[];
  /** What is settled by the last of several steps: what waits to the step that does it. */
  settledInParts: Readonly<Record<string, string>>;
  /** What refuses a step wherever the states are; it is told first. */
  refusedFirst(name: string, states: S, facts: F): StepRefusal | null;
  /** What else refuses a step that the states allow. */
  refusedFrom(name: string, states: S, facts: F): StepRefusal | null;
  refusedDay(name: string, on: string, facts: F): StepRefusal | null;
  refusedMonth(name: string, month: string, on: string, facts: F): MonthRefusal | null;
  refusedAsks(name: string, input: StepInput, facts: F): StepRefusal | null;
  /** What a day of its steps may rest on besides the birth. */
  grounds(facts: F): DayGrounds;
  /** Whether a step asks for a month that may be known (`knownMonth`) from where the file stands. */
  asksMonth(name: string, states: S): boolean;
  /** How its story is read again. */
  retold(now: F): Retold<F>;
  /** Why a line of `otherSteps` could not stand where the file stood; null where it could. */
  refusedAgain(step: string, states: S): string | null;
  /** What stands in place of a state that has no meaning where the file stands; null where it has one. */
  stateless(field: string, states: S): string | null;
}

/** Whether a name is a step of this life; an archive may tell of steps of a newer program. */
export function isStepOf(life: LifeCycle, name: string): boolean {
  return Object.hasOwn(life.steps, name);
}

/** A step by its name. @throws RangeError where the life has none of this name */
export function stepIn(life: LifeCycle, name: string): Step {
  const step = life.steps[name];
  if (!step) throw new RangeError(`no step ${name}`);
  return step;
}

/** The group a step belongs to. @throws RangeError where there is none */
export function groupOf(life: LifeCycle, name: string): StepGroup {
  const group = life.groups[name.slice(0, name.indexOf('.'))];
  if (!group) throw new RangeError(`no group of ${name}`);
  return group;
}

/** The states of a kind by their fields, in their order. */
export function stateFieldsOf(life: LifeCycle): readonly string[] {
  return Object.keys(life.stateCodes);
}

/** The step that registers a death; null where the files of the kind are of no person. */
export function deathStepOf({ death }: LifeCycle): string | null {
  return death === 'none' ? null : death.step;
}

/** Whether the states say that a death is registered. */
export function isDeadIn(life: LifeCycle, states: States): boolean {
  return life.death !== 'none' && states[life.death.field] === life.death.state;
}

/** Whether a file in these states has left the office's care. */
export function hasLeftIn(life: LifeCycle, states: States): boolean {
  return Object.entries(life.leftIn).some(([field, codes]) => codes?.includes(states[field] ?? ''));
}
