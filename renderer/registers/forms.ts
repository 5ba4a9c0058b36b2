import type { RecordKind } from '#shared/records/kinds.ts';
import type { KindForm } from '../records/layout.ts';
import { retireeForm } from '../records/retiree/form.ts';

/** The form of each kind of record; the compiler lists what a new one still lacks. */
export const forms: Record<RecordKind, KindForm> = { retiree: retireeForm };
