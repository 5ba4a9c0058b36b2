import type { Matched, RecordFilter, RecordRow, RecordSort } from '#shared/contract/records.ts';
import { kinds, type RecordKind } from '#shared/records/kinds.ts';
import { type Scope, wholeOffice } from '#shared/rules/scope.ts';
import type { ReadableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { prepared } from '../core/rows.ts';
import { recordsWithin } from '../core/scope.ts';
import { alias, int, typed } from '../core/typed.ts';
import { COMMUNITY_ON_DAY, IN_USE_ON_DAY, nameOnDay } from '../places/record-community.ts';
import { filesOf } from '../registers/files.ts';
import { record } from '../tables/records.ts';
import { ownTableOf } from './kind-tables.ts';
import { narrow, searchRecords } from './search.ts';
import { besideWords } from './search-beside.ts';
import { subjectsListed } from './subject.ts';
import { UNDONE } from './undone-files.ts';

const r = alias(record, 'r');

export interface ListQuery {
  filter: RecordFilter;
  sort: RecordSort;
  descending: boolean;
  offset: number;
  limit: number;
}

export interface ListPage {
  rows: RecordRow[];
  total: number;
  isTotalExact: boolean;
}

const sortColumns: Record<RecordSort, string> = {
  number: 'r.number',
  name: 'r.sort_name',
  retiredOn: 'r.sort_on',
  updatedAt: 'r.updated_at',
};

/** One page of the list of what the user may see, by filters or by a text. A text's hits come best first unless another order is asked for. */
export function listRecords(db: ReadableDb, query: ListQuery, scope: Scope = wholeOffice): ListPage {
  if (query.filter.text.trim() !== '') return listHits(db, query, scope);
  const { sql, params } = narrow(query.filter, scope);
  const total = read(db, typed`SELECT ${int('count(*)')} FROM record r WHERE ${sql}`).one(params);
  const ids = read(db, typed`SELECT ${r.id} FROM ${r} WHERE ${sql} ${order(query)} LIMIT @limit OFFSET @offset`).all({
    ...params,
    limit: query.limit,
    offset: query.offset,
  });
  return { rows: rowsOf(db, query.filter, ids), total, isTotalExact: true };
}

function listHits(db: ReadableDb, query: ListQuery, scope: Scope): ListPage {
  const { hits, isWhole } = searchRecords(db, query.filter, scope);
  const matched = new Map(hits.map((hit) => [hit.recordId, hit.matched]));
  let ids = hits.map((hit) => hit.recordId);
  if (query.sort !== 'number' || query.descending) {
    ids = read(
      db,
      typed`SELECT ${r.id} FROM ${r} WHERE r.id IN (SELECT value FROM json_each(@ids)) ${order(query)}`,
    ).all({ ids: JSON.stringify(ids) });
  }
  const page = ids.slice(query.offset, query.offset + query.limit);
  const besideIds = new Map(
    hits.flatMap(({ recordId, besideId }) => (besideId ? [[recordId, besideId] as const] : [])),
  );
  const words = besideWords(
    db,
    query.filter.kind,
    page.flatMap((id) => besideIds.get(id) ?? []),
  );
  const rows = rowsOf(db, query.filter, page, matched).map((row) => {
    const beside = words.get(besideIds.get(row.id) ?? 0);
    return beside === undefined ? row : { ...row, beside };
  });
  return { rows, total: hits.length, isTotalExact: isWhole };
}

function order(query: ListQuery): string {
  const direction = query.descending ? 'DESC' : 'ASC';
  const second = query.sort === 'number' ? '' : `, r.number ${direction}`;
  return `ORDER BY ${sortColumns[query.sort]} ${direction}${second}`;
}

/** The rows of these files of a kind as the list shows them today, in the order of the ids. */
export function rowsOfRecords(db: ReadableDb, kind: RecordKind, ids: readonly number[]): RecordRow[] {
  return rowsOf(db, { kind, onDate: null }, ids);
}

function rowsOf(
  db: ReadableDb,
  { kind, onDate }: Pick<RecordFilter, 'kind' | 'onDate'>,
  ids: readonly number[],
  matched: ReadonlyMap<number, Matched> = new Map(),
): RecordRow[] {
  const { listColumns } = filesOf[kind];
  const { columns, join } = subjectsListed[kinds[kind].subject];
  const communityName = onDate === null ? 'c.name' : nameOnDay(COMMUNITY_ON_DAY);
  const rows = prepared(
    db,
    `SELECT r.id, r.number, ${columns}, ${communityName} AS communityName,
       ${listColumns}, r.state, r.closed_on AS closedOn
     FROM json_each(@ids) j
     JOIN record r ON r.id = j.value
     ${join}
     JOIN ${ownTableOf(kind)} d ON d.id = r.id
     LEFT JOIN community c ON c.id = r.community_id
     ORDER BY j.key`,
  ).all({ ids: JSON.stringify(ids), ...(onDate === null ? {} : { onDate }) }) as Omit<RecordRow, 'matched'>[];
  return rows.map((row) => ({ ...row, matched: matched.get(row.id) ?? null }));
}

export interface Facets {
  communities: { id: number; name: string; count: number; isEnded: boolean }[];
  withoutCommunity: number;
  states: { state: string; count: number }[];
  retiredYears: { year: number; count: number }[];
  withoutNumber: number;
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
  if (onDate !== null) return facetsOnDay(db, kind, onDate, scope);
  const within = recordsWithin(scope);
  const open = `r.kind = @kind AND r.removed_at IS NULL AND r.pending = 0 AND ${within.sql}`;
  const params = { kind, ...within.params };
  const all = <T>(sql: string): T[] => prepared(db, sql).all(params) as T[];
  const one = (sql: string): number => prepared(db, sql).pluck().get(params) as number;
  const total = one(`SELECT count(*) FROM record r WHERE ${open}`);
  const communities = all<Omit<Facets['communities'][number], 'isEnded'> & { isOpen: number }>(
    `SELECT c.id, c.name, n.count, EXISTS (SELECT 1 FROM community_version v
       WHERE v.community_id = c.id AND v.removed_at IS NULL AND v.valid_to IS NULL) AS isOpen
     FROM (SELECT r.community_id, count(*) AS count FROM record r WHERE ${open} GROUP BY r.community_id) n
     JOIN community c ON c.id = n.community_id ORDER BY c.code IS NULL, c.code, c.id LIMIT 500`,
  );
  return {
    communities: communities.map(({ isOpen, ...rest }) => ({ ...rest, isEnded: isOpen === 0 })),
    withoutCommunity: total - communities.reduce((sum, item) => sum + item.count, 0),
    states: all(`SELECT r.state, count(*) AS count FROM record r WHERE ${open} GROUP BY r.state ORDER BY r.state`),
    retiredYears: all(
      `SELECT r.sort_year AS year, count(*) AS count FROM record r
       WHERE ${open} AND r.sort_year IS NOT NULL GROUP BY r.sort_year ORDER BY r.sort_year DESC LIMIT 200`,
    ),
    withoutNumber: one(
      `SELECT count(*) FROM person p CROSS JOIN record r ON r.person_id = p.id WHERE p.id_kind = 'none' AND ${open}`,
    ),
    removed: one(
      `SELECT count(*) FROM record r WHERE r.kind = @kind AND r.removed_at IS NOT NULL AND NOT ${UNDONE} AND ${within.sql}`,
    ),
    total,
  };
}

/** Looked at once, and counted up here: on a day past no index knows which files were in use. */
function facetsOnDay(db: ReadableDb, kind: RecordKind, onDate: string, scope: Scope): Facets {
  const within = recordsWithin(scope);
  const cells = read(
    db,
    typed`SELECT ${{
      community: int(COMMUNITY_ON_DAY),
      state: r.state,
      year: r.sortYear,
      count: int('count(*)'),
    }}
     FROM ${r}
     WHERE r.kind = @kind AND r.pending = 0 AND ${IN_USE_ON_DAY} AND ${within.sql} GROUP BY 1, 2, 3`,
  ).all({ kind, onDate, ...within.params });
  const sum = <K>(keyOf: (cell: (typeof cells)[number]) => K): Map<K, number> => {
    const sums = new Map<K, number>();
    for (const cell of cells) sums.set(keyOf(cell), (sums.get(keyOf(cell)) ?? 0) + cell.count);
    return sums;
  };
  const byCommunity = sum((cell) => cell.community);
  const names = prepared(
    db,
    `SELECT c.id, ${nameOnDay('c.id')} AS name, EXISTS (SELECT 1 FROM community_version v
       WHERE v.community_id = c.id AND v.removed_at IS NULL AND v.valid_from <= @onDate
         AND (v.valid_to IS NULL OR v.valid_to >= @onDate)) AS holds
     FROM community c ORDER BY c.code IS NULL, c.code, c.id`,
  ).all({ onDate }) as { id: number; name: string; holds: number }[];
  return {
    communities: names
      .map(({ id, name, holds }) => ({ id, name, count: byCommunity.get(id) ?? 0, isEnded: holds === 0 }))
      .filter((item) => item.count > 0)
      .slice(0, 500),
    withoutCommunity: byCommunity.get(0) ?? 0,
    states: Array.from(
      sum((cell) => cell.state),
      ([state, count]) => ({ state, count }),
    ).sort((a, b) => (a.state < b.state ? -1 : 1)),
    retiredYears: Array.from(
      sum((cell) => cell.year),
      ([year, count]) => ({ year, count }),
    )
      .filter((item): item is { year: number; count: number } => item.year !== null)
      .sort((a, b) => b.year - a.year)
      .slice(0, 200),
    // Numbers have no days of their own: who has none today.
    withoutNumber: read(
      db,
      typed`SELECT ${int('count(*)')} FROM person p CROSS JOIN record r ON r.person_id = p.id
       WHERE p.id_kind = 'none' AND r.kind = @kind AND r.pending = 0 AND ${IN_USE_ON_DAY} AND ${within.sql}`,
    ).one({ kind, onDate, ...within.params }),
    removed: 0,
    total: cells.reduce((all, cell) => all + cell.count, 0),
  };
}
