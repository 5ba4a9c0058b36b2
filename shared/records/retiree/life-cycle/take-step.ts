import { isDate, isMonth, monthOf } from '../../../rules/calendar.ts';
import { dayProblem, type LimitedDay } from '../../../rules/day-limits.ts';
import type { Evidence } from './evidence.ts';
import { type LivingFact, livedAfter } from './living.ts';
import type { RetireeStates, StateField } from './states.ts';
import { type MonthRefusal, refusedMonth, refusedPaidThrough } from './step-month.ts';
import { type StepName, stepOf } from './steps.ts';

/** Why a step is refused; each has its own sentence. */
export type StepRefusal =
  | { reason: 'state'; field: StateField; state: string }
  | { reason: 'date-invalid' }
  | { reason: 'date-future' }
  | { reason: 'date-before-birth'; birthOn: string }
  | { reason: 'date-before-retirement'; retiredOn: string }
  | { reason: 'date-out-of-limits'; field: 'on' | 'dueOn'; sentence: string }
  | { reason: 'date-before-step'; lastOn: string }
  | { reason: 'date-after-death'; diedOn: string }
  | { reason: 'date-before-death'; diedOn: string }
  | { reason: 'alive-later'; diedOn: string; facts: readonly LivingFact[] }
  | { reason: 'evidence-missing' }
  | { reason: 'evidence-wrong' }
  | { reason: 'month-missing' }
  | MonthRefusal
  | { reason: 'reason-missing' }
  | { reason: 'way-missing' }
  | { reason: 'party-missing' }
  | { reason: 'due-wrong' }
  | { reason: 'amount-missing' }
  | { reason: 'amount-over'; leftFen: number }
  | { reason: 'nothing-claimed' }
  | { reason: 'dead' }
  | { reason: 'not-alive' }
  | { reason: 'not-dead' }
  | { reason: 'not-ours' }
  | { reason: 'file-lent' }
  | { reason: 'sealed' }
  | { reason: 'not-certified' };

/** What a file says that a step is judged by. Days `YYYY-MM-DD`; `retiredOn` may be a month. */
export interface StepFacts {
  today: string;
  birthOn: string | null;
  retiredOn: string | null;
  diedOn: string | null;
  /** What says that the person was alive, the latest first. */
  alive: readonly LivingFact[];
  /** The day of the last step of each state, as far as there was one. */
  lastOn: Partial<Record<StateField, string>>;
  /** Months the benefit has been paused from, when it is paused. */
  pausedFrom: string | null;
  /** The first month of the last pause, also of one that ended. */
  pauseBegan: string | null;
  /** The day of the transfer to another street, while the file is away. */
  leftOn: string | null;
  /** The day of the last certification that was passed. */
  certifiedOn: string | null;
  /** What is still to be returned of what was asked back, in fen; null where nothing was. */
  owedFen: number | null;
  /** Whether survivors applied and were not paid yet. */
  isGrantOpen: boolean;
  /** Whether the paper file is here and sealed: it is kept as it came, and passed on. */
  isSealed: boolean;
}

export interface StepInput {
  on: string;
  evidence: readonly Evidence[];
  month?: string | null;
  reason?: string | null;
  way?: string | null;
  party?: string | null;
  dueOn?: string | null;
  amountFen?: number | null;
}

export type StepResult = { ok: true; states: RetireeStates } | ({ ok: false } & StepRefusal);

// What follows a death; it is told long after it.
const afterDeath: ReadonlySet<string> = new Set(['death', 'overpaid', 'grant']);
const told: ReadonlySet<string> = new Set([...afterDeath, 'paper', 'person']);
const gone: ReadonlySet<string> = new Set(['M4', 'M5']);

/**
 * Whether a step may be taken at all from where the file stands (domain part A.1.1), whatever will be filled in: what
 * the screen offers and what it greys out, with the reason.
 */
export function refusedFromHere(name: StepName, states: RetireeStates, facts: StepFacts): StepRefusal | null {
  const step = stepOf(name);
  const isDead = states.management === 'M5';
  const kind = name.slice(0, name.indexOf('.'));
  if ((kind === 'certification' || kind === 'benefit') && isDead) return { reason: 'dead' };
  const wrong = step.moves.find((move) => !move.from.includes(states[move.field]));
  if (wrong) return { reason: 'state', field: wrong.field, state: states[wrong.field] };
  if ((kind === 'certification' || name === 'paper.receive') && gone.has(states.management) && !isDead)
    return { reason: 'not-ours' };
  if (kind === 'certification' && states.benefitState === 'B4') return { reason: 'not-alive' };
  if ((name === 'paper.fileAway' || afterDeath.has(kind)) && !isDead) return { reason: 'not-dead' };
  if (name === 'management.transferOut' && states.paperFileState === 'F2') return { reason: 'file-lent' };
  if (name === 'paper.lend' && facts.isSealed) return { reason: 'sealed' };
  if (name === 'overpaid.returned' && !facts.owedFen) return { reason: 'nothing-claimed' };
  if (name === 'grant.paid' && !facts.isGrantOpen) return { reason: 'nothing-claimed' };
  // Certified after the pause began: a form of last year does not bring the money back.
  if (name === 'benefit.resume' && !isCertifiedSince(facts)) return { reason: 'not-certified' };
  return null;
}

/**
 * Takes a step: the states after it, or why not. Nothing is guessed: a day that is not given, lies in the future, before
 * the birth or before the last step of the same state is refused.
 */
export function takeStep(name: StepName, states: RetireeStates, input: StepInput, facts: StepFacts): StepResult {
  const refused =
    refusedFromHere(name, states, facts) ?? refusedDay(name, input, facts) ?? refusedAsks(name, input, facts);
  if (refused) return { ok: false, ...refused };
  const after = { ...states };
  for (const move of stepOf(name).moves) Object.assign(after, { [move.field]: move.to });
  return { ok: true, states: after };
}

function isCertifiedSince(facts: StepFacts): boolean {
  return facts.certifiedOn !== null && (facts.pausedFrom === null || monthOf(facts.certifiedOn) >= facts.pausedFrom);
}

function refusedDay(name: StepName, input: StepInput, facts: StepFacts): StepRefusal | null {
  const { on } = input;
  if (!isDate(on)) return { reason: 'date-invalid' };
  if (on > facts.today) return { reason: 'date-future' };
  if (facts.birthOn !== null && on < facts.birthOn) return { reason: 'date-before-birth', birthOn: facts.birthOn };
  if (name === 'person.death' && facts.retiredOn !== null && on.slice(0, facts.retiredOn.length) < facts.retiredOn)
    return { reason: 'date-before-retirement', retiredOn: facts.retiredOn };
  const sentence = dayProblem(limitsOf(name), on, { birth: facts.birthOn, retirement: facts.retiredOn });
  if (sentence !== null) return { reason: 'date-out-of-limits', field: 'on', sentence };
  if (name === 'person.death') {
    const lived = livedAfter(on, facts.alive);
    if (lived.length > 0) return { reason: 'alive-later', diedOn: on, facts: lived };
  }
  const kind = name.slice(0, name.indexOf('.'));
  if (afterDeath.has(kind) && facts.diedOn !== null && on < facts.diedOn)
    return { reason: 'date-before-death', diedOn: facts.diedOn };
  if (facts.diedOn !== null && on > facts.diedOn && !told.has(kind))
    return { reason: 'date-after-death', diedOn: facts.diedOn };
  const last = stepOf(name)
    .moves.map((move) => facts.lastOn[move.field])
    .filter((day) => day !== undefined)
    .sort()
    .at(-1);
  // A death is told late: what was paid meanwhile is what has to be put right.
  if (last !== undefined && on < last && name !== 'person.death') return { reason: 'date-before-step', lastOn: last };
  return null;
}

/** Which limits the day of a step has. */
function limitsOf(name: StepName): LimitedDay {
  if (name.startsWith('certification.')) return 'certification';
  return name.startsWith('benefit.') || name === 'management.transferOut' ? 'benefit' : 'step';
}

function refusedAsks(name: StepName, input: StepInput, facts: StepFacts): StepRefusal | null {
  const step = stepOf(name);
  if (input.evidence.length === 0) return { reason: 'evidence-missing' };
  if (input.evidence.some((one) => !step.evidence.includes(one))) return { reason: 'evidence-wrong' };
  if (step.asks.includes('month')) {
    const month = input.month ?? '';
    if (!isMonth(month)) return { reason: 'month-missing' };
    const refused = refusedMonth(name, month, input.on, facts);
    if (refused) return refused;
  }
  if (step.asks.includes('paidThrough') && input.month) {
    if (!isMonth(input.month)) return { reason: 'month-missing' };
    const refused = refusedPaidThrough(input.month, input.on, facts);
    if (refused) return refused;
  }
  if (step.asks.includes('reason') && !Object.hasOwn(step.reasons ?? {}, input.reason ?? ''))
    return { reason: 'reason-missing' };
  if (step.asks.includes('way') && !input.way) return { reason: 'way-missing' };
  if (step.asks.includes('party') && !input.party?.trim()) return { reason: 'party-missing' };
  if (step.asks.includes('amount') && !((input.amountFen ?? 0) > 0)) return { reason: 'amount-missing' };
  if (name === 'overpaid.returned' && (input.amountFen ?? 0) > (facts.owedFen ?? 0))
    return { reason: 'amount-over', leftFen: facts.owedFen ?? 0 };
  if (step.asks.includes('dueOn') && input.dueOn && (!isDate(input.dueOn) || input.dueOn < input.on))
    return { reason: 'due-wrong' };
  if (step.asks.includes('dueOn') && input.dueOn) {
    const sentence = dayProblem('loanDue', input.dueOn, { from: input.on });
    if (sentence !== null) return { reason: 'date-out-of-limits', field: 'dueOn', sentence };
  }
  return null;
}
