import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const event = sqliteTable('event', {
  id: integer().primaryKey(),
  uid: text().notNull(),
  recordId: integer('record_id').notNull(),
  step: text().notNull(),
  onDate: text('on_date').notNull(),
  month: text(),
  reason: text(),
  way: text(),
  party: text(),
  place: text(),
  amountFen: integer('amount_fen'),
  note: text(),
  evidence: text().notNull(),
  before: text().notNull(),
  after: text().notNull(),
  deadlineLabel: text('deadline_label'),
  deadlineOn: text('deadline_on'),
  deadlineIsCertain: integer('deadline_is_certain').notNull(),
  settledOn: text('settled_on'),
  addedAt: text('added_at').notNull(),
  addedBy: integer('added_by').notNull(),
  removedAt: text('removed_at'),
  /** The part of the file it belongs to; null: the file itself. */
  partId: integer('part_id'),
});

/** Numbered parts of files, each with states of its own. */
export const recordPart = sqliteTable('record_part', {
  id: integer().primaryKey(),
  uid: text().notNull(),
  recordId: integer('record_id').notNull(),
  type: text().notNull(),
  number: integer().notNull(),
  openedOn: text('opened_on').notNull(),
  closedOn: text('closed_on'),
  states: text().notNull(),
  version: integer().notNull(),
  addedAt: text('added_at').notNull(),
  addedBy: integer('added_by').notNull(),
  removedAt: text('removed_at'),
});

/** What has to be done because of a step beside the first thing, which stands in the step's own row. */
export const eventDeadline = sqliteTable('event_deadline', {
  id: integer().primaryKey(),
  uid: text().notNull(),
  eventId: integer('event_id').notNull(),
  recordId: integer('record_id').notNull(),
  label: text().notNull(),
  dueOn: text('due_on'),
  isCertain: integer('is_certain').notNull(),
  settledOn: text('settled_on'),
  addedAt: text('added_at').notNull(),
  addedBy: integer('added_by').notNull(),
  removedAt: text('removed_at'),
});
