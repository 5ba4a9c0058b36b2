import { storyTold } from '#shared/life/story.ts';
import { retireeLife } from '#shared/records/retiree/life-cycle/life.ts';
import { dictionary } from '../../../codes/codes.ts';
import type { ReadableDb } from '../../../core/open.ts';
import { read } from '../../../core/read.ts';
import { recordsWithin } from '../../../core/scope.ts';
import { int, text, typed } from '../../../core/typed.ts';
import { type Asked, type Counted, isLate } from '../../../reports/counted.ts';
import type { PeriodEvent } from './events.ts';
import { caredSince, stateBefore } from './file-days.ts';
import type { Standing } from './walk.ts';

/**
 * Registered steps that took nobody out of a population, because the person did not belong to it: a death before the file
 * was opened, or of somebody who was still to be received. They stand beside the form, so that every step that was
 * registered is in exactly one period and in exactly one figure.
 */
export function outside(
  db: ReadableDb,
  asked: Asked,
  events: readonly PeriodEvent[],
  holds: (standing: Standing) => boolean,
): Counted[] {
  const codes = dictionary(db);
  return events.flatMap(({ file, eventId, step, on, addedAt }) => {
    const told = storyTold(retireeLife, step);
    const row = (why: string): Counted => ({ file, on, why, isLate: isLate(asked, addedAt) });
    if (on < caredSince(file)) return [row(`期初以前：建档（${file.openedOn}）以前已${told}`)];
    const before = stateBefore(file, eventId);
    if (before === null || holds(before)) return [];
    const { management, benefitState } = before;
    const stood = [codes.label('management', management), codes.label('benefitState', benefitState)].join('、');
    return [row(`${told}；以前是${stood}，不在上面各栏的范围内`)];
  });
}

/**
 * How many files stand in these states now, counted from the files themselves and not from their steps; null where
 * something happened after the last day of the report, so that the files of now say nothing of that day.
 * @param where SQL over `r` (record) and `d` (retiree)
 */
export function standingNow(db: ReadableDb, { to, communityId, scope }: Asked, where: string): number | null {
  if (communityId !== null) return null;
  const last = read(
    db,
    typed`SELECT ${text(`max(ifnull((SELECT max(on_date) FROM event WHERE removed_at IS NULL), ''),
       ifnull((SELECT max(opened_on) FROM record WHERE pending = 0), ''),
       ifnull((SELECT max(date(removed_at, 'localtime')) FROM record WHERE pending = 0), ''))`)}`,
  ).one();
  if (last > to) return null;
  const within = recordsWithin(scope);
  return read(
    db,
    typed`SELECT ${int('count(*)')} FROM record r JOIN retiree d ON d.id = r.id
     WHERE r.kind = 'retiree' AND r.pending = 0 AND r.removed_at IS NULL AND ${where} AND ${within.sql}`,
  ).one(within.params);
}
