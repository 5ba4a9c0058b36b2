import { passTime } from '#db/core/clock.ts';
import { beginDay } from '#db/core/new-day.ts';
import { inTransaction } from '#db/core/open.ts';
import { localDay } from '#shared/rules/calendar.ts';
import { type Context, now } from './context.ts';
import { log } from './log.ts';

const LOOK_EVERY_MS = 10 * 60_000;

/**
 * Office PCs run for weeks: when a new day has begun, what ran out overnight is told by the morning. What passed while
 * the program was closed, opening the archive tells.
 */
export function passDays(context: Pick<Context, 'db' | 'emit'>): NodeJS.Timeout {
  let day = localDay(now());
  const timer = setInterval(() => {
    const today = localDay(now());
    if (today === day) return;
    try {
      const moved = inTransaction(context.db, () => beginDay(context.db, today));
      passTime(context.db, now());
      day = today;
      if (moved > 0) context.emit({ name: 'records.changed', id: null });
    } catch (error) {
      // A full disk or a long import: the next look tries again.
      log('error', 'the new day was not told', { code: error instanceof Error ? error.name : '' });
    }
  }, LOOK_EVERY_MS);
  timer.unref();
  return timer;
}
