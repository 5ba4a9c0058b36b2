import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const backupSetting = sqliteTable('backup_setting', {
  id: integer().primaryKey(),
  placePath: text('place_path'),
  placeUid: text('place_uid'),
  recipient: text(),
  identity: text(),
  nameKey: text('name_key'),
});

export const backup = sqliteTable('backup', {
  id: integer().primaryKey(),
  at: text().notNull(),
  day: text().notNull(),
  reason: text({ enum: ['daily', 'asked'] }).notNull(),
  state: text({ enum: ['verified', 'failed', 'broken'] }).notNull(),
  name: text().notNull(),
  path: text().notNull(),
  isSameDisk: integer('is_same_disk').notNull(),
  isEncrypted: integer('is_encrypted').notNull(),
  bytes: integer().notNull(),
  materials: integer().notNull(),
  problem: text(),
  userId: integer('user_id').notNull(),
});
