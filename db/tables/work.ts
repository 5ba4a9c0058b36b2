import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { RecordKind } from '#shared/records/kinds.ts';

// `import` and `print` are words of the language: the table objects carry a suffix, the tables do not.

export const importTable = sqliteTable('import', {
  id: integer().primaryKey(),
  uid: text().notNull(),
  kind: text().$type<RecordKind>().notNull(),
  state: text({ enum: ['reading', 'planned', 'applying', 'applied', 'undoing', 'undone', 'discarded'] }).notNull(),
  path: text().notNull(),
  fileName: text('file_name').notNull(),
  format: text({ enum: ['xlsx', 'xls', 'csv'] }).notNull(),
  encoding: text(),
  sheets: text().notNull(),
  sheet: text().notNull(),
  headerRow: integer('header_row').notNull(),
  columns: text().notNull(),
  summary: text().notNull(),
  startedAt: text('started_at').notNull(),
  startedBy: integer('started_by').notNull(),
  appliedAt: text('applied_at'),
  undoneAt: text('undone_at'),
  source: text(),
});

export const importRow = sqliteTable(
  'import_row',
  {
    importId: integer('import_id').notNull(),
    /** Counts on from sheet to sheet: `row` of the table. */
    position: integer('row').notNull(),
    verdict: text({ enum: ['created', 'updated', 'same', 'rejected', 'ignored'] }).notNull(),
    field: text(),
    reason: text(),
    message: text(),
    entry: text().notNull(),
    differences: text().notNull(),
    notes: text().notNull(),
    warnings: text().notNull(),
    cells: text().notNull(),
    recordId: integer('record_id'),
    recordVersion: integer('record_version'),
    /** null: the one sheet of an import of an earlier program, and `position` is its row. */
    sheet: text(),
    row: integer('sheet_row'),
  },
  (table) => [primaryKey({ columns: [table.importId, table.position] })],
);

export const columnMemory = sqliteTable(
  'column_memory',
  { kind: text().notNull(), heading: text().notNull(), field: text() },
  (table) => [primaryKey({ columns: [table.kind, table.heading] })],
);

export const handover = sqliteTable('handover', {
  id: integer().primaryKey(),
  uid: text().notNull(),
  name: text().notNull(),
  path: text().notNull(),
  recipient: text().notNull(),
  remark: text().notNull(),
  state: text({ enum: ['writing', 'done', 'failed', 'cancelled', 'interrupted'] }).notNull(),
  selection: text().notNull(),
  records: integer().notNull(),
  files: integer().notNull(),
  bytes: integer().notNull(),
  manifestSha256: text('manifest_sha256'),
  startedAt: text('started_at').notNull(),
  startedBy: integer('started_by').notNull(),
  finishedAt: text('finished_at'),
  logEntries: integer('log_entries'),
  logHash: text('log_hash'),
});

export const handoverRecord = sqliteTable(
  'handover_record',
  {
    handoverId: integer('handover_id').notNull(),
    position: integer().notNull(),
    recordId: integer('record_id').notNull(),
    recordVersion: integer('record_version').notNull(),
    attachments: integer().notNull(),
    /** null: packed by a program that kept no versions of people. */
    personVersion: integer('person_version'),
  },
  (table) => [primaryKey({ columns: [table.handoverId, table.position] })],
);

export const printTable = sqliteTable('print', {
  id: integer().primaryKey(),
  at: text().notNull(),
  userId: integer('user_id').notNull(),
  form: text().notNull(),
  noun: text().notNull(),
  nounId: integer('noun_id').notNull(),
  way: text({ enum: ['printer', 'pdf'] }).notNull(),
});

export const job = sqliteTable('job', {
  id: text().primaryKey(),
  kind: text().notNull(),
  title: text().notNull(),
  input: text().notNull(),
  state: text({ enum: ['running', 'done', 'failed', 'cancelled', 'interrupted'] }).notNull(),
  result: text(),
  error: text(),
  startedAt: text('started_at').notNull(),
  startedBy: integer('started_by').notNull(),
  finishedAt: text('finished_at'),
});
