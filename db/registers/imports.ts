import type { RecordKind } from '#shared/records/kinds.ts';
import type { ImportStore } from '../records/kind-store.ts';
import { retireeImports } from '../records/retiree/imports.ts';

/** What rosters of each kind bring beside values. */
export const importStores = {
  retiree: retireeImports,
} satisfies Record<RecordKind, ImportStore<never, never>>;
