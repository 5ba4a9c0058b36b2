import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { KindTables } from '#db/records/kind-store.ts';

/** The table of the small kind of a household. */

export const relief = sqliteTable('relief', {
  id: integer().primaryKey(),
  cause: text(),
  monthlyFen: integer('monthly_fen'),
});

export const reliefOwn: KindTables = {
  own: { table: relief, words: '困难家庭信息' },
  lines: [],
  more: {},
  told: { beginnings: {}, columns: {} },
  naming: [],
  searched: [],
  list: {
    cells: { cause: relief.cause, monthlyFen: relief.monthlyFen },
    coded: { cause: relief.cause },
    sorts: {},
  },
};
