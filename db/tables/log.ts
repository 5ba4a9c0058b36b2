import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const logTable = sqliteTable('log', {
  id: integer().primaryKey(),
  at: text().notNull(),
  userId: integer('user_id').notNull(),
  origin: text().notNull(),
  action: text({ enum: ['read', 'write', 'print', 'export', 'sign-in', 'sign-out'] }).notNull(),
  noun: text().notNull(),
  nounId: integer('noun_id').notNull(),
  what: text().notNull(),
  changeId: integer('change_id'),
  changeDigest: text('change_digest'),
  previous: text().notNull(),
  hash: text().notNull(),
  valuesSum: text('values_sum'),
});

export const logHead = sqliteTable('log_head', {
  id: integer().primaryKey(),
  entries: integer().notNull(),
  hash: text().notNull(),
});

export const clockTrust = sqliteTable('clock_trust', {
  id: integer().primaryKey(),
  trustedAt: text('trusted_at').notNull(),
});
