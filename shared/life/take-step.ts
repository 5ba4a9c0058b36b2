import { isDate, isMonth } from '../rules/calendar.ts';
import { dayProblem } from '../rules/day-limits.ts';
import type { LifeFacts, StepInput } from './facts.ts';
import { deathStepOf, groupOf, isDeadIn, type LifeCycle, stepIn } from './life-cycle.ts';
import { livedAfter } from './living.ts';
import { refusedDayInPart, refusedInPart } from './part-refusal.ts';
import { begunStates, isStepOfDeath, NO_PARTS, type PartsOfStep } from './parts.ts';
import type { StepRefusal } from './refusal.ts';
import type { States } from './step.ts';

export type StepResult<S extends States> = { ok: true; states: S } | ({ ok: false } & StepRefusal);

/**
 * Whether a step may be taken at all from where the file stands, whatever will be filled in: what the screen offers and what
 * it greys out, with the reason.
 * @param at the parts of the file, and the one in which the step would be taken
 */
export function refusedFromHere<S extends States, F extends LifeFacts>(
  life: LifeCycle<S, F>,
  name: string,
  fileStates: S,
  facts: F,
  at: PartsOfStep = NO_PARTS,
): StepRefusal | null {
  const states = statesAt(fileStates, at);
  const first = life.refusedFirst(name, states, facts) ?? refusedInPart(life, name, at);
  if (first) return first;
  for (const { field, from } of stepIn(life, name).moves) {
    const state = states[field] ?? '';
    if (!from.includes(state)) return { reason: 'state', field, state };
  }
  if (groupOf(life, name).death === 'after' && !isDeadIn(life, states)) return { reason: 'not-dead' };
  return life.refusedFrom(name, states, facts);
}

// A step of a part sees the states of the file and its part's.
function statesAt<S extends States>(states: S, { parts, partId }: PartsOfStep): S {
  const part = partId === null ? undefined : parts.find(({ id }) => id === partId);
  return part ? { ...states, ...part.states } : states;
}

/**
 * Takes a step: the states after it, or why not. Nothing is guessed: a day that is not given, lies in the future, before
 * the birth or before the last step of the same state is refused.
 * @param at the parts of the file, and the one in which it is taken; the states after it are the file's and this part's
 */
export function takeStep<S extends States, F extends LifeFacts>(
  life: LifeCycle<S, F>,
  name: string,
  fileStates: S,
  input: StepInput,
  facts: F,
  at: PartsOfStep = NO_PARTS,
): StepResult<S> {
  const refused =
    refusedFromHere(life, name, fileStates, facts, at) ??
    refusedDay(life, name, input.on, facts) ??
    refusedDayInPart(life, name, input.on, at) ??
    refusedAsks(life, name, input, facts);
  if (refused) return { ok: false, ...refused };
  const after = { ...statesAt(fileStates, at), ...begunStates(life, name) };
  for (const move of stepIn(life, name).moves) Object.assign(after, { [move.field]: move.to });
  return { ok: true, states: after };
}

function refusedDay<S extends States, F extends LifeFacts>(
  life: LifeCycle<S, F>,
  name: string,
  on: string,
  facts: F,
): StepRefusal | null {
  const { birthOn, diedOn } = facts;
  if (!isDate(on)) return { reason: 'date-invalid' };
  if (on > facts.today) return { reason: 'date-future' };
  if (birthOn !== null && on < birthOn) return { reason: 'date-before-birth', birthOn };
  const own = life.refusedDay(name, on, facts);
  if (own) return own;
  const step = stepIn(life, name);
  const group = groupOf(life, name);
  const sentence = dayProblem(step.limits ?? group.limits, on, { birth: birthOn, ...life.grounds(facts) });
  if (sentence !== null) return { reason: 'date-out-of-limits', field: 'on', sentence };
  const isDeath = name === deathStepOf(life);
  if (isDeath) {
    const lived = livedAfter(on, facts.alive);
    if (lived.length > 0) return { reason: 'alive-later', diedOn: on, facts: lived };
  }
  if (diedOn !== null && group.death === 'after' && on < diedOn) return { reason: 'date-before-death', diedOn };
  if (diedOn !== null && group.death === 'before' && on > diedOn) return { reason: 'date-after-death', diedOn };
  const isLate = step.isToldLate ?? isStepOfDeath(life, name);
  const last = step.moves
    .map((move) => facts.lastOn[move.field])
    .filter((day) => day !== undefined)
    .sort()
    .at(-1);
  // A death is told late: what was paid meanwhile is what has to be put right.
  return last !== undefined && on < last && !isLate ? { reason: 'date-before-step', lastOn: last } : null;
}

function refusedAsks<S extends States, F extends LifeFacts>(
  life: LifeCycle<S, F>,
  name: string,
  input: StepInput,
  facts: F,
): StepRefusal | null {
  const { evidence, asks, reasons } = stepIn(life, name);
  if (input.evidence.length === 0) return { reason: 'evidence-missing' };
  if (input.evidence.some((paper) => !evidence.includes(paper))) return { reason: 'evidence-wrong' };
  const isMonthKnown = asks.includes('knownMonth') && Boolean(input.month);
  if (asks.includes('month') || isMonthKnown) {
    const month = input.month ?? '';
    if (!isMonth(month)) return { reason: 'month-missing' };
    const refused = life.refusedMonth(name, month, input.on, facts);
    if (refused) return refused;
  }
  if (asks.includes('reason') && !Object.hasOwn(reasons ?? {}, input.reason ?? '')) return { reason: 'reason-missing' };
  if (asks.includes('way') && !input.way) return { reason: 'way-missing' };
  if (asks.includes('party') && !input.party?.trim()) return { reason: 'party-missing' };
  if (asks.includes('amount') && !((input.amountFen ?? 0) > 0)) return { reason: 'amount-missing' };
  if (asks.includes('dueOn') && input.dueOn) {
    if (!isDate(input.dueOn) || input.dueOn < input.on) return { reason: 'due-wrong' };
    const sentence = dayProblem('loanDue', input.dueOn, { from: input.on });
    if (sentence !== null) return { reason: 'date-out-of-limits', field: 'dueOn', sentence };
  }
  return life.refusedAsks(name, input, facts);
}
