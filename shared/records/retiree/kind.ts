import type { KindDescription } from '../kind.ts';
import {
  ChangedRetiree,
  emptyRetiree,
  RetireeValues,
  retireeCodeTables,
  retireeLabels,
  retireeRowCodes,
} from './fields.ts';
import { retireeForms } from './forms/names.ts';
import { initialStates, withAgedCertification } from './life-cycle/states.ts';
import { retireeLedgers, retireeReports } from './reports/names.ts';
import { retireeRosterColumns } from './roster.ts';

/** Pension files of retirees whom the street looks after. */
export const retireeKind = {
  label: '退休人员档案',
  words: ['退休', '养老金', '认证', '遗属'],
  letters: 'TX',
  subject: 'person',
  afterClosing: 'reopen',
  values: RetireeValues,
  changed: ChangedRetiree,
  empty: emptyRetiree,
  labels: retireeLabels,
  codeTables: retireeCodeTables,
  rowCodes: retireeRowCodes,
  state: { field: 'management', codeTable: 'management' },
  initialStates,
  withStatesRunOn: withAgedCertification<RetireeValues>,
  people: 'none',
  rosterIdentity: { by: 'number' },
  rosterColumns: retireeRosterColumns,
  forms: retireeForms,
  reports: retireeReports,
  ledgers: retireeLedgers,
} satisfies KindDescription<RetireeValues>;
