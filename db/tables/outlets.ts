import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const outlet = sqliteTable('outlet', {
  id: integer().primaryKey(),
  uid: text().notNull(),
  name: text().notNull(),
  organisationId: integer('organisation_id'),
  personId: integer('person_id'),
  communityId: integer('community_id').notNull(),
  address: text().notNull(),
  phone: text(),
  remark: text(),
  mergedInto: integer('merged_into'),
  version: integer().notNull().default(1),
  createdAt: text('created_at').notNull(),
  updatedAt: text('updated_at').notNull(),
  updatedBy: integer('updated_by').notNull(),
  removedAt: text('removed_at'),
  py: text().notNull().default(''),
  ini: text().notNull().default(''),
});
