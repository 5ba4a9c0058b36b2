import { bareName } from '#shared/rules/bare-name.ts';
import type { ReadableDb } from './open.ts';
import { prepared } from './rows.ts';

/**
 * Whether a name as somebody else writes it is this person's: their name, former name or an alias, whatever the width,
 * case, blanks, middle dots and variants of a character. A number that finds a person of another name is a question.
 */
export function isNameOf(db: ReadableDb, personId: number, written: string): boolean {
  const names = prepared(
    db,
    `SELECT name FROM person WHERE id = @id UNION SELECT former_name FROM person WHERE id = @id AND former_name IS NOT NULL
     UNION SELECT name FROM person_alias WHERE person_id = @id AND removed_at IS NULL`,
  )
    .pluck()
    .all({ id: personId }) as string[];
  return names.some((name) => bareName(name) === bareName(written));
}

/** What is asked where a list has another name for a number: both names, and the number as the register has it. */
export function otherNameQuestion(listed: string, known: { name: string; idNumber: string | null }): string {
  const whose = known.idNumber === null ? '这份档案' : `号码 ${known.idNumber} `;
  return `姓名不一致：名单是“${listed}”，${whose}登记的是“${known.name}”，请核对是不是同一个人`;
}
