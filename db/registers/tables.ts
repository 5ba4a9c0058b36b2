import type { RecordKind } from '#shared/records/kinds.ts';
import type { KindTables } from '../records/kind-store.ts';
import { retireeTables } from '../records/retiree/tables.ts';

/** Where each kind keeps the values of its files. */
export const tablesOfKinds: Readonly<Record<RecordKind, KindTables>> = {
  retiree: retireeTables,
};
