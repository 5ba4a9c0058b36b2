import type { NamingField } from '#shared/contract/organisations.ts';
import { namingColumns } from '../records/kind-tables.ts';

/** Where files name organisations: the columns of every kind, and SQL over all of them at once. */

/** The columns of one kind for one role, by their names in SQL; `d` is the kind's own row, `r` its envelope. */
export type Naming = (typeof namingColumns)[number];

/** What an organisation is registered as, for each role. */
export const roleFlags = { employer: 'is_employer', bank: 'is_bank' } as const satisfies Record<NamingField, string>;

/** Open files: neither out of use nor of an import that is still under way. */
const OPEN_FILE = 'r.removed_at IS NULL AND r.pending = 0';

/** The tables of kinds that name organisations, each with its columns. */
export const namingTables = [...new Set(namingColumns.map(({ table }) => table))].map((table) => ({
  table,
  namings: namingColumns.filter((naming) => naming.table === table),
}));

export const namingsOf = (role: NamingField): readonly Naming[] =>
  namingColumns.filter((naming) => naming.role === role);

/**
 * Open files of all kinds that name somebody in a role, narrowed within each kind by a condition, so that its index serves.
 * Rows of `key` (the folded text), `name` (the text), `code` beside it, `record_id`, `number`, `person_id`, `community_id`.
 */
export function namedFiles(role: NamingField, where: (naming: Naming) => string): string {
  const arms = namingsOf(role).map(
    (naming) => `SELECT d.${naming.key} AS key, d.${naming.text} AS name,
       ${naming.code === null ? 'NULL' : `d.${naming.code}`} AS code,
       r.id AS record_id, r.number, r.person_id, r.community_id
     FROM ${naming.table} d JOIN record r ON r.id = d.id WHERE ${where(naming)} AND ${OPEN_FILE}`,
  );
  return `(${arms.join(' UNION ALL ')})`;
}

/** How many open files name somebody by these columns, as a value of SQL. */
export function countOfFiles(namings: readonly Naming[], where: (naming: Naming) => string): string {
  const counts = namings.map(
    (naming) =>
      `(SELECT count(*) FROM ${naming.table} d JOIN record r ON r.id = d.id WHERE ${where(naming)} AND ${OPEN_FILE})`,
  );
  return `(${counts.join(' + ')})`;
}

/** Something of each role, made once. */
export const perRole = <T>(make: (role: NamingField) => T): Record<NamingField, T> => ({
  employer: make('employer'),
  bank: make('bank'),
});
