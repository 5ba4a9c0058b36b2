import { addMonths, isMonth, monthOf, monthsBetween } from '../../../rules/calendar.ts';

/** Which months are owed and which were paid too much; months `YYYY-MM`, amounts in fen. */

/** What a month's pension is from a month on, until the next of these. */
export interface MonthlyAmount {
  fromMonth: string;
  fen: number;
}

/** The amount that holds in a month; null before the first. */
export function amountIn(amounts: readonly MonthlyAmount[], month: string): number | null {
  let found: MonthlyAmount | null = null;
  for (const amount of amounts)
    if (amount.fromMonth <= month && (found === null || amount.fromMonth > found.fromMonth)) found = amount;
  return found?.fen ?? null;
}

/** The last month paid after a death: that of the death, whole (domain part A.1.1 row 11). */
export function lastPayableMonth(diedOn: string): string {
  return monthOf(diedOn);
}

/** The months after `month` that were paid although nothing was due: `paidThrough` is the last one paid. */
export function overpaidMonths(lastPayable: string, paidThrough: string): string[] {
  return monthsFromTo(addMonths(lastPayable, 1), paidThrough);
}

/** All months of a span, both ends among them; none when it ends before it begins. */
export function monthsFromTo(from: string, to: string): string[] {
  if (!isMonth(from) || !isMonth(to)) throw new RangeError('a month is written YYYY-MM');
  return Array.from({ length: Math.max(0, monthsBetween(from, to) + 1) }, (_, index) => addMonths(from, index));
}

/**
 * What is owed for months: each at the amount that held in it, an adjustment that fell inside among them (domain part
 * A.1.3, back-pay on resume). Months before the first amount are named; with one of them there is no sum: what is not known
 * is not nothing.
 */
export function sumOfMonths(
  months: readonly string[],
  amounts: readonly MonthlyAmount[],
): { fen: number | null; unknownMonths: string[] } {
  const unknownMonths: string[] = [];
  let fen = 0;
  for (const month of months) {
    const amount = amountIn(amounts, month);
    if (amount === null) unknownMonths.push(month);
    else fen += amount;
  }
  return { fen: unknownMonths.length > 0 ? null : fen, unknownMonths };
}
