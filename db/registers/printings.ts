import type { RecordKind } from '#shared/records/kinds.ts';
import type { Printing } from '../proof/printing.ts';
import { rollPrinting } from '../records/retiree/payments/printing.ts';

/** The final things of each kind whose printed texts are proved. */
export const printingsOf: Readonly<Record<RecordKind, readonly Printing<unknown>[]>> = {
  retiree: [rollPrinting],
};
