import type { ToldStep } from '../../../life/facts.ts';
import type { Retold } from '../../../life/life-cycle.ts';
import type { StepFacts } from './facts.ts';
import { OPENING_CERTIFIED, OPENING_PAID } from './opening-steps.ts';
import type { RetireeStates } from './states.ts';

/** The line of the story by which money that was not paid was handed to who has a right to it. */
export const HANDED_OVER = 'payment.handedOver';

/** A retiree's story read again: what each step was judged by changes with the steps before it. */
export function retold(now: StepFacts): Retold<StepFacts> {
  const { today, birthOn, retiredOn } = now;
  let certifiedOn: string | null = null;
  const facts: StepFacts = {
    ...{ today, birthOn, retiredOn, diedOn: null, alive: [], lastOn: {}, isSealed: false, leftOn: null },
    ...{ certifiedOn: now.certifiedOn, pausedFrom: null, pauseBegan: null, owedFen: null, isGrantOpen: false },
  };
  return {
    facts,
    tell({ step, on, month, amountFen }: ToldStep): void {
      if (step === 'certification.pass' || step === OPENING_CERTIFIED) certifiedOn = on;
      // What an old system knew of certifications before the first one here stands in the file alone.
      facts.certifiedOn = certifiedOn ?? now.certifiedOn;
      if (step === 'benefit.pause' || step === OPENING_PAID) facts.pausedFrom = facts.pauseBegan = month;
      if (step === 'overpaid.claim') facts.owedFen = (facts.owedFen ?? 0) + (amountFen ?? 0);
      if (step === 'overpaid.returned') facts.owedFen = Math.max(0, (facts.owedFen ?? 0) - (amountFen ?? 0));
      if (step === 'grant.apply') facts.isGrantOpen = true;
      if (step === 'grant.paid') facts.isGrantOpen = false;
    },
  };
}

/** Money is handed over only after the benefit ended, or the file left. */
export function refusedAgain(step: string, { management, benefitState }: RetireeStates): string | null {
  const hasEnded = management === 'M4' || management === 'M5' || benefitState === 'B4';
  return step === HANDED_OVER && !hasEnded ? 'not-ended' : null;
}
