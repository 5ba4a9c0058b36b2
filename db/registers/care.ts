import type { RecordKind } from '#shared/records/kinds.ts';
import type { CareStore } from '../records/kind-store.ts';
import { retireeCare } from '../records/retiree/care.ts';

/** The lists of people in the office's care that each kind keeps. */
export const careOf: Readonly<Record<RecordKind, CareStore | 'none'>> = {
  retiree: retireeCare,
};
