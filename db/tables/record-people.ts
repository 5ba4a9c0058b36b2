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
  /** The death of the person, as this file knows it, and the step the file took because of it. */
  deathId: integer('death_id'),
  deathStepId: integer('death_step_id'),
});
