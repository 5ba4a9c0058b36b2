import { z } from 'zod';
import type { CodeTable } from '#shared/codes/code-item.ts';
import { datedKeysOf } from '#shared/codes/dated-key.ts';
import type { CodeTableName } from '#shared/codes/tables.ts';
import { code, knownCode, otherTexts, otherTextsChanged, text } from '#shared/records/field-schemas.ts';
import type { KindDescription } from '#shared/records/kind.ts';
import { column } from '../roster-column.ts';
import { reliefForms } from '../sheets.ts';

/** A small kind of a household, for tests only: homes in need (困难家庭) that the street helps with a monthly sum. */

const ownShape = {
  communityId: z.int().positive().nullable(),
  cause: code('careCategory'),
  monthlyFen: z.int().nonnegative().nullable(),
  remark: text(50),
  reliefState: z.string(),
};

export const ReliefValues = z.strictObject({ ...ownShape, otherText: otherTexts() });
export type ReliefValues = z.infer<typeof ReliefValues>;

const reliefStates: CodeTable = {
  title: '救助状态',
  source: '测试',
  items: [
    { code: 'H1', label: '在助', sure: 'source' },
    { code: 'H2', label: '停助', sure: 'source' },
  ],
  isFixed: true,
};

/** Its dated values. */
export const reliefKeys = { 'relief.sum': datedKeysOf('relief')('困难家庭救助金', 'fen-per-month') };

const caseStates: CodeTable = {
  title: '案件进度',
  source: '测试',
  items: [
    { code: 'P1', label: '已受理', sure: 'source' },
    { code: 'P2', label: '已调查', sure: 'source' },
    { code: 'P3', label: '已办结', sure: 'source' },
  ],
  isFixed: true,
};

export const reliefTables = { reliefState: reliefStates, caseState: caseStates };
const stateTable = 'reliefState' as string as CodeTableName;

/** A line for each of a home's people, with the same 户号. */
const reliefRoster = [
  column('householdNumber', '户号', 'household', { isRequired: true, maxLength: 40 }),
  column('name', '姓名', 'name', { isRequired: true }),
  column('idNumber', '身份证号', 'idNumber', { isRequired: true }),
  column('relation', '与户主关系', 'code', { codeTable: 'familyRelation' }),
  column('role', '身份', 'text', { maxLength: 20 }),
  column('communityName', '所属社区', 'community', { maxLength: 40 }),
  column('address', '住址', 'text', { maxLength: 100 }),
  column('householdFrom', '起始日期', 'date'),
  column('cause', '困难原因', 'code', { codeTable: 'careCategory' }),
  column('monthlyFen', '月救助金', 'money'),
  column('remark', '备注', 'text', { maxLength: 50 }),
];

export const reliefKind: KindDescription<ReliefValues> = {
  label: '困难家庭档案',
  words: ['困难家庭'],
  letters: 'KN',
  subject: 'household',
  afterClosing: 'new-file',
  values: ReliefValues,
  changed: z
    .strictObject({ ...ownShape, reliefState: knownCode(stateTable) })
    .partial()
    .extend({ otherText: otherTextsChanged() }),
  empty: { communityId: null, cause: null, monthlyFen: null, remark: null, reliefState: 'H1', otherText: {} },
  labels: {
    ...{ communityId: '所属社区', cause: '困难原因', monthlyFen: '每月救助金', remark: '备注' },
    ...{ reliefState: '救助状态', otherText: '其他内容' },
  },
  codeTables: { cause: 'careCategory', reliefState: stateTable },
  rowCodes: {},
  state: { field: 'reliefState', codeTable: stateTable },
  initialStates: { reliefState: ['H1'] },
  withStatesRunOn: (said) => said,
  rosterIdentity: { by: 'household' },
  rosterColumns: reliefRoster,
  people: { supporter: '赡养人' },
  forms: reliefForms,
  reports: {},
  ledgers: {},
};
