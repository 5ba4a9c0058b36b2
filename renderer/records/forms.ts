import type { RecordKind } from '#shared/records/kinds.ts';
import type { KindForm } from './layout.ts';
import { retireeForm } from './retiree/form.ts';

/** The register of forms: the compiler lists what a new kind still lacks. */
export const forms: Record<RecordKind, KindForm> = { retiree: retireeForm };
