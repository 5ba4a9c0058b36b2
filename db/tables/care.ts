import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const service = sqliteTable('service', {
  id: integer().primaryKey(),
  uid: text().notNull(),
  kind: text({ enum: ['visit', 'activity', 'condolence', 'help'] }).notNull(),
  onDate: text('on_date').notNull(),
  place: text(),
  byRole: text('by_role', { enum: ['staff', 'community', 'leader', 'volunteer', 'other'] }).notNull(),
  byName: text('by_name').notNull(),
  groupId: integer('group_id'),
  what: text(),
  occasion: text(),
  amountFen: integer('amount_fen'),
  goods: text(),
  result: text(),
  nextOn: text('next_on'),
  version: integer().notNull().default(1),
  addedAt: text('added_at').notNull(),
  addedBy: integer('added_by').notNull(),
  updatedAt: text('updated_at').notNull(),
  updatedBy: integer('updated_by').notNull(),
  removedAt: text('removed_at'),
  removedReason: text('removed_reason'),
});

export const servicePerson = sqliteTable('service_person', {
  id: integer().primaryKey(),
  serviceId: integer('service_id').notNull(),
  recordId: integer('record_id').notNull(),
  eventId: integer('event_id'),
  settledEventId: integer('settled_event_id'),
  removedAt: text('removed_at'),
});
