import type { ReadableDb } from '../core/open.ts';
import { prepared } from '../core/rows.ts';

/**
 * The day on which a person died, as SQL that stands in a query: the death that is registered in any file of theirs; NULL
 * while none is. `person`: the column that holds the person's id.
 */
export function diedOnSql(person: string): string {
  return `(SELECT dead.on_date FROM record own CROSS JOIN event dead ON dead.record_id = own.id
    WHERE own.person_id = ${person} AND own.state = 'M5' AND own.removed_at IS NULL
      AND dead.step = 'person.death' AND dead.removed_at IS NULL ORDER BY dead.id DESC LIMIT 1)`;
}

/** The same of one file alone, the death registered in it. `file`: the alias of its `record`. */
export function diedOnOfFileSql(file: string): string {
  return `(SELECT dead.on_date FROM event dead WHERE dead.record_id = ${file}.id AND dead.step = 'person.death'
    AND dead.removed_at IS NULL AND ${file}.state = 'M5' ORDER BY dead.id DESC LIMIT 1)`;
}

/** The day on which a person died (YYYY-MM-DD); null while no death is registered. */
export function diedOnOf(db: ReadableDb, personId: number): string | null {
  return prepared(db, `SELECT ${diedOnSql('@personId')}`)
    .pluck()
    .get({ personId }) as string | null;
}
