import { type StepName, stepNames, stepOf } from './steps.ts';

// These end what was waited for; nobody takes them in order to have it done.
const ENDINGS: readonly StepName[] = ['benefit.stop', 'person.death', 'management.transferOut'];

/**
 * The step that does what another one asked for: 资格认证通过 for the next certification, 归还 for a loan. Such a thing is
 * done by its step and by nothing else; null where a clerk says that it was done.
 */
export function settlerOf(step: string): StepName | null {
  // Paid back in parts: it is the last part that settles it.
  if (step === 'overpaid.claim') return 'overpaid.returned';
  return stepNames.find((name) => !ENDINGS.includes(name) && stepOf(name).settles?.includes(step)) ?? null;
}
