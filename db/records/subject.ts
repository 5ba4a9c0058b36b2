import { HEAD } from '#shared/codes/household-words.ts';
import type { ReadableDb } from '../core/open.ts';
import { prepared } from '../core/rows.ts';
import type { RecordRowData } from './records.ts';

/** Whom or what a file is about. */

type Subject = Pick<RecordRowData, 'id' | 'subject' | 'personId' | 'outletId'>;

/**
 * The person a file is of, for what only files of people know: amounts, certifications, a person's part of the form.
 * @throws Error where it is the file of a household or of an outlet, which none of these may be asked
 */
export function personOf({ id, personId }: Pick<Subject, 'id' | 'personId'>): number {
  if (personId === null) throw new Error(`record ${id} is not a person's`);
  return personId;
}

/** The outlet a file is of. @throws Error where it is the file of a person or of a household */
export function outletOf({ id, outletId }: Pick<Subject, 'id' | 'outletId'>): number {
  if (outletId === null) throw new Error(`record ${id} is not an outlet's`);
  return outletId;
}

/** What a file's subject is called: the person, the outlet, or the head of the household it is about now. */
export function subjectName(db: ReadableDb, { id }: Pick<Subject, 'id'>): string {
  const name = prepared(db, nameOfFile).pluck().get(id) as string | null | undefined;
  return name ?? '';
}

/** The household a file `record` is about now, or was last, as SQL. */
export const householdOfSql = (record: string): string => `(SELECT l.household_id FROM record_household l
    WHERE l.record_id = ${record} AND l.removed_at IS NULL ORDER BY l.from_on DESC LIMIT 1)`;

/** The same, of a file whose opening was taken back with its households too: such a file may still be looked at. */
export const householdEverSql = (record: string): string => `coalesce(${householdOfSql(record)},
    (SELECT l.household_id FROM record_household l WHERE l.record_id = ${record} ORDER BY l.id DESC LIMIT 1))`;

/** Who heads a household, as SQL: the id of a person; of one that has ended the head it ended with. */
export const headOfSql = (household: string): string => `(SELECT m.person_id FROM household_member m
    WHERE m.household_id = ${household} AND m.relation = '${HEAD}' AND m.removed_at IS NULL
    ORDER BY m.left_on IS NOT NULL, m.id DESC LIMIT 1)`;

/** The same as SQL, of a file `record` by its name in the statement; NULL where nobody heads its household. */
export const subjectNameSql = (record: string): string => `CASE ${record}.subject
    WHEN 'person' THEN (SELECT name FROM person WHERE id = ${record}.person_id)
    WHEN 'outlet' THEN (SELECT name FROM outlet WHERE id = ${record}.outlet_id)
    ELSE (SELECT name FROM person WHERE id = ${headOfSql(householdOfSql(`${record}.id`))}) END`;

/** The same for lists and sentences: empty where nobody heads its household. */
export const fileNameSql = (record: string): string => `ifnull(${subjectNameSql(record)}, '')`;

const nameOfFile = `SELECT coalesce(${subjectNameSql('r')},
    (SELECT name FROM person WHERE id = ${headOfSql(householdEverSql('r.id'))})) FROM record r WHERE r.id = ?`;

const ofPerson = 'p.id_kind AS idKind, p.id_number AS idNumber, p.gender, p.birth_on AS birthOn, p.mobile';

/** Who stands in the line of a list, as SQL on the file `r`: the person, the head of the household, the outlet. */
export const subjectsListed: Readonly<Record<Subject['subject'], { columns: string; join: string }>> = {
  person: { columns: `p.name, ${ofPerson}`, join: 'JOIN person p ON p.id = r.person_id' },
  household: {
    columns: `coalesce(p.name, '') AS name, ${ofPerson}`,
    join: `LEFT JOIN person p ON p.id = ${headOfSql(householdOfSql('r.id'))}`,
  },
  outlet: {
    columns: 'o.name, NULL AS idKind, NULL AS idNumber, NULL AS gender, NULL AS birthOn, o.phone AS mobile',
    join: 'JOIN outlet o ON o.id = r.outlet_id',
  },
};
