import { integer, real, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const codeItem = sqliteTable('code_item', {
  id: integer().primaryKey(),
  uid: text().notNull(),
  tableName: text('table_name').notNull(),
  code: text().notNull(),
  isLocal: integer('is_local').notNull(),
  label: text(),
  synonyms: text().notNull(),
  position: real(),
  retiredAt: text('retired_at'),
  version: integer().notNull(),
  addedAt: text('added_at').notNull(),
  addedBy: integer('added_by').notNull(),
  removedAt: text('removed_at'),
});
