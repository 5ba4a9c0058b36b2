import { ageCertifications } from '../records/retiree/certification/certification.ts';
import { applyDueAmounts } from '../records/retiree/pension/write.ts';
import type { WritableDb } from './open.ts';

/** What a new day changes by itself, without an act of a clerk. @returns how many files it concerned */
export function beginDay(db: WritableDb, today: string): number {
  return ageCertifications(db, today) + applyDueAmounts(db, today);
}
