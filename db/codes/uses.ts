import { getTableColumns, getTableName } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { type CodeTableName, codeTables, isCodeTable } from '#shared/codes/tables.ts';
import { AppError } from '#shared/errors.ts';
import { emptyPerson, isPersonField, personCodeTables } from '#shared/people/fields.ts';
import { kinds, type RecordKind, recordKinds } from '#shared/records/kinds.ts';
import type { ReadableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { prepared } from '../core/rows.ts';
import { alias, int, present, typed } from '../core/typed.ts';
import { filesOf } from '../registers/files.ts';
import { tablesOfKinds } from '../registers/tables.ts';
import { codeItem } from '../tables/codes.ts';
import { person } from '../tables/people.ts';
import { record } from '../tables/records.ts';

const g = alias(codeItem, 'g');

/** Where a code of a table may stand: every column that holds codes is here, or a code in use could be deleted. */
export interface CodePlace {
  /** The kind whose files have the field; null: it is the person's, of whichever kind. */
  kind: RecordKind | null;
  /** The field of a file, or null where the column is no field of one. */
  field: string | null;
  table: CodeTableName;
  /** `person`, `record` and a kind's own: one row a file; others by themselves. */
  sqlTable: string;
  column: string;
  /** The column holds a JSON list of codes. */
  isList: boolean;
}

/** Columns with codes beside the fields of a file. */
const otherPlaces: readonly CodePlace[] = [
  { kind: null, field: null, table: 'familyRelation', sqlTable: 'household_member', column: 'relation', isList: false },
  { kind: null, field: null, table: 'bank', sqlTable: 'organisation', column: 'bank_code', isList: false },
];

export const codePlaces: readonly CodePlace[] = [
  ...placesIn(null, personCodeTables, emptyPerson),
  ...recordKinds.flatMap((kind) => {
    const { codeTables, empty } = kinds[kind];
    const own = Object.entries(codeTables).filter(([field]) => !isPersonField(field));
    const lines = filesOf[kind].lineCodes.map((place) => ({ kind, field: null, isList: false, ...place }));
    return [...placesIn(kind, Object.fromEntries(own), { ...empty }), ...lines];
  }),
  ...otherPlaces,
];

/** How many files and cards hold each code of a table: taken out of use or not, an undo may bring them back. */
export function codeUses(db: ReadableDb, table: CodeTableName): Map<string, number> {
  const uses = new Map<string, number>();
  for (const place of codePlaces.filter((one) => one.table === table)) {
    const rows = prepared(
      db,
      `SELECT ${valueSql(place)} AS code, count(*) AS count ${from(place)} WHERE ${valueSql(place)} IS NOT NULL GROUP BY 1`,
    ).all() as { code: string; count: number }[];
    for (const { code, count } of rows) uses.set(code, (uses.get(code) ?? 0) + count);
  }
  return uses;
}

export function codeUseCount(db: ReadableDb, table: CodeTableName, code: string): number {
  return codePlaces
    .filter((place) => place.table === table)
    .map((place) => read(db, typed`SELECT ${int('count(*)')} ${from(place)} WHERE ${valueSql(place)} = ?`).one(code))
    .reduce((sum, count) => sum + count, 0);
}

/**
 * After an act was taken back: no file may hold a code that the dictionary has lost with it.
 * @throws AppError code.inUse
 */
export function refuseLostCodes(db: ReadableDb): void {
  const lost = read(
    db,
    typed`SELECT ${{ table: g.tableName, code: g.code, label: present(g.label) }} FROM ${g}
     WHERE g.removed_at IS NOT NULL AND g.is_local = 1 AND NOT EXISTS (
       SELECT 1 FROM code_item c WHERE c.table_name = g.table_name AND c.code = g.code AND c.removed_at IS NULL)`,
  ).all();
  for (const { table, code, label } of lost) {
    if (!isCodeTable(table) || codeTables[table].items.some((item) => item.code === code)) continue;
    const count = codeUseCount(db, table, code);
    if (count > 0) throw new AppError('code.inUse', { label: `${code} ${label}`, count });
  }
}

function placesIn(
  kind: RecordKind | null,
  codeTables: Readonly<Partial<Record<string, CodeTableName>>>,
  empty: Readonly<Record<string, unknown>>,
): CodePlace[] {
  return Object.entries(codeTables).flatMap(([field, table]) => {
    if (!table) return [];
    const [sqlTable, column] = placeOf(kind, field);
    return [{ kind, field, table, sqlTable: getTableName(sqlTable), column, isList: Array.isArray(empty[field]) }];
  });
}

function placeOf(kind: RecordKind | null, field: string): [SQLiteTable, string] {
  if (kind !== null && field === kinds[kind].state.field) return [record, 'state'];
  const own = kind === null ? person : tablesOfKinds[kind].own.table;
  // The envelope keeps the custody of the paper files of every kind.
  const sqlTable = kind !== null && !(field in getTableColumns(own)) ? record : own;
  const column = getTableColumns(sqlTable)[field as never] as { name: string } | undefined;
  if (!column) throw new Error(`no column keeps the code of ${field}`);
  return [sqlTable, column.name];
}

function valueSql(place: CodePlace): string {
  return place.isList ? 'j.value' : `t."${place.column}"`;
}

// A person's code counts once for each of their files, and once where they have none.
function from({ sqlTable, column, isList }: CodePlace): string {
  const list = isList ? `, json_each(t."${column}") j` : '';
  const files = sqlTable === 'person' ? ' LEFT JOIN record r ON r.person_id = t.id' : '';
  return `FROM "${sqlTable}" t${files}${list}`;
}
