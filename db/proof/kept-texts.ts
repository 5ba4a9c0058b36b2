import { createHash } from 'node:crypto';
import type { WritableDb } from '../core/open.ts';
import { insertRow } from '../core/rows.ts';
import { keptText } from '../tables/payments.ts';

export const textDigest = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Keeps the digest of what something final prints. `isLater`: it was made final by an earlier program. */
export function keepText(
  db: WritableDb,
  of: { noun: 'payroll' | 'report'; nounId: number; version: string; sha256: string; at: string; isLater?: boolean },
): void {
  const { noun, nounId, version, sha256, at, isLater = false } = of;
  insertRow(db, keptText, { noun, nounId, version, sha256, keptAt: at, isLater: Number(isLater) });
}
