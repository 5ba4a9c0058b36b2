import { monthsFromTo } from '#shared/records/retiree/rules/paid-months.ts';
import { addMonths } from '#shared/rules/calendar.ts';
import type { ReadableDb } from '../../../core/open.ts';
import { prepared } from '../../../core/rows.ts';

/**
 * The months since the office's first roll that have no final roll, before a month: skipped, or voided and not made anew.
 * What was due in them no roll pays, so the next one waits for them.
 */
export function monthsMissing(db: ReadableDb, before: string): string[] {
  const first = prepared(db, 'SELECT min(month) FROM payment_roll WHERE removed_at IS NULL OR void_reason IS NOT NULL')
    .pluck()
    .get() as string | null;
  if (first === null) return [];
  const finals = new Set(prepared(db, 'SELECT month FROM payment_roll WHERE removed_at IS NULL').pluck().all());
  return monthsFromTo(first, addMonths(before, -1)).filter((month) => !finals.has(month));
}

/** The last month that has a final roll, or null. */
export function lastFinalMonth(db: ReadableDb): string | null {
  return prepared(db, 'SELECT max(month) FROM payment_roll WHERE removed_at IS NULL').pluck().get() as string | null;
}

/**
 * Whether the roll of a month is made late, between others that are final. What was wrong in months before, the rolls after
 * it put right already: it pays its own month alone.
 */
export function isLateRoll(db: ReadableDb, month: string): boolean {
  return (lastFinalMonth(db) ?? '') > month;
}
