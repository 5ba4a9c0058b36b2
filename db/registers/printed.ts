import type { RecordKind } from '#shared/registers/kinds.ts';
import type { PrintedThings } from '../records/kind-store.ts';
import { retireePrinted } from '../records/retiree/printed.ts';

const printed: Readonly<Record<RecordKind, PrintedThings>> = {
  retiree: retireePrinted,
};

/** The things beside files that forms of a kind are printed of, by noun: what each is called. */
export const printedThings: PrintedThings = Object.assign({}, ...Object.values(printed));
