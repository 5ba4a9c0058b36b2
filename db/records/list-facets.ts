import { RecordFilter } from '#shared/contract/records.ts';
import type { RecordKind } from '#shared/records/kinds.ts';
import type { ListFacet } from '#shared/records/list.ts';
import { kindLists } from '#shared/registers/lists.ts';
import { type Scope, wholeOffice } from '#shared/rules/scope.ts';
import type { ReadableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { recordsWithin } from '../core/scope.ts';
import { alias, flag, int, text, typed } from '../core/typed.ts';
import { COMMUNITY_ON_DAY, IN_USE_ON_DAY, nameOnDay } from '../places/record-community.ts';
import { community } from '../tables/places.ts';
import { record } from '../tables/records.ts';
import { ownTableOf } from './kind-tables.ts';
import { type Condition, codedColumns, narrow } from './narrow.ts';
import { UNDONE } from './undone-files.ts';

const r = alias(record, 'r');
const c = alias(community, 'c');

const VERSION = 'SELECT 1 FROM community_version v WHERE v.community_id = c.id AND v.removed_at IS NULL';
const IS_OPEN = `EXISTS (${VERSION} AND v.valid_to IS NULL)`;
const HELD_ON_DAY = `EXISTS (${VERSION} AND v.valid_from <= @onDate AND (v.valid_to IS NULL OR v.valid_to >= @onDate))`;

interface FacetCount {
  value: string | number;
  count: number;
}

/** How many files each filter of a kind's list would leave. */
export interface Facets {
  communities: { id: number; name: string; count: number; isEnded: boolean }[];
  withoutCommunity: number;
  states: { state: string; count: number }[];
  facets: Record<string, FacetCount[]>;
  segments: Record<string, number>;
  closed: number;
  removed: number;
  total: number;
}

/** How many files each filter would leave, of those the user may see, now or as of a day. */
export function listFacets(
  db: ReadableDb,
  kind: RecordKind,
  onDate: string | null,
  scope: Scope = wholeOffice,
): Facets {
  return {
    ...(onDate === null ? facetsNow(db, kind, scope) : facetsOnDay(db, kind, onDate, scope)),
    segments: segmentsOf(db, kind, onDate, scope),
  };
}

function facetsNow(db: ReadableDb, kind: RecordKind, scope: Scope): Omit<Facets, 'segments'> {
  const within = recordsWithin(scope);
  const open = `r.kind = @kind AND r.removed_at IS NULL AND r.pending = 0 AND ${within.sql}`;
  const params = { kind, ...within.params };
  const one = (sql: string): number => read(db, typed`SELECT ${int('count(*)')} FROM ${sql}`).one(params);
  const total = one(`record r WHERE ${open}`);
  const communities = read(
    db,
    typed`SELECT ${{ id: c.id, name: c.name, count: int('n.count'), isEnded: flag(`NOT ${IS_OPEN}`) }}
     FROM (SELECT r.community_id, count(*) AS count FROM record r WHERE ${open} GROUP BY r.community_id) n
     JOIN ${c} ON c.id = n.community_id ORDER BY c.code IS NULL, c.code, c.id LIMIT 500`,
  ).all(params);
  const years = (): FacetCount[] =>
    read(
      db,
      typed`SELECT ${{ value: int('r.sort_year'), count: int('count(*)') }} FROM ${r}
       WHERE ${open} AND r.sort_year IS NOT NULL GROUP BY r.sort_year ORDER BY r.sort_year DESC LIMIT 200`,
    ).all(params);
  const states = typed`SELECT ${{ state: r.state, count: int('count(*)') }} FROM ${r} WHERE ${open}
    GROUP BY r.state ORDER BY r.state`;
  return {
    communities,
    withoutCommunity: total - communities.reduce((sum, item) => sum + item.count, 0),
    states: read(db, states).all(params),
    facets: facetsOf(db, kind, { sql: open, params }, years),
    closed: one(`record r WHERE ${open} AND r.closed_on IS NOT NULL`),
    removed: one(`record r WHERE r.kind = @kind AND r.removed_at IS NOT NULL AND NOT ${UNDONE} AND ${within.sql}`),
    total,
  };
}

/** The values of each facet that occur among the files, each with its number; `years` are counted by whoever asks. */
function facetsOf(
  db: ReadableDb,
  kind: RecordKind,
  { sql, params }: Condition,
  years: () => FacetCount[],
): Facets['facets'] {
  const valuesOf = (facet: ListFacet): FacetCount[] => {
    switch (facet.by) {
      case 'year':
        return years();
      case 'withoutNumber': {
        const people = typed`SELECT ${int('count(*)')} FROM person p CROSS JOIN record r ON r.person_id = p.id
           WHERE p.id_kind = 'none' AND ${sql}`;
        const count = read(db, people).one(params);
        return count === 0 ? [] : [{ value: 1, count }];
      }
      // Its own page says how many files name it, and leads here.
      case 'organisation':
        return [];
      case 'code': {
        const column = `d.${codedColumns[kind][facet.name]}`;
        const own = typed`SELECT ${{ value: text(column), count: int('count(*)') }} FROM record r
           JOIN ${ownTableOf(kind)} d ON d.id = r.id WHERE ${sql} AND ${column} IS NOT NULL GROUP BY 1 ORDER BY 1 LIMIT 200`;
        return read(db, own).all(params);
      }
    }
  };
  return Object.fromEntries(kindLists[kind].facets.map((facet) => [facet.name, valuesOf(facet)]));
}

function segmentsOf(db: ReadableDb, kind: RecordKind, onDate: string | null, scope: Scope): Facets['segments'] {
  const counts = kindLists[kind].segments.map(({ name }) => {
    const filter = RecordFilter.parse({ kind, onDate, segment: name });
    const { sql, params } = narrow(filter, scope);
    return [name, read(db, typed`SELECT ${int('count(*)')} FROM record r WHERE ${sql}`).one(params)];
  });
  return Object.fromEntries(counts);
}

/** Looked at once, and counted up here: on a day past no index knows which files were in use. */
function facetsOnDay(db: ReadableDb, kind: RecordKind, onDate: string, scope: Scope): Omit<Facets, 'segments'> {
  const within = recordsWithin(scope);
  const inUse = `r.kind = @kind AND r.pending = 0 AND ${IN_USE_ON_DAY} AND ${within.sql}`;
  const params = { kind, onDate, ...within.params };
  const cells = read(
    db,
    typed`SELECT ${{
      community: int(COMMUNITY_ON_DAY),
      state: r.state,
      year: r.sortYear,
      isClosed: int('r.closed_on IS NOT NULL'),
      count: int('count(*)'),
    }}
     FROM ${r}
     WHERE ${inUse} GROUP BY 1, 2, 3, 4`,
  ).all(params);
  type Counted = (typeof cells)[number];
  const sum = <K>(keyOf: (cell: Counted) => K): Map<K, number> => {
    const sums = new Map<K, number>();
    for (const cell of cells) sums.set(keyOf(cell), (sums.get(keyOf(cell)) ?? 0) + cell.count);
    return sums;
  };
  const byCommunity = sum((cell) => cell.community);
  const names = read(
    db,
    typed`SELECT ${{ id: c.id, name: text(`ifnull(${nameOnDay('c.id')}, c.name)`), isEnded: flag(`NOT ${HELD_ON_DAY}`) }}
     FROM ${c} ORDER BY c.code IS NULL, c.code, c.id`,
  ).all({ onDate });
  const years = (): FacetCount[] =>
    Array.from(
      sum((cell) => cell.year),
      ([value, count]) => ({ value, count }),
    )
      .filter((item): item is { value: number; count: number } => item.value !== null)
      .sort((a, b) => b.value - a.value)
      .slice(0, 200);
  return {
    communities: names
      .map(({ id, name, isEnded }) => ({ id, name, count: byCommunity.get(id) ?? 0, isEnded }))
      .filter((item) => item.count > 0)
      .slice(0, 500),
    withoutCommunity: byCommunity.get(0) ?? 0,
    states: Array.from(
      sum((cell) => cell.state),
      ([state, count]) => ({ state, count }),
    ).sort((a, b) => (a.state < b.state ? -1 : 1)),
    // Numbers and codes have no days of their own: who has none today.
    facets: facetsOf(db, kind, { sql: inUse, params }, years),
    closed: sum((cell) => cell.isClosed).get(1) ?? 0,
    removed: 0,
    total: cells.reduce((all, cell) => all + cell.count, 0),
  };
}
