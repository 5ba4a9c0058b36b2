import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

const marks = ['source', 'unverified'] as const;

export const datedValue = sqliteTable('dated_value', {
  id: integer().primaryKey(),
  uid: text().notNull(),
  key: text().notNull(),
  areaCode: text('area_code').notNull(),
  validFrom: text('valid_from').notNull(),
  validTo: text('valid_to'),
  value: text().notNull(),
  document: text().notNull(),
  mark: text({ enum: marks }).notNull(),
  addedAt: text('added_at').notNull(),
  addedBy: integer('added_by').notNull(),
  removedAt: text('removed_at'),
});

export const datedValueUse = sqliteTable('dated_value_use', {
  id: integer().primaryKey(),
  datedValueId: integer('dated_value_id'),
  key: text().notNull(),
  areaCode: text('area_code').notNull(),
  validFrom: text('valid_from').notNull(),
  value: text().notNull(),
  document: text().notNull(),
  mark: text({ enum: marks }).notNull(),
  usedOn: text('used_on').notNull(),
  noun: text().notNull(),
  nounId: integer('noun_id').notNull(),
});

export const calendarDay = sqliteTable('calendar_day', {
  date: text().primaryKey(),
  isWorkday: integer('is_workday').notNull(),
  name: text().notNull(),
  source: text().notNull(),
  addedAt: text('added_at').notNull(),
  addedBy: integer('added_by').notNull(),
});
