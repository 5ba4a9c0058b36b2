import type { RecordKind } from '#shared/records/kinds.ts';
import type { LifeStore } from '../life/store.ts';
import { retireeLifeStore } from '../records/retiree/life/store.ts';

/** Where the files of each kind stand and what their steps are judged by. */
export const lifeStores: Readonly<Record<RecordKind, LifeStore>> = { retiree: retireeLifeStore };
