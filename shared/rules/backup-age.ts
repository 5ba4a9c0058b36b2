const DAY_MS = 86_400_000;
const STALE_DAYS = 3;

/**
 * Whether the office has to be told that it has no fresh backup: none that was verified is younger than three days. An
 * archive that is itself younger has nothing to miss yet.
 * @param newestAt when the newest verified backup was made; null: there is none
 * @param since when the archive was set up
 * @returns full days without a backup, or null while all is well
 */
export function daysWithoutBackup(newestAt: string | null, since: string, now: string): number | null {
  const days = Math.floor((Date.parse(now) - Date.parse(newestAt ?? since)) / DAY_MS);
  return days >= STALE_DAYS ? days : null;
}

export interface BackupMoment {
  /** The office's own day now and of the newest verified backup. */
  today: string;
  newestDay: string | null;
  now: string;
  /** When the last attempt of the program itself failed; null: it did not. */
  failedAt: string | null;
  /** When somebody last worked at the program, and since when a backup has been due in this run. */
  lastCallAt: string;
  dueSince: string;
}

const QUIET_MS = 2 * 60_000;
const WAIT_MOST_MS = 60 * 60_000;
const AGAIN_MS = 60 * 60_000;

/**
 * Whether the daily backup begins now: once a day, in the first two minutes in which nobody works, after an hour without
 * such in any case; an hour after a failure it is tried again.
 */
export function beginsBackup(moment: BackupMoment): boolean {
  const { today, newestDay, now, failedAt, lastCallAt, dueSince } = moment;
  if (newestDay === today) return false;
  const passed = (since: string): number => Date.parse(now) - Date.parse(since);
  if (failedAt !== null && passed(failedAt) < AGAIN_MS && passed(failedAt) >= 0) return false;
  return passed(lastCallAt) >= QUIET_MS || passed(dueSince) >= WAIT_MOST_MS;
}
