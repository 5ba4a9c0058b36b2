import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const office = sqliteTable('office', {
  id: integer().primaryKey(),
  uid: text().notNull(),
  name: text().notNull(),
  areaCode: text('area_code').notNull(),
  contactName: text('contact_name'),
  contactPhone: text('contact_phone'),
  fondsCode: text('fonds_code'),
  setUpAt: text('set_up_at').notNull(),
  address: text(),
  postcode: text(),
  insuredArea: text('insured_area'),
  /** Words of the kinds of record the office keeps, as a JSON list. */
  kinds: text().notNull(),
});

export const user = sqliteTable('user', {
  id: integer().primaryKey(),
  uid: text().notNull(),
  name: text().notNull(),
  createdAt: text('created_at').notNull(),
  role: text({ enum: ['clerk', 'reviewer', 'archivist', 'head', 'administrator'] }).notNull(),
  passwordHash: text('password_hash'),
  disabledAt: text('disabled_at'),
});

export const userScope = sqliteTable(
  'user_scope',
  {
    userId: integer('user_id').notNull(),
    position: integer().notNull(),
    noun: text({ enum: ['kind', 'community', 'unassigned'] }).notNull(),
    kind: text(),
    communityId: integer('community_id'),
  },
  (table) => [primaryKey({ columns: [table.userId, table.position] })],
);

export const numberSeries = sqliteTable('number_series', {
  prefix: text().primaryKey(),
  last: integer().notNull(),
});
