import { addMonths, monthOf } from '../../../rules/calendar.ts';
import { lastPayableMonth } from './paid-months.ts';

/** Who is paid in a month, by the steps of the file's life (domain file retiree-unemployment.md A.1.1). */

/** Why somebody is on no roll of a month. */
export const unpaidReasons = {
  died: '已死亡，死亡次月起停发',
  movedOut: '管理关系已转出',
  notRetired: '还没到退休时间',
  waiting: '管理关系待接收',
  takenOver: '这个月由移交方发放',
  ended: '待遇已终止',
  paused: '待遇暂停发放',
  notAwarded: '待遇待核定',
  noAmount: '没有登记这个月的金额',
} as const;
export type UnpaidReason = keyof typeof unpaidReasons;

/** A step that moved the benefit. */
export interface BenefitMove {
  step: string;
  on: string;
  /** The first month it counts for, where it says one. */
  month: string | null;
  before: string;
  after: string;
  /** Of a pause: why; one of `pauseReasons`. */
  reason?: string | null;
}

export interface PayFacts {
  management: string;
  benefitState: string;
  diedOn: string | null;
  /** A day or a month. */
  retiredOn: string | null;
  /** The day of the transfer to another street. */
  leftOn: string | null;
  /** Months that another street paid: after the first, up to and with the second; null: all before. */
  takenOver: readonly { after: string | null; through: string }[];
  /** Where an acceptance said through which month the sender paid: from which month on the office owes, and when it came. */
  owedSince: readonly { from: string; acceptedIn: string }[];
  /** In the order they were taken. */
  moves: readonly BenefitMove[];
}

/** Why nothing is due in a month; null where a pension is due. What nobody entered by a step holds for every month. */
export function unpaidIn(facts: PayFacts, month: string): UnpaidReason | null {
  if (facts.management === 'M5' && (facts.diedOn === null || month > lastPayableMonth(facts.diedOn))) return 'died';
  // The street that sends a file away pays for the month of the move; the one that takes it over for the next.
  if (facts.management === 'M4' && (facts.leftOn === null || month > monthOf(facts.leftOn))) return 'movedOut';
  if (facts.management === 'M0') return 'waiting';
  if (facts.retiredOn !== null && month < monthOf(facts.retiredOn)) return 'notRetired';
  if (facts.takenOver.some(({ after, through }) => month <= through && (after === null || month > after)))
    return 'takenOver';
  const state = benefitIn(facts, month);
  if (state === 'B0') return 'notAwarded';
  if (state === 'B2') return 'paused';
  return state === 'B4' ? 'ended' : null;
}

/** The months of pauses that ended by a resumption: they are owed from its month on. The last named month is not owed. */
export function resumedPauses(facts: PayFacts): { from: string; to: string; resumedIn: string }[] {
  const spans: { from: string; to: string; resumedIn: string }[] = [];
  let from: string | null = null;
  for (const move of facts.moves) {
    if (move.after === 'B2') from ??= monthOfMove(move);
    else if (from !== null) {
      const to = monthOfMove(move);
      if (move.step === 'benefit.resume' && to > from) spans.push({ from, to, resumedIn: to });
      from = null;
    }
  }
  return spans;
}

/** The months of a resumed pause that are still to be paid; none once 补发到账 was registered. */
export function pauseToPay(facts: PayFacts): { from: string; to: string; resumedIn: string } | null {
  const last = facts.moves.at(-1);
  const endedWaiting = facts.benefitState === 'B4' && last?.after === 'B4' && last.before === 'B3';
  return facts.benefitState === 'B3' || endedWaiting ? (resumedPauses(facts).at(-1) ?? null) : null;
}

/**
 * The months of a pause that ended with the benefit: whether they are paid the agency decides, since nobody can resume
 * any more. A pause for prison is none: nothing is owed for it.
 */
export function pauseUnresolved(facts: PayFacts): { from: string; to: string } | null {
  const last = facts.moves.at(-1);
  if (facts.benefitState !== 'B4' || last?.after !== 'B4' || last.before !== 'B2') return null;
  const pause = Array.from(facts.moves)
    .reverse()
    .find(({ after }) => after === 'B2');
  if (!pause || pause.reason === 'prison') return null;
  const [from, to] = [monthOfMove(pause), monthOfMove(last)];
  return to > from ? { from, to } : null;
}

function benefitIn({ benefitState, moves }: PayFacts, month: string): string {
  const [first] = moves;
  if (!first) return benefitState;
  let state = first.before;
  for (const move of moves) if (monthOfMove(move) <= month) state = move.after;
  return state;
}

function monthOfMove({ step, month, on }: BenefitMove): string {
  // The month of a death is paid whole.
  if (step === 'person.death') return addMonths(monthOf(on), 1);
  // 补发到账 says when it was paid; the benefit runs since the resumption.
  return month ?? monthOf(on);
}
