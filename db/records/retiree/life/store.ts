import type { LifeStore } from '../../../life/store.ts';
import { retireeFacts, retireeStates } from './facts.ts';
import { finalRollOf, refuseHandedOver } from './rests-on.ts';

/** What db knows of the life of a retiree's file. */
export const retireeLifeStore: LifeStore = {
  statesOf: retireeStates,
  factsOf: retireeFacts,
  judgedBy: {
    retiree: ['retiredOn', 'certifiedOn', 'benefitState', 'certificationState'],
    retiree_dependant: [],
  },
  fileTables: ['pension_amount', 'pension_account', 'opening', 'payment_item'],
  refuseUndo: refuseHandedOver,
  finalWith: finalRollOf,
};
