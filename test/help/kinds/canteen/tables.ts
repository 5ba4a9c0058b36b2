import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { KindTables } from '#db/records/kind-store.ts';

/** The table of the small kind of an outlet. */

export const canteen = sqliteTable('canteen', {
  id: integer().primaryKey(),
  licence: text(),
  seats: integer(),
  openedOn: text('opened_on'),
  serves: text(),
});

export const canteenOwn: KindTables = {
  own: { table: canteen, words: '长者食堂信息' },
  lines: [],
  naming: [],
  searched: [canteen.licence],
};
