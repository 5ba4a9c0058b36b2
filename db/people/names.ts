import { bareName } from '#shared/rules/bare-name.ts';
import type { Act } from '../core/changes.ts';
import type { ReadableDb, WritableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { insertRow, updateRow } from '../core/rows.ts';
import { text, typed } from '../core/typed.ts';
import { newUid } from '../core/uid.ts';
import { personAlias } from '../tables/people.ts';
import type { PersonRow, Reading } from './people.ts';

/**
 * Whether a name as somebody else writes it is this person's: their name, former name or an alias, whatever the width,
 * case, blanks, middle dots and variants of a character. A number that finds a person of another name is a question.
 */
export function isNameOf(db: ReadableDb, personId: number, written: string): boolean {
  return namesOf(db, personId).some((name) => bareName(name) === bareName(written));
}

function namesOf(db: ReadableDb, personId: number): string[] {
  return read(
    db,
    typed`SELECT ${text('name')}
     FROM person WHERE id = @id UNION SELECT former_name FROM person WHERE id = @id AND former_name IS NOT NULL
     UNION SELECT name FROM person_alias WHERE person_id = @id AND removed_at IS NULL`,
  ).all({ id: personId });
}

/** How a name is read aloud first; undefined where the tables know none. */
export type ReadingOf = (name: string) => Reading | undefined;

/**
 * A name or 曾用名 that no longer stands in a person's entry stays with the card as a further name, whatever act wrote
 * over it, so that every paper still leads to the person. To be called after the entry was written.
 * @param before the entry as it was
 */
export function keepNamesGivenUp(
  db: WritableDb,
  act: Act,
  before: Pick<PersonRow, 'id' | 'name' | 'formerName'>,
  readingOf: ReadingOf | undefined,
): void {
  const given = [
    { name: before.name, kind: 'known-as', note: '姓名更改前' },
    { name: before.formerName, kind: 'former', note: '曾用名更改前' },
  ] as const;
  for (const { name, kind, note } of given) {
    if (name === null || namesOf(db, before.id).includes(name)) continue;
    const reading = readingOf?.(name);
    insertRow(db, personAlias, {
      ...{ uid: newUid(), personId: before.id, kind, name, note },
      ...{ py: reading?.full ?? '', ini: reading?.initials ?? '', addedAt: act.at, addedBy: act.userId },
    });
  }
}

/** Further names that an act at this instant kept of these people are taken out of use with the act. */
export function takeNamesBack(db: WritableDb, act: Act, personIds: readonly number[], keptAt: string): void {
  const kept = read(
    db,
    typed`SELECT ${personAlias.id}
     FROM ${personAlias} WHERE person_id IN (SELECT value FROM json_each(@ids)) AND added_at = @keptAt
       AND removed_at IS NULL`,
  ).all({ ids: JSON.stringify(personIds), keptAt });
  for (const id of kept) updateRow(db, personAlias, id, { removedAt: act.at });
}

/** What is asked where a list has another name for a number: both names, and the number as the register has it. */
export function otherNameQuestion(listed: string, known: { name: string; idNumber: string | null }): string {
  const whose = known.idNumber === null ? '这份档案' : `号码 ${known.idNumber} `;
  return `姓名不一致：名单是“${listed}”，${whose}登记的是“${known.name}”，请核对是不是同一个人`;
}
