import { adjustmentCalls } from '../records/retiree/contract/adjustments.ts';
import { batchCalls, batchFileCalls } from '../records/retiree/contract/batches.ts';
import { certificationCalls, certificationManyCalls } from '../records/retiree/contract/certification.ts';
import { groupCalls } from '../records/retiree/contract/groups.ts';
import { openingCalls } from '../records/retiree/contract/openings.ts';
import { paymentCalls } from '../records/retiree/contract/payments.ts';
import { pensionCalls } from '../records/retiree/contract/pension.ts';

/** The calls that each kind of record brings. */
export const kindCalls = {
  ...adjustmentCalls,
  ...batchCalls,
  ...batchFileCalls,
  ...certificationCalls,
  ...certificationManyCalls,
  ...groupCalls,
  ...openingCalls,
  ...paymentCalls,
  ...pensionCalls,
};
