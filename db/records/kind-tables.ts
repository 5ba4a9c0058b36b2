import { getTableName } from 'drizzle-orm';
import type { RecordKind } from '#shared/records/kinds.ts';
import { tablesOfKinds } from '../registers/tables.ts';

/** The name of a kind's own table: its rows stand by the file's id. */
export const ownTableOf = (kind: RecordKind): string => getTableName(tablesOfKinds[kind].own.table);

const named = Object.values(tablesOfKinds).map(({ own, lines }) => ({
  own: getTableName(own.table),
  lines: lines.map(({ set }) => getTableName(set.table)),
}));

/** The names of all kinds' own tables. */
export const ownTableNames: ReadonlySet<string> = new Set(named.map(({ own }) => own));

/** The names of all tables whose rows stand by the id of their file. */
export const fileTableNames: ReadonlySet<string> = new Set(named.flatMap(({ own, lines }) => [own, ...lines]));
