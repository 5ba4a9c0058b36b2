import { monthsFromTo } from '#shared/records/retiree/rules/paid-months.ts';
import { addMonths } from '#shared/rules/calendar.ts';
import type { ReadableDb } from '../../../core/open.ts';
import { read } from '../../../core/read.ts';
import { prepared } from '../../../core/rows.ts';
import { maybe, text, typed } from '../../../core/typed.ts';

/**
 * The months since the office's first roll that have no final roll, before a month: skipped, or voided and not made anew.
 * What was due in them no roll pays, so the next one waits for them.
 */
export function monthsMissing(db: ReadableDb, before: string): string[] {
  const first = read(
    db,
    typed`SELECT ${maybe(text('min(month)'))} FROM payment_roll WHERE removed_at IS NULL OR void_reason IS NOT NULL`,
  ).one();
  if (first === null) return [];
  const finals = new Set(prepared(db, 'SELECT month FROM payment_roll WHERE removed_at IS NULL').pluck().all());
  return monthsFromTo(first, addMonths(before, -1)).filter((month) => !finals.has(month));
}

/** The last month that has a final roll, or null. */
export function lastFinalMonth(db: ReadableDb): string | null {
  return read(db, typed`SELECT ${maybe(text('max(month)'))} FROM payment_roll WHERE removed_at IS NULL`).one();
}

/**
 * Whether the roll of a month is made late, between others that are final. What was wrong in months before, the rolls after
 * it put right already: it pays its own month alone.
 */
export function isLateRoll(db: ReadableDb, month: string): boolean {
  return (lastFinalMonth(db) ?? '') > month;
}
