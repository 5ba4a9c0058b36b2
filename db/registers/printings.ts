import type { RecordKind } from '#shared/registers/kinds.ts';
import type { Printing } from '../proof/printing.ts';
import { rollPrinting } from '../records/retiree/payments/printing.ts';

const printings: Readonly<Record<RecordKind, readonly Printing<unknown>[]>> = {
  retiree: [rollPrinting],
};

/** The final things of each kind whose printed texts are proved. */
export const printingsOfKinds = Object.values(printings).flat();
