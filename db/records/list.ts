import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { Matched, RecordFilter, RecordRow } from '#shared/contract/records.ts';
import { kinds, type RecordKind, recordKinds } from '#shared/records/kinds.ts';
import type { CellValue } from '#shared/records/list.ts';
import { type Scope, wholeOffice } from '#shared/rules/scope.ts';
import type { ReadableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { prepared } from '../core/rows.ts';
import { alias, int, typed } from '../core/typed.ts';
import { COMMUNITY_ON_DAY, nameOnDay } from '../places/record-community.ts';
import { tablesOfKinds } from '../registers/tables.ts';
import { record } from '../tables/records.ts';
import type { LatestPart, ListSort } from './kind-store.ts';
import { ownTableOf } from './kind-tables.ts';
import { type Condition, narrow } from './narrow.ts';
import { searchRecords } from './search.ts';
import { wordsOfHits } from './search-beside.ts';
import { subjectsListed } from './subject.ts';

const r = alias(record, 'r');

export interface ListQuery {
  filter: RecordFilter;
  /** One of every list or of the kind's own. */
  sort: string;
  descending: boolean;
  offset: number;
  limit: number;
}

export interface ListPage {
  rows: RecordRow[];
  total: number;
  isTotalExact: boolean;
}

/** Orders of every list, each with the index that holds it. */
const generalSorts: Readonly<Record<string, ListSort>> = {
  number: { by: 'number', index: 'record_list_number' },
  name: { by: 'sort_name', index: 'record_list_name' },
  updatedAt: { by: 'updated_at', index: 'record_list_updated' },
};

/** Every order of a kind's list. */
export const sortsOf = (kind: RecordKind): Readonly<Record<string, ListSort>> => ({
  ...generalSorts,
  ...tablesOfKinds[kind].list.sorts,
});

/** One page of the list of what the user may see, by filters or by a text. A text's hits come best first unless another order is asked for. */
export function listRecords(db: ReadableDb, query: ListQuery, scope: Scope = wholeOffice): ListPage {
  if (query.filter.text.trim() !== '') return listHits(db, query, scope);
  const { sql, params } = narrow(query.filter, scope);
  const total = read(db, typed`SELECT ${int('count(*)')} FROM record r WHERE ${sql}`).one(params);
  const { offset, limit } = query;
  const ids = read(db, pageOf(query, { sql, params })).all({ ...params, limit, offset });
  return { rows: rowsOf(db, query.filter, ids), total, isTotalExact: true };
}

/** The ids of one page, in its order, by what an index holds. */
export const pageOf = (query: Pick<ListQuery, 'filter' | 'sort' | 'descending'>, { sql }: Condition) =>
  typed`SELECT ${r.id} FROM ${r} WHERE ${sql} ${order(query)} LIMIT @limit OFFSET @offset`;

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
  const shown = new Set(page);
  const words = wordsOfHits(
    db,
    query.filter.kind,
    hits.filter(({ recordId }) => shown.has(recordId)),
  );
  const rows = rowsOf(db, query.filter, page, matched).map((row) => {
    const beside = words.get(row.id);
    return beside === undefined ? row : { ...row, beside };
  });
  return { rows, total: hits.length, isTotalExact: isWhole };
}

/** @throws Error where the kind's list has no such order, which the contract refuses */
function order({ filter, sort, descending }: Pick<ListQuery, 'filter' | 'sort' | 'descending'>): string {
  const direction = descending ? 'DESC' : 'ASC';
  const by = sortsOf(filter.kind)[sort]?.by;
  if (by === undefined) throw new Error(`no order ${sort}`);
  const second = by === 'number' ? '' : `, r.number ${direction}`;
  return `ORDER BY r.${by} ${direction}${second}`;
}

/** The rows of these files of a kind as the list shows them today, in the order of the ids. */
export function rowsOfRecords(db: ReadableDb, kind: RecordKind, ids: readonly number[]): RecordRow[] {
  return rowsOf(db, { kind, onDate: null }, ids);
}

type OwnColumn = `own_${number}`;

interface OwnCells {
  /** By name in a row of the list the name it is read under. */
  columns: readonly (readonly [string, OwnColumn])[];
  /** On `d`, the kind's own row. */
  sql: string;
}

function cellsOf(kind: RecordKind): OwnCells {
  const cells = Object.entries(tablesOfKinds[kind].list.cells);
  return {
    columns: cells.map(([name], place) => [name, `own_${place}`]),
    sql: cells.map(([, cell], place) => `, ${cellSql(cell)} AS own_${place}`).join(''),
  };
}

// The names are those of the kind's description; the newest part is found by the index that keeps its number unique.
function cellSql(cell: SQLiteColumn | LatestPart): string {
  if (!('part' in cell)) return `d.${cell.name}`;
  return `(SELECT p.states ->> '$.${cell.field}' FROM record_part p WHERE p.record_id = d.id AND p.type = '${cell.part}'
    AND p.removed_at IS NULL ORDER BY p.number DESC LIMIT 1)`;
}

const ownCells: ReadonlyMap<RecordKind, OwnCells> = new Map(recordKinds.map((kind) => [kind, cellsOf(kind)]));

type ListedRow = Omit<RecordRow, 'cells' | 'matched' | 'beside'> & Record<OwnColumn, CellValue>;

function rowsOf(
  db: ReadableDb,
  { kind, onDate }: Pick<RecordFilter, 'kind' | 'onDate'>,
  ids: readonly number[],
  matched: ReadonlyMap<number, Matched> = new Map(),
): RecordRow[] {
  const { columns, join } = subjectsListed[kinds[kind].subject];
  const communityName = onDate === null ? 'c.name' : nameOnDay(COMMUNITY_ON_DAY);
  const own = ownCells.get(kind) ?? cellsOf(kind);
  const rows = prepared(
    db,
    `SELECT r.id, r.number, ${columns}, ${communityName} AS communityName, r.state, r.closed_on AS closedOn${own.sql}
     FROM json_each(@ids) j
     CROSS JOIN record r ON r.id = j.value
     ${join}
     JOIN ${ownTableOf(kind)} d ON d.id = r.id
     LEFT JOIN community c ON c.id = r.community_id`,
  ).all({ ids: JSON.stringify(ids), ...(onDate === null ? {} : { onDate }) }) as ListedRow[];
  // Put in order here: SQLite would sort the rows whole, a quarter of what they cost.
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((asked) => {
    const row = byId.get(asked);
    if (row === undefined) return [];
    const cells: RecordRow['cells'] = {};
    for (const [name, column] of own.columns) cells[name] = row[column] ?? null;
    const { id, number, name, idKind, idNumber, gender, birthOn, communityName, mobile, state, closedOn } = row;
    return {
      id,
      number,
      name,
      idKind,
      idNumber,
      gender,
      birthOn,
      communityName,
      mobile,
      state,
      closedOn,
      cells,
      matched: matched.get(id) ?? null,
    };
  });
}
