import { integer, primaryKey, type SQLiteTable, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { RowSet } from '../../core/rows.ts';
import type { KindTables } from '../kind-store.ts';

export const retiree = sqliteTable('retiree', {
  id: integer().primaryKey(),
  employer: text(),
  employerCode: text('employer_code'),
  workStartedOn: text('work_started_on'),
  fileBirthMonth: text('file_birth_month'),
  accountOpenedMonth: text('account_opened_month'),
  retiredOn: text('retired_on'),
  retirementType: text('retirement_type'),
  specialWork: text('special_work'),
  specialWorkName: text('special_work_name'),
  specialWorkMonths: integer('special_work_months'),
  deemedMonths: integer('deemed_months'),
  actualMonths: integer('actual_months'),
  certificateNumber: text('certificate_number'),
  honour: text(),
  partyOrganisation: text('party_organisation'),
  pensionFen: integer('pension_fen'),
  bankCode: text('bank_code'),
  bankName: text('bank_name'),
  accountName: text('account_name'),
  accountNumber: text('account_number'),
  paymentMethod: text('payment_method'),
  selfGroup: text('self_group'),
  benefitState: text('benefit_state').notNull(),
  certificationState: text('certification_state').notNull(),
  employerKey: text('employer_key'),
  employerId: integer('employer_id'),
  bankKey: text('bank_key'),
  bankId: integer('bank_id'),
  certifiedOn: text('certified_on'),
  certifiedThrough: text('certified_through'),
});

export const retireeDependant = sqliteTable(
  'retiree_dependant',
  {
    retireeId: integer('retiree_id').notNull(),
    position: integer().notNull(),
    name: text().notNull(),
    relation: text(),
    birthOn: text('birth_on'),
    idNumber: text('id_number'),
  },
  (table) => [primaryKey({ columns: [table.retireeId, table.position] })],
);

/** The dependants of one file. */
export const dependantRows: RowSet<typeof retireeDependant> = {
  table: retireeDependant,
  of: 'retiree_id = @owner',
  order: 'position',
};

export const retireeTables: KindTables = {
  own: { table: retiree, words: '退休信息' },
  lines: [{ set: dependantRows as RowSet<SQLiteTable>, owner: 'retiree_id', words: '供养亲属' }],
  more: {
    pension_amount: '养老金金额',
    pension_account: '养老金账户',
    opening: '期初',
    pension_adjustment: '养老金调整',
    pension_adjustment_line: '养老金调整明细',
  },
  told: { beginnings: { pension: '养老金' }, columns: { retiredOn: '退休日期' } },
  naming: [
    {
      role: 'employer',
      text: retiree.employer,
      key: retiree.employerKey,
      id: retiree.employerId,
      code: retiree.employerCode,
    },
    { role: 'bank', text: retiree.bankName, key: retiree.bankKey, id: retiree.bankId, code: retiree.bankCode },
  ],
  searched: [],
  list: {
    cells: { retiredOn: retiree.retiredOn, employer: retiree.employer, pensionFen: retiree.pensionFen },
    coded: {},
    // The envelope keeps the retirement beside the number, where one index holds both.
    sorts: { retiredOn: { by: 'sort_on', index: 'record_list_on' } },
  },
};
