const DAY_MS = 86_400_000;

/** By how many days a deadline is past. */
export function daysLate(on: string, today: string): number {
  return Math.round((Date.parse(today) - Date.parse(on)) / DAY_MS);
}
