import type { RecordKind } from '#shared/records/kinds.ts';
import type { LifeActs } from '../life/acts.ts';
import { retireeLifeActs } from '../records/retiree/life/acts.ts';

/** What the steps of each kind write beside the envelope and the story. */
export const lifeActs: Readonly<Record<RecordKind, LifeActs>> = { retiree: retireeLifeActs };
