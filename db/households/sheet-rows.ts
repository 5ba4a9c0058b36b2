import { HEAD } from '#shared/codes/household-words.ts';
import type { SheetSource } from '#shared/rules/household-sheet.ts';
import type { ReadableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { alias, pick, text, typed } from '../core/typed.ts';
import { nameOnDay } from '../places/record-community.ts';
import { household, householdMember } from '../tables/households.ts';
import { person } from '../tables/people.ts';
import { membersOnDay, PLACE_ON_DAY } from './community.ts';

const h = alias(household, 'h');
const m = alias(householdMember, 'm');
const p = alias(person, 'p');
const hp = alias(person, 'hp');

const AT_ONCE = 500;

/**
 * A row for each member of the households, of now or of a day, household by household, the head first; of a day with the
 * community of then.
 */
export function* sheetRowsOf(
  db: ReadableDb,
  householdIds: readonly number[],
  onDate: string | null = null,
): Generator<SheetSource> {
  const [members, communityName] =
    onDate === null
      ? ['m.left_on IS NULL AND m.removed_at IS NULL', 'c.name']
      : [membersOnDay, nameOnDay(PLACE_ON_DAY)];
  const rows = read(
    db,
    typed`SELECT ${{
      number: h.number,
      headName: hp.name,
      headIdNumber: hp.idNumber,
      communityName: text(communityName),
      address: h.address,
      openedOn: h.openedOn,
      name: p.name,
      idNumber: p.idNumber,
      relation: m.relation,
      joinedOn: m.joinedOn,
      ...pick(p, 'gender', 'birthOn', 'mobile'),
    }}
     FROM json_each(@ids) j
     JOIN ${h} ON h.id = j.value
     JOIN community c ON c.id = h.community_id
     JOIN household_member hm ON hm.household_id = h.id AND hm.relation = '${HEAD}' AND hm.removed_at IS NULL
     JOIN ${hp} ON hp.id = hm.person_id
     JOIN ${m} ON m.household_id = h.id AND ${members}
     JOIN ${p} ON p.id = m.person_id
     ORDER BY j.key, m.relation <> '${HEAD}', p.birth_on, m.id`,
  );
  for (let from = 0; from < householdIds.length; from += AT_ONCE)
    yield* rows.all({
      ids: JSON.stringify(householdIds.slice(from, from + AT_ONCE)),
      ...(onDate === null ? {} : { onDate }),
    });
}
