import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const reportClose = sqliteTable('report_close', {
  id: integer().primaryKey(),
  uid: text().notNull(),
  report: text().notNull(),
  fromOn: text('from_on').notNull(),
  toOn: text('to_on').notNull(),
  communityId: integer('community_id'),
  placeName: text('place_name').notNull(),
  head: text().notNull(),
  content: text().notNull(),
  sha256: text().notNull(),
  closedAt: text('closed_at').notNull(),
  closedBy: integer('closed_by').notNull(),
  removedAt: text('removed_at'),
});

export const reportCloseRow = sqliteTable(
  'report_close_row',
  {
    closeId: integer('close_id').notNull(),
    figure: text().notNull(),
    ids: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.closeId, table.figure] })],
);
