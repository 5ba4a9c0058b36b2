import type { RecordKind } from '#shared/records/kinds.ts';
import type { StandingStore } from '../records/kind-store.ts';
import { retireeStanding } from '../records/retiree/standing.ts';

/** What each kind holds open of a file. */
export const standingOf: Readonly<Record<RecordKind, StandingStore>> = {
  retiree: retireeStanding,
};
