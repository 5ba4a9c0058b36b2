import type { RecordKind } from '../records/kinds.ts';
import type { KindList } from '../records/list.ts';
import { retireeList } from '../records/retiree/list.ts';

/** The list of each kind of record; the compiler lists what a new one still lacks. */
export const kindLists: Readonly<Record<RecordKind, KindList>> = { retiree: retireeList };
