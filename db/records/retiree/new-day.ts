import type { WritableDb } from '../../core/open.ts';
import { ageCertifications } from './certification/certification.ts';
import { applyDueAmounts } from './pension/write.ts';

/** A new day: certifications run on, and amounts decided from it on come into force. @returns how many files it concerned */
export function beginRetireeDay(db: WritableDb, today: string): number {
  return ageCertifications(db, today) + applyDueAmounts(db, today);
}
