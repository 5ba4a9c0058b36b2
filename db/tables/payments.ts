import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const pensionAdjustment = sqliteTable('pension_adjustment', {
  id: integer().primaryKey(),
  uid: text().notNull(),
  source: text({ enum: ['list', 'rule'] }).notNull(),
  document: text().notNull(),
  decidedOn: text('decided_on').notNull(),
  fromMonth: text('from_month').notNull(),
  payMonth: text('pay_month').notNull(),
  fileName: text('file_name'),
  people: integer().notNull(),
  leftOut: integer('left_out').notNull(),
  increaseFen: integer('increase_fen').notNull(),
  arrearsFen: integer('arrears_fen').notNull(),
  addedAt: text('added_at').notNull(),
  addedBy: integer('added_by').notNull(),
  removedAt: text('removed_at'),
});

export const pensionAdjustmentLine = sqliteTable('pension_adjustment_line', {
  id: integer().primaryKey(),
  adjustmentId: integer('adjustment_id').notNull(),
  position: integer().notNull(),
  numberText: text('number_text').notNull(),
  nameText: text('name_text').notNull(),
  recordId: integer('record_id'),
  fromMonth: text('from_month').notNull(),
  beforeFen: integer('before_fen'),
  afterFen: integer('after_fen'),
  formulaFen: integer('formula_fen'),
  arrearsFen: integer('arrears_fen').notNull(),
  isApplied: integer('is_applied').notNull(),
  note: text(),
});

export const paymentItem = sqliteTable('payment_item', {
  id: integer().primaryKey(),
  uid: text().notNull(),
  recordId: integer('record_id').notNull(),
  month: text().notNull(),
  kind: text({ enum: ['subsidy', 'arrears', 'deduction'] }).notNull(),
  fen: integer().notNull(),
  months: text().notNull(),
  reason: text().notNull(),
  source: text({ enum: ['adjustment', 'roll', 'clerk'] }).notNull(),
  adjustmentId: integer('adjustment_id'),
  addedAt: text('added_at').notNull(),
  addedBy: integer('added_by').notNull(),
  removedAt: text('removed_at'),
});

export const paymentRoll = sqliteTable('payment_roll', {
  id: integer().primaryKey(),
  uid: text().notNull(),
  month: text().notNull(),
  people: integer().notNull(),
  netFen: integer('net_fen').notNull(),
  answeredOn: text('answered_on'),
  addedAt: text('added_at').notNull(),
  addedBy: integer('added_by').notNull(),
  removedAt: text('removed_at'),
  answers: text().notNull().default('{}'),
  serial: integer().notNull().default(1),
  voidReason: text('void_reason'),
  voidedBy: integer('voided_by'),
});

export const paymentLine = sqliteTable('payment_line', {
  id: integer().primaryKey(),
  rollId: integer('roll_id').notNull(),
  position: integer().notNull(),
  recordId: integer('record_id').notNull(),
  communityId: integer('community_id'),
  communityName: text('community_name'),
  name: text().notNull(),
  gender: text(),
  idNumber: text('id_number'),
  phone: text(),
  bankCode: text('bank_code'),
  bankName: text('bank_name'),
  accountName: text('account_name'),
  accountNumber: text('account_number'),
  paymentMethod: text('payment_method'),
  baseFen: integer('base_fen').notNull(),
  subsidyFen: integer('subsidy_fen').notNull(),
  arrearsFen: integer('arrears_fen').notNull(),
  deductionFen: integer('deduction_fen').notNull(),
  netFen: integer('net_fen').notNull(),
  note: text(),
});

export const paymentReturn = sqliteTable('payment_return', {
  id: integer().primaryKey(),
  uid: text().notNull(),
  recordId: integer('record_id').notNull(),
  rollId: integer('roll_id').notNull(),
  lineId: integer('line_id').notNull(),
  returnedOn: text('returned_on').notNull(),
  reason: text().notNull(),
  eventId: integer('event_id').notNull(),
  addedAt: text('added_at').notNull(),
  addedBy: integer('added_by').notNull(),
  removedAt: text('removed_at'),
});

/** Of final rolls and of closed reports. */
export const keptText = sqliteTable('kept_text', {
  id: integer().primaryKey(),
  noun: text({ enum: ['payroll', 'report'] }).notNull(),
  nounId: integer('noun_id').notNull(),
  version: text().notNull(),
  sha256: text().notNull(),
  keptAt: text('kept_at').notNull(),
  isLater: integer('is_later').notNull(),
});
