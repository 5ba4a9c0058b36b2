import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const community = sqliteTable('community', {
  id: integer().primaryKey(),
  uid: text().notNull(),
  name: text().notNull(),
  code: text(),
  createdAt: text('created_at').notNull(),
  removedAt: text('removed_at'),
});

export const communityVersion = sqliteTable('community_version', {
  id: integer().primaryKey(),
  uid: text().notNull(),
  communityId: integer('community_id').notNull(),
  name: text().notNull(),
  code: text(),
  validFrom: text('valid_from').notNull(),
  validTo: text('valid_to'),
  document: text().notNull(),
  addedAt: text('added_at').notNull(),
  addedBy: integer('added_by'),
  removedAt: text('removed_at'),
});

export const communitySuccessor = sqliteTable('community_successor', {
  id: integer().primaryKey(),
  uid: text().notNull(),
  fromId: integer('from_id').notNull(),
  toId: integer('to_id').notNull(),
  kind: text({ enum: ['merge', 'split', 'branch'] }).notNull(),
  effectiveOn: text('effective_on').notNull(),
  document: text().notNull(),
  addedAt: text('added_at').notNull(),
  addedBy: integer('added_by').notNull(),
  removedAt: text('removed_at'),
});

export const recordCommunity = sqliteTable('record_community', {
  id: integer().primaryKey(),
  recordId: integer('record_id').notNull(),
  communityId: integer('community_id'),
  fromOn: text('from_on').notNull(),
  toOn: text('to_on').notNull(),
  removedAt: text('removed_at'),
});

export const recordAbsence = sqliteTable('record_absence', {
  id: integer().primaryKey(),
  recordId: integer('record_id').notNull(),
  fromOn: text('from_on').notNull(),
  toOn: text('to_on').notNull(),
  removedAt: text('removed_at'),
});

export const communityGroup = sqliteTable('community_group', {
  id: integer().primaryKey(),
  uid: text().notNull(),
  communityId: integer('community_id').notNull(),
  kind: text({ enum: ['residents', 'self-management'] }).notNull(),
  name: text().notNull(),
  leaderId: integer('leader_id'),
  leaderName: text('leader_name'),
  validFrom: text('valid_from').notNull(),
  validTo: text('valid_to'),
  addedAt: text('added_at').notNull(),
  addedBy: integer('added_by').notNull(),
  removedAt: text('removed_at'),
});
