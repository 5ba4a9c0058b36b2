import { getTableColumns, getTableName } from 'drizzle-orm';
import { type RecordKind, recordKinds } from '#shared/records/kinds.ts';
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

/** By which columns files of each kind name organisations, by the names of SQL. */
export const namingColumns = recordKinds.flatMap((kind) =>
  tablesOfKinds[kind].naming.map(({ role, text, key, id, code }) => ({
    ...{ kind, table: ownTableOf(kind), role },
    ...{ text: text.name, key: key.name, id: id.name, code: code?.name ?? null },
  })),
);

/** The names of the columns that lead to an organisation, as images of rows write them. */
export const namingLinks: readonly string[] = Object.values(tablesOfKinds).flatMap(({ own, naming }) =>
  Object.entries(getTableColumns(own.table)).flatMap(([name, column]) =>
    naming.some(({ id }) => id === column) ? [name] : [],
  ),
);

/** The columns of a kind's own table that the search looks through. */
export const searchedColumns = (kind: RecordKind): readonly string[] =>
  tablesOfKinds[kind].searched.map((column) => column.name);
