import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Change } from '#shared/contract/records.ts';
import type { RecordKind } from '#shared/records/kinds.ts';

export const record = sqliteTable('record', {
  id: integer().primaryKey(),
  uid: text().notNull(),
  kind: text().$type<RecordKind>().notNull(),
  number: text().notNull(),
  subject: text({ enum: ['person', 'household', 'outlet'] })
    .notNull()
    .default('person'),
  personId: integer('person_id'),
  outletId: integer('outlet_id'),
  previousId: integer('previous_id'),
  communityId: integer('community_id'),
  state: text().notNull(),
  openedOn: text('opened_on').notNull(),
  endedOn: text('ended_on'),
  closedOn: text('closed_on'),
  closeReason: text('close_reason'),
  retention: text(),
  shelf: text(),
  sortName: text('sort_name').notNull(),
  sortOn: text('sort_on'),
  sortYear: integer('sort_year'),
  unreadText: text('unread_text').notNull(),
  otherText: text('other_text').notNull(),
  remark: text(),
  version: integer().notNull(),
  pending: integer().notNull(),
  importId: integer('import_id'),
  removedAt: text('removed_at'),
  removedReason: text('removed_reason'),
  createdAt: text('created_at').notNull(),
  createdBy: integer('created_by').notNull(),
  updatedAt: text('updated_at').notNull(),
  updatedBy: integer('updated_by').notNull(),
  paperFileState: text('paper_file_state'),
  paperFileNumber: text('paper_file_number'),
  paperFilePlace: text('paper_file_place'),
});

/** Which household a file of one is about, from a day up to the day before `toOn`. */
export const recordHousehold = sqliteTable('record_household', {
  id: integer().primaryKey(),
  uid: text().notNull(),
  recordId: integer('record_id').notNull(),
  householdId: integer('household_id').notNull(),
  fromOn: text('from_on').notNull(),
  toOn: text('to_on'),
  addedAt: text('added_at').notNull(),
  addedBy: integer('added_by').notNull(),
  removedAt: text('removed_at'),
});

export const change = sqliteTable('change', {
  id: integer().primaryKey(),
  at: text().notNull(),
  userId: integer('user_id').notNull(),
  origin: text({ enum: ['window', 'cli', 'import', 'demo'] }).notNull(),
  noun: text().notNull(),
  nounId: integer('noun_id').notNull(),
  action: text().$type<Change['action']>().notNull(),
  note: text(),
  before: text().notNull(),
  after: text().notNull(),
  importId: integer('import_id'),
  toldWith: integer('told_with'),
});

export const attachment = sqliteTable('attachment', {
  id: integer().primaryKey(),
  uid: text().notNull(),
  recordId: integer('record_id').notNull(),
  sha256: text().notNull(),
  name: text().notNull(),
  mime: text().notNull(),
  sizeBytes: integer('size_bytes').notNull(),
  addedAt: text('added_at').notNull(),
  addedBy: integer('added_by').notNull(),
  removedAt: text('removed_at'),
});
