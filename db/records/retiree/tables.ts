import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { RowSet } from '../../core/rows.ts';
import { retiree, retireeDependant } from '../../tables/records.ts';
import type { KindTables } from '../kind-store.ts';

/** The dependants of one file. */
export const dependantRows: RowSet<typeof retireeDependant> = {
  table: retireeDependant,
  of: 'retiree_id = @owner',
  order: 'position',
};

export const retireeTables: KindTables = {
  own: { table: retiree, words: '退休信息' },
  lines: [{ set: dependantRows as RowSet<SQLiteTable>, owner: 'retiree_id', words: '供养亲属' }],
};
