import type { kindCalls } from '#shared/registers/calls.ts';
import type { HandlersOf } from '../core/serve.ts';
import { adjustmentHandlers } from '../retiree/adjustments.ts';
import { batchFileHandlers } from '../retiree/batch-files.ts';
import { batchHandlers } from '../retiree/batches.ts';
import { certificationHandlers } from '../retiree/certification.ts';
import { certificationManyHandlers } from '../retiree/certification-many.ts';
import { groupHandlers } from '../retiree/groups.ts';
import { openingHandlers } from '../retiree/openings.ts';
import { paymentHandlers } from '../retiree/payments.ts';
import { pensionHandlers } from '../retiree/pension.ts';

/** The handlers of the calls that each kind of record brings. */
export const kindHandlers: HandlersOf<typeof kindCalls> = {
  ...adjustmentHandlers,
  ...batchFileHandlers,
  ...batchHandlers,
  ...certificationHandlers,
  ...certificationManyHandlers,
  ...groupHandlers,
  ...openingHandlers,
  ...paymentHandlers,
  ...pensionHandlers,
};
