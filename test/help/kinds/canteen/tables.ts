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
  more: {},
  told: { beginnings: {}, columns: {} },
  naming: [],
  searched: [canteen.licence],
  list: {
    cells: { licence: canteen.licence, seats: canteen.seats, openedOn: canteen.openedOn },
    coded: { serves: canteen.serves },
    sorts: { openedOn: { by: 'sort_on', index: 'record_list_on' } },
  },
};
