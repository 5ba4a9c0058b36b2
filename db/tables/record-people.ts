import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const recordBeside = sqliteTable('record_beside', {
  id: integer().primaryKey(),
  uid: text().notNull(),
  recordId: integer('record_id').notNull(),
  personId: integer('person_id').notNull(),
  role: text().notNull(),
  fromOn: text('from_on').notNull(),
  toOn: text('to_on'),
  addedAt: text('added_at').notNull(),
  addedBy: integer('added_by').notNull(),
  removedAt: text('removed_at'),
});
