import type { ReadableDb } from '../../../core/open.ts';
import { read } from '../../../core/read.ts';
import { pick, typed } from '../../../core/typed.ts';
import { happened } from '../../../life/taken-back.ts';
import { type Asked, type Counted, isLate } from '../../../reports/counted.ts';
import { event } from '../../../tables/life.ts';
import { communityOn, type FileDays } from './file-days.ts';

/** Steps of the days of a report. */
export interface PeriodEvent {
  file: FileDays;
  eventId: number;
  step: string;
  on: string;
  month: string | null;
  reason: string | null;
  way: string | null;
  amountFen: number | null;
  addedAt: string;
}

/**
 * The steps of these names in the period, of these files, where the file belonged to the community on that day; what a
 * correction took back is none.
 */
export function eventsIn(
  db: ReadableDb,
  files: ReadonlyMap<number, FileDays>,
  asked: Asked,
  steps: readonly string[],
): PeriodEvent[] {
  const rows = read(
    db,
    typed`SELECT ${{
      recordId: event.recordId,
      eventId: event.id,
      step: event.step,
      on: event.onDate,
      ...pick(event, 'month', 'reason', 'way', 'amountFen', 'addedAt'),
    }}
     FROM ${event} WHERE removed_at IS NULL AND on_date BETWEEN @from AND @to
       AND step IN (SELECT value FROM json_each(@steps)) AND ${happened('id')} ORDER BY on_date, id`,
  ).all({ from: asked.from, to: asked.to, steps: JSON.stringify(steps) });
  return rows.flatMap(({ recordId, ...event }) => {
    const file = files.get(recordId);
    if (!file) return [];
    if (asked.communityId !== null && communityOn(file, event.on) !== asked.communityId) return [];
    return [{ file, ...event }];
  });
}

/** A row for a step, told by these words. */
export function ofEvent(asked: Asked, event: PeriodEvent, why: string): Counted {
  return { file: event.file, on: event.on, why, isLate: isLate(asked, event.addedAt), fen: event.amountFen };
}

/** Of several rows of one file the first: people are counted, not times. */
export function firstOfEach(rows: readonly Counted[]): Counted[] {
  const seen = new Set<number>();
  return rows.filter(({ file }) => {
    if (file === null || seen.has(file.id)) return false;
    seen.add(file.id);
    return true;
  });
}

export function byId(files: readonly FileDays[]): ReadonlyMap<number, FileDays> {
  return new Map(files.map((file) => [file.id, file]));
}
