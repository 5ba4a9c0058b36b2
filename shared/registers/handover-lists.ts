import type { KindHandoverList } from '../records/handover-list.ts';
import type { RecordKind } from '../records/kinds.ts';
import { retireeHandoverList } from '../records/retiree/handover-list.ts';

/** The 移交清单 of each kind of record; the compiler lists what a new one still lacks. */
export const handoverLists: Readonly<Record<RecordKind, KindHandoverList>> = { retiree: retireeHandoverList };
