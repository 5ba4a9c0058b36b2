import { HEAD } from '#shared/codes/household-words.ts';
import type { FoundPerson } from '#shared/contract/households.ts';
import { type Scope, wholeOffice } from '#shared/rules/scope.ts';
import type { ReadableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { peopleWithin } from '../core/scope.ts';
import { alias, int, maybe, pick, text, typed } from '../core/typed.ts';
import { diedOnSql } from '../life/death.ts';
import { sourcesOfPeople } from '../records/search.ts';
import { household, householdMember } from '../tables/households.ts';
import { person } from '../tables/people.ts';

const p = alias(person, 'p');
const h = alias(household, 'h');
const q = alias(person, 'q');
const m = alias(householdMember, 'm');

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
    const found = read(
      db,
      typed`SELECT ${int('coalesce(r.merged_into, r.id)')}
       FROM ${from} AND r.pending = 0 AND ${within.sql} LIMIT ${most}`,
    );
    for (const id of found.all({ ...params, ...within.params })) ids.add(id);
  }
  return Array.from(ids).slice(0, most);
}

// Asked with each letter that is typed: put together once.
const shownPeople = typed`SELECT ${{
  personId: p.id,
  ...pick(p, 'name', 'idNumber', 'gender', 'birthOn', 'mobile'),
  diedOn: maybe(text(diedOnSql('p.id'))),
  address: maybe(text('coalesce(p.residence_address, p.registered_address)')),
  communityId: maybe(
    int(`(SELECT r.community_id FROM record r WHERE r.person_id = p.id AND r.removed_at IS NULL AND r.pending = 0
        AND r.community_id IS NOT NULL ORDER BY r.closed_on IS NOT NULL LIMIT 1)`),
  ),
  householdId: maybe(h.id),
  householdNumber: maybe(h.number),
  headName: maybe(q.name),
  relation: maybe(m.relation),
  openedOn: maybe(h.openedOn),
}}
   FROM json_each(@ids) j JOIN ${p} ON p.id = j.value
   LEFT JOIN ${m} ON m.person_id = p.id AND m.left_on IS NULL AND m.removed_at IS NULL
   LEFT JOIN ${h} ON h.id = m.household_id
     AND (@communities IS NULL OR h.community_id IN (SELECT value FROM json_each(@communities)))
   LEFT JOIN household_member hm ON hm.household_id = h.id AND hm.relation = '${HEAD}' AND hm.removed_at IS NULL
   LEFT JOIN ${q} ON q.id = hm.person_id
   ORDER BY j.key`;

function peopleOf(db: ReadableDb, ids: readonly number[], scope: Scope): FoundPerson[] {
  const rows = read(db, shownPeople).all({
    ids: JSON.stringify(ids),
    communities: scope.communityIds === null ? null : JSON.stringify(scope.communityIds),
  });
  return rows.map(({ householdId, householdNumber, headName, relation, openedOn, ...person }) => ({
    ...person,
    household:
      householdId === null || householdNumber === null || headName === null || openedOn === null || relation === null
        ? null
        : { id: householdId, number: householdNumber, headName, openedOn, closedOn: null, relation },
  }));
}
