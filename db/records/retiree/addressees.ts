import type { Addressee } from '#shared/records/retiree/forms/who-fits.ts';
import type { ReadableDb } from '../../core/open.ts';
import { read } from '../../core/read.ts';
import { alias, pick, typed } from '../../core/typed.ts';
import { person } from '../../tables/people.ts';
import { record } from '../../tables/records.ts';
import { retiree } from './tables.ts';

const r = alias(record, 'r');
const p = alias(person, 'p');
const d = alias(retiree, 'd');

/** Whom letters about these files go to, in the order of the ids. */
export function addressees(db: ReadableDb, recordIds: readonly number[]): (Addressee & { id: number })[] {
  return read(
    db,
    typed`SELECT ${{
      id: r.id,
      name: p.name,
      number: r.number,
      management: r.state,
      ...pick(d, 'benefitState', 'certifiedThrough', 'retiredOn'),
    }}
     FROM json_each(@ids) j CROSS JOIN ${r} ON r.id = j.value JOIN ${d} ON d.id = r.id
       JOIN ${p} ON p.id = r.person_id`,
  ).all({ ids: JSON.stringify(recordIds) });
}
