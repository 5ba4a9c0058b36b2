import { AppError } from '#shared/errors.ts';
import { localDay } from './calendar.ts';

// The program was made in 2026: a day more than a year before is a computer whose battery is empty, which begins again in
// 1970, 1980 or on the day its board was made. 2060 is later than any computer of today is used.
const FIRST_DAY = '2025-01-01';
const LAST_DAY = '2059-12-31';

/**
 * Refuses to number, close or make final by a clock that cannot be right: a number carries its year for good.
 * @param at the instant of the act, ISO 8601 UTC
 * @throws AppError clock.wrong
 */
export function refuseWrongClock(at: string): void {
  const today = localDay(at);
  if (today < FIRST_DAY || today > LAST_DAY)
    throw new AppError('clock.wrong', { today, first: FIRST_DAY, last: LAST_DAY });
}

// Two computers on one share, and a clock that is set by the network, differ by minutes.
const BACK_MS = 60 * 60_000;
// Longer than a year: an archive nobody opened since the last yearly confirmation is asked about once.
const AHEAD_MS = 400 * 24 * 60 * 60_000;

/** Whether a clock cannot be believed against the last time that is known. Both are ISO 8601 UTC. */
export function doubtOf(now: string, last: string): 'behind' | 'ahead' | null {
  const moved = Date.parse(now) - Date.parse(last);
  if (moved < -BACK_MS) return 'behind';
  return moved > AHEAD_MS ? 'ahead' : null;
}

export const fits = (now: string, last: string): boolean => doubtOf(now, last) === null;
