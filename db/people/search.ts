import { HEAD } from '#shared/codes/household-words.ts';
import type { FoundPerson } from '#shared/contract/households.ts';
import { type Scope, wholeOffice } from '#shared/rules/scope.ts';
import type { ReadableDb } from '../core/open.ts';
import { prepared } from '../core/rows.ts';
import { peopleWithin } from '../core/scope.ts';
import { diedOnSql } from '../life/death.ts';
import { sourcesOfPeople } from '../records/search.ts';

interface PersonRow extends Omit<FoundPerson, 'household'> {
  householdId: number | null;
  householdNumber: string;
  headName: string;
  relation: string;
  openedOn: string;
}

/**
 * Everybody of the register a text fits and the user may see, the best hits first, each with the household they are in
 * now, where that lies within as well.
 */
export function searchPeople(
  db: ReadableDb,
  text: string,
  limit: number,
  scope: Scope = wholeOffice,
): { items: FoundPerson[]; isWhole: boolean } {
  const words = text.trim().split(/\s+/).filter(Boolean);
  const [first, ...others] = words.length > 1 && /^[A-Za-z'\s]+$/.test(text) ? [words.join('')] : words;
  if (!first) return { items: [], isWhole: true };
  let ids = idsOf(db, first, others.length > 0 ? 5000 : limit + 1, scope);
  for (const word of others) {
    const wanted = new Set(idsOf(db, word, 20_000, scope));
    ids = ids.filter((id) => wanted.has(id));
  }
  return { items: peopleOf(db, ids.slice(0, limit), scope), isWhole: ids.length <= limit };
}

function idsOf(db: ReadableDb, word: string, most: number, scope: Scope): number[] {
  const ids = new Set<number>();
  const within = peopleWithin(scope, 'coalesce(r.merged_into, r.id)');
  for (const { from, params } of sourcesOfPeople(word, 'person')) {
    if (ids.size >= most) break;
    const found = prepared(
      db,
      `SELECT coalesce(r.merged_into, r.id) FROM ${from} AND r.pending = 0 AND ${within.sql} LIMIT ${most}`,
    );
    for (const id of found.pluck().all({ ...params, ...within.params }) as number[]) ids.add(id);
  }
  return Array.from(ids).slice(0, most);
}

function peopleOf(db: ReadableDb, ids: readonly number[], scope: Scope): FoundPerson[] {
  const rows = prepared(
    db,
    `SELECT p.id AS personId, p.name, p.id_number AS idNumber, p.gender, p.birth_on AS birthOn, p.mobile, ${diedOnSql('p.id')} AS diedOn,
       coalesce(p.residence_address, p.registered_address) AS address,
       (SELECT r.community_id FROM record r WHERE r.person_id = p.id AND r.removed_at IS NULL AND r.pending = 0
          AND r.community_id IS NOT NULL ORDER BY r.closed_on IS NOT NULL LIMIT 1) AS communityId,
       h.id AS householdId, h.number AS householdNumber, q.name AS headName, m.relation, h.opened_on AS openedOn
     FROM json_each(@ids) j JOIN person p ON p.id = j.value
     LEFT JOIN household_member m ON m.person_id = p.id AND m.left_on IS NULL AND m.removed_at IS NULL
     LEFT JOIN household h ON h.id = m.household_id
       AND (@communities IS NULL OR h.community_id IN (SELECT value FROM json_each(@communities)))
     LEFT JOIN household_member hm ON hm.household_id = h.id AND hm.relation = '${HEAD}' AND hm.removed_at IS NULL
     LEFT JOIN person q ON q.id = hm.person_id
     ORDER BY j.key`,
  ).all({
    ids: JSON.stringify(ids),
    communities: scope.communityIds === null ? null : JSON.stringify(scope.communityIds),
  }) as PersonRow[];
  return rows.map(({ householdId, householdNumber, headName, relation, openedOn, ...person }) => ({
    ...person,
    household:
      householdId === null
        ? null
        : { id: householdId, number: householdNumber, headName, openedOn, closedOn: null, relation },
  }));
}
