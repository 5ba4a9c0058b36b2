import type { Matched, RecordFilter, RecordRow, RecordSort } from '#shared/contract/records.ts';
import type { RecordKind } from '#shared/records/kinds.ts';
import type { ReadableDb } from './open.ts';
import { prepared } from './rows.ts';
import { narrow, searchRecords } from './search.ts';

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

/** One page of the list, by filters or by a text. A text's hits come best first unless another order is asked for. */
export function listRecords(db: ReadableDb, query: ListQuery): ListPage {
  if (query.filter.text.trim() !== '') return listHits(db, query);
  const { sql, params } = narrow(query.filter);
  const total = prepared(db, `SELECT count(*) FROM record r WHERE ${sql}`).pluck().get(params) as number;
  const ids = prepared(db, `SELECT r.id FROM record r WHERE ${sql} ${order(query)} LIMIT @limit OFFSET @offset`)
    .pluck()
    .all({ ...params, limit: query.limit, offset: query.offset }) as number[];
  return { rows: rowsOf(db, ids, new Map()), total, isTotalExact: true };
}

function listHits(db: ReadableDb, query: ListQuery): ListPage {
  const { hits, isWhole } = searchRecords(db, query.filter);
  const matched = new Map(hits.map((hit) => [hit.recordId, hit.matched]));
  let ids = hits.map((hit) => hit.recordId);
  if (query.sort !== 'number' || query.descending) {
    ids = prepared(db, `SELECT r.id FROM record r WHERE r.id IN (SELECT value FROM json_each(@ids)) ${order(query)}`)
      .pluck()
      .all({ ids: JSON.stringify(ids) }) as number[];
  }
  const page = ids.slice(query.offset, query.offset + query.limit);
  return { rows: rowsOf(db, page, matched), total: hits.length, isTotalExact: isWhole };
}

function order(query: ListQuery): string {
  const direction = query.descending ? 'DESC' : 'ASC';
  const second = query.sort === 'number' ? '' : `, r.number ${direction}`;
  return `ORDER BY ${sortColumns[query.sort]} ${direction}${second}`;
}

function rowsOf(db: ReadableDb, ids: readonly number[], matched: ReadonlyMap<number, Matched>): RecordRow[] {
  const rows = prepared(
    db,
    `SELECT r.id, r.number, p.name, p.id_kind AS idKind, p.id_number AS idNumber, p.gender, p.birth_on AS birthOn, c.name AS communityName,
       d.retired_on AS retiredOn, d.employer, p.mobile, d.pension_fen AS pensionFen, r.state
     FROM json_each(@ids) j
     JOIN record r ON r.id = j.value
     JOIN person p ON p.id = r.person_id
     JOIN retiree d ON d.id = r.id
     LEFT JOIN community c ON c.id = r.community_id
     ORDER BY j.key`,
  ).all({ ids: JSON.stringify(ids) }) as Omit<RecordRow, 'matched'>[];
  return rows.map((row) => ({ ...row, matched: matched.get(row.id) ?? null }));
}

export interface Facets {
  communities: { id: number; name: string; count: number }[];
  states: { state: string; count: number }[];
  retiredYears: { year: number; count: number }[];
  removed: number;
  total: number;
}

/** How many files each filter would leave. */
export function listFacets(db: ReadableDb, kind: RecordKind): Facets {
  const open = 'r.kind = @kind AND r.removed_at IS NULL AND r.pending = 0';
  const all = <T>(sql: string): T[] => prepared(db, sql).all({ kind }) as T[];
  const one = (sql: string): number => prepared(db, sql).pluck().get({ kind }) as number;
  return {
    communities: all(
      `SELECT c.id, c.name, count(*) AS count FROM record r JOIN community c ON c.id = r.community_id
       WHERE ${open} GROUP BY c.id ORDER BY c.code IS NULL, c.code, c.id LIMIT 500`,
    ),
    states: all(`SELECT r.state, count(*) AS count FROM record r WHERE ${open} GROUP BY r.state ORDER BY r.state`),
    retiredYears: all(
      `SELECT r.sort_year AS year, count(*) AS count FROM record r
       WHERE ${open} AND r.sort_year IS NOT NULL GROUP BY r.sort_year ORDER BY r.sort_year DESC LIMIT 200`,
    ),
    removed: one('SELECT count(*) FROM record r WHERE r.kind = @kind AND r.removed_at IS NOT NULL'),
    total: one(`SELECT count(*) FROM record r WHERE ${open}`),
  };
}
