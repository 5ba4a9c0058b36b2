/** How long backups are kept: the newest of each of the last 7 days, 4 weeks and 12 months on which there was one. */
const KEEP = { days: 7, weeks: 4, months: 12 } as const;

export interface DatedBackup {
  name: string;
  /** When it was made, ISO 8601. */
  at: string;
  /** The office's own day of it, `YYYY-MM-DD`. */
  day: string;
}

/**
 * Which verified backups are no longer needed. Days, weeks (from Monday) and months without a backup do not count, so an
 * office that was closed for a month loses none; the newest one always stays.
 * @returns their names, oldest first
 */
export function surplusBackups(backups: readonly DatedBackup[]): string[] {
  const newestFirst = [...backups].sort((a, b) => b.at.localeCompare(a.at) || b.name.localeCompare(a.name));
  const kept = new Set<string>();
  for (const [most, spanOf] of [
    [KEEP.days, (one: DatedBackup) => one.day],
    [KEEP.weeks, (one: DatedBackup) => weekOf(one.day)],
    [KEEP.months, (one: DatedBackup) => one.day.slice(0, 7)],
  ] as const) {
    const spans = new Set<string>();
    for (const one of newestFirst) {
      const span = spanOf(one);
      if (spans.has(span)) continue;
      if (spans.size === most) break;
      spans.add(span);
      kept.add(one.name);
    }
  }
  return newestFirst
    .filter(({ name }) => !kept.has(name))
    .map(({ name }) => name)
    .reverse();
}

/** The Monday of the week a day lies in. */
function weekOf(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
  return date.toISOString().slice(0, 10);
}
