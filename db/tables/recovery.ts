import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const recoveryCard = sqliteTable('recovery_card', {
  id: integer().primaryKey(),
  madeAt: text('made_at').notNull(),
  madeBy: integer('made_by').notNull(),
  codeHash: text('code_hash'),
  endedAt: text('ended_at'),
  endedAs: text('ended_as', { enum: ['used', 'replaced'] }),
});
