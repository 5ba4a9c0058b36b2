import { listJobs } from '#db/core/jobs.ts';
import { firstUser } from '#db/policy/office.ts';
import { beginsBackup } from '#shared/rules/backup-age.ts';
import { localDay } from '#shared/rules/calendar.ts';
import { backupMoment } from '../backups.ts';
import { type Context, now } from '../core/context.ts';
import { log } from '../core/log.ts';
import { copyQuestion } from '../outside/watch.ts';

const LOOK_EVERY_MS = 30_000;
const lastCalls = new WeakMap<Context['db'], string>();

/** Somebody works at the program: a backup waits for a quiet moment. */
export function noteCall({ db }: Pick<Context, 'db'>): void {
  lastCalls.set(db, now());
}

/**
 * Once a day the program makes a backup by itself: in the first quiet moment after the start, after midnight, or after
 * the stick was put in.
 */
export function watchBackups(context: Context): NodeJS.Timeout {
  const watch = { since: null as string | null };
  noteCall(context);
  const timer = setInterval(() => {
    try {
      lookForBackup(context, watch, now());
    } catch (error) {
      log('error', 'the daily backup did not begin', { code: error instanceof Error ? error.name : '' });
    }
  }, LOOK_EVERY_MS);
  timer.unref();
  return timer;
}

/**
 * Begins the backup of the day, if this is the moment.
 * @param watch since when one has been due in this run
 * @returns the job, or null
 */
export function lookForBackup(context: Context, watch: { since: string | null }, at: string): string | null {
  // A copy in question must not push the backups of the right one out.
  if (copyQuestion(context.db)) return null;
  const moment = backupMoment(context);
  const today = localDay(at);
  const user = firstUser(context.db);
  if (moment === null || user === null || moment.newestDay === today) {
    watch.since = null;
    return null;
  }
  watch.since ??= at;
  const lastCallAt = lastCalls.get(context.db) ?? at;
  if (!beginsBackup({ ...moment, today, now: at, lastCallAt, dueSince: watch.since })) return null;
  if (listJobs(context.db).some(({ state }) => state === 'running')) return null;
  watch.since = null;
  return context.jobs.start({ kind: 'backup.make', reason: 'daily' }, user.id);
}
