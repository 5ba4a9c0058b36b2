import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { KindTables } from '#db/records/kind-store.ts';

/** The table of the small kind of a person. */

export const discount = sqliteTable('discount', {
  id: integer().primaryKey(),
  cardNumber: text('card_number'),
  issuedOn: text('issued_on'),
  reason: text(),
  workplace: text(),
  workplaceKey: text('workplace_key'),
  workplaceId: integer('workplace_id'),
});

export const discountOwn: KindTables = {
  own: { table: discount, words: '优待证信息' },
  lines: [],
  more: {},
  told: { beginnings: {}, columns: {} },
  naming: [
    { role: 'employer', text: discount.workplace, key: discount.workplaceKey, id: discount.workplaceId, code: null },
  ],
  searched: [discount.cardNumber],
  list: {
    cells: {
      ...{ cardNumber: discount.cardNumber, issuedOn: discount.issuedOn },
      periodState: { part: 'period', field: 'periodState' },
    },
    coded: { reason: discount.reason },
    sorts: { issuedOn: { by: 'sort_on', index: 'record_list_on' } },
  },
};
