import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { CommandName } from '#shared/contract/acts.ts';
import type { CommandNoun } from '#shared/registers/nouns.ts';

export const command = sqliteTable('command', {
  id: integer().primaryKey(),
  uid: text().notNull(),
  at: text().notNull(),
  userId: integer('user_id').notNull(),
  name: text().$type<CommandName>().notNull(),
  title: text().notNull(),
  noun: text().$type<CommandNoun>().notNull(),
  nounId: integer('noun_id').notNull(),
  undoneAt: text('undone_at'),
  undoneBy: integer('undone_by'),
  changeId: integer('change_id'),
});

export const commandRow = sqliteTable(
  'command_row',
  {
    commandId: integer('command_id').notNull(),
    position: integer().notNull(),
    tableName: text('table_name').notNull(),
    rowId: integer('row_id').notNull(),
    before: text(),
    after: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.commandId, table.position] })],
);
