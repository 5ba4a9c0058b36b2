import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { closeReasons, leaveReasons, linkKinds } from '#shared/codes/household-words.ts';

export const household = sqliteTable('household', {
  id: integer().primaryKey(),
  uid: text().notNull(),
  number: text().notNull(),
  communityId: integer('community_id').notNull(),
  address: text().notNull(),
  openedOn: text('opened_on').notNull(),
  closedOn: text('closed_on'),
  closeReason: text('close_reason', { enum: closeReasons }),
  document: text().notNull(),
  closeDocument: text('close_document').notNull(),
  registeredAt: text('registered_at').notNull(),
  registeredBy: integer('registered_by').notNull(),
  removedAt: text('removed_at'),
});

export const householdMember = sqliteTable('household_member', {
  id: integer().primaryKey(),
  uid: text().notNull(),
  householdId: integer('household_id').notNull(),
  personId: integer('person_id').notNull(),
  relation: text().notNull(),
  joinedOn: text('joined_on').notNull(),
  leftOn: text('left_on'),
  leaveReason: text('leave_reason', { enum: leaveReasons }),
  registeredAt: text('registered_at').notNull(),
  registeredBy: integer('registered_by').notNull(),
  removedAt: text('removed_at'),
});

export const householdCommunity = sqliteTable('household_community', {
  id: integer().primaryKey(),
  householdId: integer('household_id').notNull(),
  communityId: integer('community_id').notNull(),
  fromOn: text('from_on').notNull(),
  toOn: text('to_on').notNull(),
  removedAt: text('removed_at'),
});

export const householdLink = sqliteTable('household_link', {
  id: integer().primaryKey(),
  uid: text().notNull(),
  fromId: integer('from_id').notNull(),
  toId: integer('to_id').notNull(),
  kind: text({ enum: linkKinds }).notNull(),
  linkedOn: text('linked_on').notNull(),
  removedAt: text('removed_at'),
});
