import type { RecordKind } from '#shared/records/kinds.ts';
import type { KindPages } from '../app/place.ts';
import { retireePages } from '../records/retiree/pages.tsx';

/** The pages each kind of record has besides the list and the page of a file, with their entries in the rail. */
export const kindPages: Readonly<Record<RecordKind, KindPages>> = { retiree: retireePages };
