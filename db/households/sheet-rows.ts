import { HEAD } from '#shared/codes/household-words.ts';
import type { SheetSource } from '#shared/rules/household-sheet.ts';
import type { ReadableDb } from '../core/open.ts';
import { prepared } from '../core/rows.ts';
import { nameOnDay } from '../places/record-community.ts';
import { membersOnDay, PLACE_ON_DAY } from './community.ts';

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
  const rows = prepared(
    db,
    `SELECT h.number, hp.name AS headName, hp.id_number AS headIdNumber, ${communityName} AS communityName, h.address,
       h.opened_on AS openedOn, p.name, p.id_number AS idNumber, m.relation, m.joined_on AS joinedOn, p.gender,
       p.birth_on AS birthOn, p.mobile
     FROM json_each(@ids) j
     JOIN household h ON h.id = j.value
     JOIN community c ON c.id = h.community_id
     JOIN household_member hm ON hm.household_id = h.id AND hm.relation = '${HEAD}' AND hm.removed_at IS NULL
     JOIN person hp ON hp.id = hm.person_id
     JOIN household_member m ON m.household_id = h.id AND ${members}
     JOIN person p ON p.id = m.person_id
     ORDER BY j.key, m.relation <> '${HEAD}', p.birth_on, m.id`,
  );
  for (let from = 0; from < householdIds.length; from += AT_ONCE)
    yield* rows.all({
      ids: JSON.stringify(householdIds.slice(from, from + AT_ONCE)),
      ...(onDate === null ? {} : { onDate }),
    }) as SheetSource[];
}
