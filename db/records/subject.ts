import { HEAD } from '#shared/codes/household-words.ts';
import type { ReadableDb } from '../core/open.ts';
import { prepared } from '../core/rows.ts';
import type { RecordRowData } from './records.ts';

/** Whom or what a file is about. */

type Subject = Pick<RecordRowData, 'id' | 'subject' | 'personId'>;

/**
 * The person a file is of, for what only files of people know: amounts, certifications, a person's part of the form.
 * @throws Error where it is the file of a household or of an outlet, which none of these may be asked
 */
export function personOf({ id, personId }: Pick<Subject, 'id' | 'personId'>): number {
  if (personId === null) throw new Error(`record ${id} is not a person's`);
  return personId;
}

/** What a file's subject is called: the person, the outlet, or the head of the household it is about now. */
export function subjectName(db: ReadableDb, { id, subject }: Pick<Subject, 'id' | 'subject'>): string {
  const name = prepared(db, nameOf[subject]).pluck().get(id) as string | null | undefined;
  return name ?? '';
}

const nameOf: Readonly<Record<Subject['subject'], string>> = {
  person: 'SELECT p.name FROM record r JOIN person p ON p.id = r.person_id WHERE r.id = ?',
  outlet: 'SELECT o.name FROM record r JOIN outlet o ON o.id = r.outlet_id WHERE r.id = ?',
  household: `SELECT p.name FROM record_household l
    JOIN household_member m ON m.household_id = l.household_id AND m.relation = '${HEAD}' AND m.removed_at IS NULL
    JOIN person p ON p.id = m.person_id
    WHERE l.record_id = ? AND l.removed_at IS NULL ORDER BY l.from_on DESC, m.left_on IS NOT NULL, m.id DESC LIMIT 1`,
};
