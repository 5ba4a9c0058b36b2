import { otherSteps } from './other-steps.ts';
import { type StepName, stepNames, stepOf } from './steps.ts';

// These end what was waited for; nobody takes them in order to have it done.
const ENDINGS: readonly StepName[] = ['benefit.stop', 'person.death', 'management.transferOut'];

/** What does the thing, as a button says it, and on which side of the file. */
export interface Settler {
  label: string;
  tab: 'life' | 'attachments';
}

/**
 * What does the thing another step asked for: 资格认证通过 for the next certification, 归还 for a loan, 转递 for a sealed
 * file. Such a thing is done by that and by nothing else; null where a clerk says that it was done.
 */
export function settlerOf(step: string): Settler | null {
  if (step === 'seal.receive') return { label: otherSteps['seal.forward']?.label ?? '', tab: 'attachments' };
  const name = stepBy(step);
  return name === null ? null : { label: stepOf(name).label, tab: 'life' };
}

function stepBy(step: string): StepName | null {
  // Paid back in parts: it is the last part that settles it.
  if (step === 'overpaid.claim') return 'overpaid.returned';
  return stepNames.find((name) => !ENDINGS.includes(name) && stepOf(name).settles?.includes(step)) ?? null;
}
