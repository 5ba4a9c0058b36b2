import { OPENING_CERTIFIED } from './opening-steps.ts';
import type { StepName } from './steps.ts';

/**
 * Steps that say the person was alive on their day: somebody saw them, or they went somewhere. A certification by a
 * comparison of data says so too: where it is wrong, it has to be taken back before the death stands.
 */
export const livingSteps: readonly (StepName | typeof OPENING_CERTIFIED)[] = [
  'certification.pass',
  OPENING_CERTIFIED,
  'management.moveElsewhere',
  'management.moveBack',
];
