import { HEAD } from '#shared/codes/household-words.ts';
import { kinds, type RecordKind } from '#shared/records/kinds.ts';
import type { ReadableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { alias, flag, pick, typed } from '../core/typed.ts';
import { householdMember } from '../tables/households.ts';
import { person } from '../tables/people.ts';
import type { Source } from './own-search.ts';

const m = alias(householdMember, 'm');
const p = alias(person, 'p');

// Who belonged to a household on a day on which the file was about it: whoever left before is none of its people.
const MEMBER = `CROSS JOIN household_member m CROSS JOIN record_household l CROSS JOIN record r
  ON m.removed_at IS NULL AND l.removed_at IS NULL AND l.household_id = m.household_id AND r.id = l.record_id
  AND (l.to_on IS NULL OR m.joined_on < l.to_on) AND (m.left_on IS NULL OR m.left_on > l.from_on)`;

/** From people to the files about households they belong or belonged to; `m` is the row that says so. */
export const OF_MEMBER = `${MEMBER} AND m.person_id =`;

/** From people to the files about the household they head now, whose lines in the list tell of them. */
export const OF_HEAD = `${MEMBER} AND m.relation = '${HEAD}' AND l.to_on IS NULL AND m.person_id =`;

const HOUSEHOLD = `household h CROSS JOIN record_household l CROSS JOIN record r
  ON l.household_id = h.id AND l.removed_at IS NULL AND r.id = l.record_id WHERE h.removed_at IS NULL AND`;

/** The ways from a word to the files about households by their 户号 and address. A street has some thousands of them. */
export function byHousehold(kind: RecordKind, text: string): Source[] {
  if (kinds[kind].subject !== 'household') return [];
  const params = { term: text.toUpperCase() };
  return [
    { matched: 'household', from: `${HOUSEHOLD} instr(h.number, @term)`, params },
    { matched: 'address', from: `${HOUSEHOLD} instr(h.address, @term)`, params: { term: text } },
  ];
}

/** By which member a file was found, by the ids of their rows: 成员 林依俤; of one of before 原户主 陈依妹. */
export function memberWords(db: ReadableDb, ids: readonly number[]): Map<number, string> {
  const rows = read(
    db,
    typed`SELECT ${{ ...pick(m, 'id', 'relation'), name: p.name, isNow: flag('m.left_on IS NULL') }}
     FROM json_each(?) j CROSS JOIN ${m} ON m.id = j.value JOIN ${p} ON p.id = m.person_id`,
  ).all(JSON.stringify(ids));
  return new Map(
    rows.map((row) => [row.id, `${row.isNow ? '' : '原'}${row.relation === HEAD ? '户主' : '成员'} ${row.name}`]),
  );
}
