import type { LifeFacts } from '#shared/life/facts.ts';
import { CORRECTED } from '#shared/life/story.ts';
import type { ReadableDb } from '../core/open.ts';
import { prepared } from '../core/rows.ts';
import { diedOnOfFileSql } from './death.ts';
import { livingFacts } from './living.ts';

/**
 * What every file says that its steps are judged by, with what only its kind knows. To be called by kinds; whoever knows no
 * kind asks `stepFacts`.
 */
export function withGeneralFacts<Own extends object>(
  db: ReadableDb,
  recordId: number,
  today: string,
  own: Own,
): LifeFacts & Own {
  const row = prepared(
    db,
    `SELECT p.birth_on AS birthOn, ${diedOnOfFileSql('r')} AS diedOn
     FROM record r JOIN person p ON p.id = r.person_id WHERE r.id = ?`,
  ).get(recordId) as Pick<LifeFacts, 'birthOn' | 'diedOn'>;
  const moved = prepared(
    db,
    `SELECT j.key AS field, max(e.on_date) AS lastOn FROM event e, json_each(e.after) j
     WHERE e.record_id = ? AND e.removed_at IS NULL AND e.step <> '${CORRECTED}' GROUP BY j.key`,
  ).all(recordId) as { field: string; lastOn: string }[];
  return {
    ...own,
    ...row,
    // Only a death asks for it; rosters, lists and amounts ask for the days of every file.
    get alive() {
      return livingFacts(db, recordId);
    },
    today,
    lastOn: Object.fromEntries(moved.map(({ field, lastOn }) => [field, lastOn])),
  };
}
