import type { Addressee } from '#shared/records/retiree/forms/who-fits.ts';
import type { ReadableDb } from '../../core/open.ts';
import { prepared } from '../../core/rows.ts';

/** Whom letters about these files go to, in the order of the ids. */
export function addressees(db: ReadableDb, recordIds: readonly number[]): (Addressee & { id: number })[] {
  return prepared(
    db,
    `SELECT r.id, p.name, r.number, r.state AS management, d.benefit_state AS benefitState,
       d.certified_through AS certifiedThrough, d.retired_on AS retiredOn
     FROM json_each(@ids) j CROSS JOIN record r ON r.id = j.value JOIN retiree d ON d.id = r.id
       JOIN person p ON p.id = r.person_id`,
  ).all({ ids: JSON.stringify(recordIds) }) as (Addressee & { id: number })[];
}
