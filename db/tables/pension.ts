import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const pensionAmount = sqliteTable('pension_amount', {
  id: integer().primaryKey(),
  uid: text().notNull(),
  recordId: integer('record_id').notNull(),
  fromMonth: text('from_month').notNull(),
  fen: integer().notNull(),
  kind: text({ enum: ['award', 'adjust', 'correct'] }).notNull(),
  document: text().notNull(),
  addedAt: text('added_at').notNull(),
  addedBy: integer('added_by').notNull(),
  removedAt: text('removed_at'),
});

export const pensionAccount = sqliteTable('pension_account', {
  id: integer().primaryKey(),
  uid: text().notNull(),
  recordId: integer('record_id').notNull(),
  bankCode: text('bank_code'),
  bankName: text('bank_name'),
  accountName: text('account_name'),
  accountNumber: text('account_number'),
  untilOn: text('until_on').notNull(),
  reason: text().notNull(),
  addedAt: text('added_at').notNull(),
  addedBy: integer('added_by').notNull(),
  removedAt: text('removed_at'),
});
