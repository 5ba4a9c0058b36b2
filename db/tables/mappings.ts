import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const rosterSource = sqliteTable('roster_source', {
  id: integer().primaryKey(),
  uid: text().notNull(),
  name: text().notNull(),
  addedAt: text('added_at').notNull(),
  addedBy: integer('added_by').notNull(),
  removedAt: text('removed_at'),
});

export const codeMapping = sqliteTable('code_mapping', {
  id: integer().primaryKey(),
  uid: text().notNull(),
  source: text().notNull(),
  tableName: text('table_name').notNull(),
  code: text().notNull(),
  label: text(),
  target: text(),
  addedAt: text('added_at').notNull(),
  addedBy: integer('added_by').notNull(),
  removedAt: text('removed_at'),
});

export const communityMapping = sqliteTable('community_mapping', {
  id: integer().primaryKey(),
  uid: text().notNull(),
  source: text().notNull(),
  written: text().notNull(),
  answer: text({ enum: ['community', 'new', 'empty'] }).notNull(),
  communityId: integer('community_id'),
  addedAt: text('added_at').notNull(),
  addedBy: integer('added_by').notNull(),
  removedAt: text('removed_at'),
});
