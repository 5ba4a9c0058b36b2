import { HEAD } from '#shared/codes/household-words.ts';
import type { HouseholdFilter, HouseholdRow, HouseholdSort } from '#shared/contract/households.ts';
import { type Scope, wholeOffice } from '#shared/rules/scope.ts';
import { readQuery } from '#shared/rules/search-text.ts';
import type { ReadableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { alias, int, maybe, type Query, text, typed } from '../core/typed.ts';
import { nameOnDay } from '../places/record-community.ts';
import { HIT_LIMIT, sourcesOfPeople } from '../records/search.ts';
import { household } from '../tables/households.ts';
import { person } from '../tables/people.ts';
import { community } from '../tables/places.ts';
import { BEGUN_ON_DAY, ENDED_ON_DAY, membersOnDay, PLACE_ON_DAY } from './community.ts';
import { membersAtEnd } from './rows.ts';

const h = alias(household, 'h');
const p = alias(person, 'p');
const c = alias(community, 'c');

// Above every character of Unicode: the end of a prefix range.
const END = '\u{10FFFF}';

export interface HouseholdQuery {
  filter: HouseholdFilter;
  sort: HouseholdSort;
  descending: boolean;
  offset: number;
  limit: number;
}

export interface HouseholdPage {
  rows: HouseholdRow[];
  total: number;
  isTotalExact: boolean;
}

/** A household found by a text, and the member it was found by. */
interface Hit {
  id: number;
  memberId: number | null;
}
interface Found extends Hit {
  isHead: number;
}

/**
 * One page of the list, of the communities the user may see, by filters or by a text: then the best hits come first
 * unless another order is asked for.
 */
export function listHouseholds(db: ReadableDb, query: HouseholdQuery, scope: Scope = wholeOffice): HouseholdPage {
  if (query.filter.text.trim() !== '') return listHits(db, query, scope);
  const { sql, params } = narrow(query.filter, scope);
  const total = read(db, typed`SELECT ${int('count(*)')} FROM household h WHERE ${sql}`).one(params);
  const ids = read(db, typed`SELECT ${h.id} FROM ${h} WHERE ${sql} ${order(query)} LIMIT @limit OFFSET @offset`).all({
    ...params,
    limit: query.limit,
    offset: query.offset,
  });
  const hits = ids.map((id) => ({ id, memberId: null }));
  return { rows: rowsOf(db, hits, query.filter.onDate), total, isTotalExact: true };
}

function listHits(db: ReadableDb, query: HouseholdQuery, scope: Scope): HouseholdPage {
  const { hits, isWhole } = searchHouseholds(db, query.filter, HIT_LIMIT, scope);
  let found = hits;
  if (query.sort !== 'number' || query.descending) {
    const byId = new Map(hits.map((hit) => [hit.id, hit]));
    const ids = read(
      db,
      typed`SELECT ${h.id} FROM ${h} WHERE h.id IN (SELECT value FROM json_each(@ids)) ${order(query)}`,
    ).all({ ids: JSON.stringify(hits.map((hit) => hit.id)) });
    found = ids.flatMap((id) => byId.get(id) ?? []);
  }
  const page = found.slice(query.offset, query.offset + query.limit);
  return { rows: rowsOf(db, page, query.filter.onDate), total: hits.length, isTotalExact: isWhole };
}

/** Ids of all households a filter leaves, in the order of their numbers; of a text's hits no more than 20,000. */
export function householdIds(db: ReadableDb, filter: HouseholdFilter, scope: Scope = wholeOffice): number[] {
  if (filter.text.trim() !== '')
    return searchHouseholds(db, filter, 20_000, scope)
      .hits.map((hit) => hit.id)
      .sort((a, b) => a - b);
  const { sql, params } = narrow(filter, scope);
  return read(db, typed`SELECT ${h.id} FROM ${h} WHERE ${sql} ORDER BY h.number`).all(params);
}

/**
 * Finds households by whatever the clerk typed: 户号, head, any member (name, pinyin, initials, any part of the number,
 * phone), address. Several words narrow each other. The head's household comes before a member's.
 */
function searchHouseholds(
  db: ReadableDb,
  filter: HouseholdFilter,
  limit: number,
  scope: Scope,
): { hits: Hit[]; isWhole: boolean } {
  const words = filter.text.trim().split(/\s+/).filter(Boolean);
  const [first, ...others] = words.length > 1 && /^[A-Za-z'\s]+$/.test(filter.text) ? [words.join('')] : words;
  if (!first) return { hits: [], isWhole: true };
  const hits = new Map<number, Hit>();
  const { sql, params } = narrow(filter, scope);
  for (const source of [...byNumber(first), ...byPeople(first, filter.onDate), ...byAddress(first)]) {
    if (hits.size > limit) break;
    const found = read(db, source.query(`AND ${sql} LIMIT ${limit + 1}`)).all({ ...source.params, ...params });
    for (const { id, memberId } of found.sort((one, other) => other.isHead - one.isHead))
      if (!hits.has(id)) hits.set(id, { id, memberId });
  }
  let found = Array.from(hits.values());
  for (const word of others) {
    const wanted = new Set(searchHouseholds(db, { ...filter, text: word }, 20_000, scope).hits.map((hit) => hit.id));
    found = found.filter((hit) => wanted.has(hit.id));
  }
  return { hits: found.slice(0, limit), isWhole: found.length <= limit };
}

interface Source {
  query: (rest: string) => Query<Found>;
  params: Record<string, string | number>;
}

// Found by what stands of the household itself.
const itself = { id: h.id, memberId: maybe(int('NULL')), isHead: int('1') };

function byNumber(word: string): Source[] {
  const term = readQuery(word).text.toUpperCase();
  if (!/\d/.test(term)) return [];
  const sources: Source[] = [
    {
      query: (rest) => typed`SELECT ${itself} FROM ${h} WHERE h.number >= @term AND h.number < @end ${rest}`,
      params: { term, end: term + END },
    },
  ];
  // `n` is read from the index of numbers alone. Parts shorter than the serial stand in every number.
  if (term.length >= 4 || /[-J]/.test(term))
    sources.push({
      query: (rest) =>
        typed`SELECT ${itself} FROM household n CROSS JOIN ${h} ON h.id = n.id WHERE instr(n.number, @term) ${rest}`,
      params: { term },
    });
  return sources;
}

// Now, or on the day asked for, and, of a closed household, those it ended with. The ways to people are written for rows
// `r`; each leads on to the household.
function byPeople(word: string, onDate: string | null): Source[] {
  const members = onDate === null ? membersAtEnd : membersOnDay;
  return sourcesOfPeople(word, 'household_member').map(({ from, params }) => ({
    query: (rest) =>
      typed`SELECT ${{ id: h.id, memberId: maybe(int('r.id')), isHead: int(`r.relation = '${HEAD}'`) }}
      FROM ${from.replace(' WHERE', ' CROSS JOIN household h ON h.id = r.household_id WHERE')}
      AND ${members.replaceAll('m.', 'r.')} ${rest}`,
    params,
  }));
}

// A look through 30,000 addresses takes a few milliseconds; no index helps with what stands in the middle.
function byAddress(word: string): Source[] {
  const { text } = readQuery(word);
  return [
    {
      query: (rest) => typed`SELECT ${itself} FROM ${h} WHERE instr(h.address, @term) ${rest}`,
      params: { term: text },
    },
  ];
}

function narrow(filter: HouseholdFilter, scope: Scope): { sql: string; params: Record<string, string | number> } {
  const parts = ['h.removed_at IS NULL'];
  const params: Record<string, string | number> = {};
  if (filter.onDate !== null) {
    parts.push(BEGUN_ON_DAY);
    params.onDate = filter.onDate;
  }
  if (filter.state !== 'all' && filter.onDate === null)
    parts.push(`h.closed_on IS ${filter.state === 'open' ? '' : 'NOT '}NULL`);
  if (filter.state !== 'all' && filter.onDate !== null)
    parts.push(`${ENDED_ON_DAY} = ${filter.state === 'open' ? 0 : 1}`);
  if (filter.communityId !== null) {
    parts.push(`${filter.onDate === null ? 'h.community_id' : PLACE_ON_DAY} = @communityId`);
    params.communityId = filter.communityId;
  }
  if (scope.communityIds !== null) {
    parts.push('h.community_id IN (SELECT value FROM json_each(@scopeCommunities))');
    params.scopeCommunities = JSON.stringify(scope.communityIds);
  }
  return { sql: parts.join(' AND '), params };
}

function order(query: HouseholdQuery): string {
  const direction = query.descending ? 'DESC' : 'ASC';
  return query.sort === 'number'
    ? `ORDER BY h.number ${direction}`
    : `ORDER BY h.address = '', h.address ${direction}, h.number ${direction}`;
}

function rowsOf(db: ReadableDb, hits: readonly Hit[], onDate: string | null): HouseholdRow[] {
  const [members, communityName, closedOn] =
    onDate === null
      ? [membersAtEnd, 'c.name', 'h.closed_on']
      : [membersOnDay, nameOnDay(PLACE_ON_DAY), `CASE WHEN ${ENDED_ON_DAY} THEN h.closed_on END`];
  return read(
    db,
    typed`SELECT ${{
      id: h.id,
      number: h.number,
      headName: text("coalesce(p.name, '')"),
      headIdNumber: maybe(p.idNumber),
      members: int(`(SELECT count(*) FROM household_member m WHERE m.household_id = h.id AND ${members})`),
      communityName: text(communityName),
      address: h.address,
      openedOn: h.openedOn,
      closedOn: maybe(text(closedOn)),
      matchedName: maybe(
        text(`(SELECT q.name FROM household_member m JOIN person q ON q.id = m.person_id
          WHERE m.id = json_extract(j.value, '$.memberId') AND m.relation <> '${HEAD}')`),
      ),
    }}
     FROM json_each(@hits) j
     JOIN ${h} ON h.id = json_extract(j.value, '$.id')
     JOIN community c ON c.id = h.community_id
     LEFT JOIN household_member hm ON hm.household_id = h.id AND hm.relation = '${HEAD}' AND hm.removed_at IS NULL
     LEFT JOIN ${p} ON p.id = hm.person_id
     ORDER BY j.key`,
  ).all({ hits: JSON.stringify(hits), ...(onDate === null ? {} : { onDate }) });
}

export interface HouseholdFacets {
  communities: { id: number; name: string; count: number }[];
  open: number;
  closed: number;
}

/** How many open households each community has, now or as of a day. */
export function householdFacets(
  db: ReadableDb,
  onDate: string | null = null,
  scope: Scope = wholeOffice,
): HouseholdFacets {
  const { sql, params } = narrow({ text: '', communityId: null, state: 'all', onDate }, scope);
  if (onDate !== null) return facetsOnDay(db, sql, { ...params, onDate });
  const open = `FROM household h WHERE ${sql} AND h.closed_on IS`;
  const count = (ended: string): number => read(db, typed`SELECT ${int('count(*)')} ${open} ${ended}`).one(params);
  const communities = read(
    db,
    typed`SELECT ${{
      id: c.id,
      name: c.name,
      count: int(`(SELECT count(*) ${open} NULL AND h.community_id = c.id)`),
    }}
     FROM ${c} ORDER BY c.code IS NULL, c.code, c.id LIMIT 500`,
  ).all(params);
  return {
    communities: communities.filter((community) => community.count > 0),
    open: count('NULL'),
    closed: count('NOT NULL'),
  };
}

/** Looked at once, and counted up here: on a day past no index knows which households were open. */
function facetsOnDay(
  db: ReadableDb,
  sql: string,
  params: Record<string, string | number> & { onDate: string },
): HouseholdFacets {
  const cells = read(
    db,
    typed`SELECT ${{ community: int(PLACE_ON_DAY), ended: int(ENDED_ON_DAY), count: int('count(*)') }}
     FROM household h
     WHERE ${sql} GROUP BY 1, 2`,
  ).all(params);
  const open = new Map(cells.filter((cell) => cell.ended === 0).map((cell) => [cell.community, cell.count]));
  const names = read(
    db,
    typed`SELECT ${{ id: c.id, name: text(nameOnDay('c.id')) }} FROM ${c} ORDER BY c.code IS NULL, c.code, c.id`,
  ).all({ onDate: params.onDate });
  const sum = (ended: number): number =>
    cells.filter((cell) => cell.ended === ended).reduce((total, cell) => total + cell.count, 0);
  return {
    communities: names
      .flatMap(({ id, name }) => (open.has(id) ? [{ id, name, count: open.get(id) ?? 0 }] : []))
      .slice(0, 500),
    open: sum(0),
    closed: sum(1),
  };
}
