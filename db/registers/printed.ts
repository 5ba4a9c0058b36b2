import type { RecordKind } from '#shared/records/kinds.ts';
import type { PrintedThings } from '../records/kind-store.ts';
import { retireePrinted } from '../records/retiree/printed.ts';

/** The things beside files that forms of a kind are printed of. */
export const printedOf: Readonly<Record<RecordKind, PrintedThings>> = {
  retiree: retireePrinted,
};
