import { z } from 'zod';
import type { CodeTable } from '#shared/codes/code-item.ts';
import type { CodeTableName } from '#shared/codes/tables.ts';
import { blankToNull, code, knownCode, otherTexts, otherTextsChanged, text } from '#shared/records/field-schemas.ts';
import type { KindDescription } from '#shared/records/kind.ts';
import { isDate } from '#shared/rules/calendar.ts';
import { column } from '../roster-column.ts';
import { canteenForms } from '../sheets.ts';

/** A small kind of an outlet, for tests only: canteens for the old (长者食堂), which are inspected every year. */

const ownShape = {
  communityId: z.int().positive().nullable(),
  licence: text(20),
  seats: z.int().nonnegative().nullable(),
  openedOn: blankToNull(z.string().refine(isDate, '开办日期应写成 2026-03-04')),
  serves: code('careCategory'),
  remark: text(50),
  canteenState: z.string(),
};

export const CanteenValues = z.strictObject({ ...ownShape, otherText: otherTexts() });
export type CanteenValues = z.infer<typeof CanteenValues>;

const canteenStates: CodeTable = {
  title: '食堂状态',
  source: '测试',
  items: [
    { code: 'S1', label: '营业', sure: 'source' },
    { code: 'S2', label: '停业', sure: 'source' },
  ],
  isFixed: true,
};

export const canteenTables = { canteenState: canteenStates };
const stateTable = 'canteenState' as string as CodeTableName;

/** A line for each canteen, known by its licence. */
const canteenRoster = [
  column('licence', '许可证号', 'certificate', { isRequired: true, maxLength: 20 }),
  column('outletName', '食堂名称', 'text', { maxLength: 60 }),
  column('address', '地址', 'text', { maxLength: 100 }),
  column('communityName', '所属社区', 'community', { maxLength: 40 }),
  column('keeperName', '经营者', 'text', { maxLength: 60 }),
  column('creditCode', '统一社会信用代码', 'text', { maxLength: 18 }),
  column('idNumber', '经营者身份证号', 'idNumber'),
  column('seats', '座位数', 'number'),
  column('openedOn', '开办日期', 'date'),
];

export const canteenKind: KindDescription<CanteenValues> = {
  label: '长者食堂档案',
  words: ['食堂'],
  letters: 'ST',
  subject: 'outlet',
  afterClosing: 'new-file',
  values: CanteenValues,
  changed: z
    .strictObject({ ...ownShape, canteenState: knownCode(stateTable) })
    .partial()
    .extend({ otherText: otherTextsChanged() }),
  empty: {
    ...{ communityId: null, licence: null, seats: null, openedOn: null, serves: null, remark: null },
    ...{ canteenState: 'S1', otherText: {} },
  },
  labels: {
    ...{ communityId: '所属社区', licence: '许可证号', seats: '座位数', openedOn: '开办日期', serves: '服务对象' },
    ...{ remark: '备注', canteenState: '食堂状态', otherText: '其他内容' },
  },
  codeTables: { serves: 'careCategory', canteenState: stateTable },
  rowCodes: {},
  state: { field: 'canteenState', codeTable: stateTable },
  initialStates: { canteenState: ['S1'] },
  withStatesRunOn: (said) => said,
  people: { staff: '工作人员', manager: '负责人' },
  rosterIdentity: { by: 'certificate', field: 'licence' },
  rosterColumns: canteenRoster,
  forms: canteenForms,
  reports: {},
  ledgers: {},
};
