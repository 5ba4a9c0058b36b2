import type { LifeFacts } from '#shared/life/facts.ts';
import { CORRECTED } from '#shared/life/story.ts';
import type { ReadableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { alias, int, maybe, text, typed } from '../core/typed.ts';
import { person } from '../tables/people.ts';
import { diedOnSql } from './death.ts';
import { livingFactsOf } from './living.ts';

const p = alias(person, 'p');

// The file of a household or of an outlet is of nobody who was born or died.
const personFacts = typed`SELECT ${{
  personId: maybe(int('p.id')),
  birthOn: p.birthOn,
  diedOn: maybe(text(diedOnSql('r.person_id'))),
}} FROM record r LEFT JOIN ${p} ON p.id = r.person_id WHERE r.id = ?`;

const lastMoves = typed`SELECT ${{ field: text('j.key'), lastOn: text('max(e.on_date)') }} FROM event e, json_each(e.after) j
     WHERE e.record_id = ? AND e.removed_at IS NULL AND e.step <> '${CORRECTED}' GROUP BY j.key`;

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
  const { personId, ...row } = read(db, personFacts).one(recordId);
  const moved = read(db, lastMoves).all(recordId);
  return {
    ...own,
    ...row,
    // Only a death asks for it; rosters, lists and amounts ask for the days of every file.
    get alive() {
      return personId === null ? [] : livingFactsOf(db, personId);
    },
    today,
    lastOn: Object.fromEntries(moved.map(({ field, lastOn }) => [field, lastOn])),
  };
}
