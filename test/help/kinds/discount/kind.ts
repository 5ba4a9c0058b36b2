import { z } from 'zod';
import type { CodeTable } from '#shared/codes/code-item.ts';
import type { CodeTableName } from '#shared/codes/tables.ts';
import { emptyPerson, personCodeTables, personLabels, personShape, withPersonChecks } from '#shared/people/fields.ts';
import { blankToNull, code, knownCode, otherTexts, otherTextsChanged, text } from '#shared/records/field-schemas.ts';
import type { KindDescription } from '#shared/records/kind.ts';
import { isDate } from '#shared/rules/calendar.ts';
import { discountForms, discountReports } from './names.ts';

/** A small kind of a person, for tests only: cards (优待证) that the street issues. */

const ownShape = {
  communityId: z.int().positive().nullable(),
  cardNumber: text(20),
  issuedOn: blankToNull(z.string().refine(isDate, '发证日期应写成 2026-03-04')),
  reason: code('careCategory'),
  workplace: text(60),
  cardState: z.string(),
};

export const DiscountValues = withPersonChecks(
  z.strictObject({ ...personShape, ...ownShape, otherText: otherTexts() }),
);
export type DiscountValues = z.infer<typeof DiscountValues>;

const cardStates: CodeTable = {
  title: '优待证状态',
  source: '测试',
  items: [
    { code: 'K1', label: '有效', sure: 'source' },
    { code: 'K2', label: '注销', sure: 'source' },
  ],
  isFixed: true,
};

const periodStates: CodeTable = {
  title: '优待期状态',
  source: '测试',
  items: [
    { code: 'T1', label: '优待中', sure: 'source' },
    { code: 'T2', label: '暂停', sure: 'source' },
    { code: 'T3', label: '结束', sure: 'source' },
  ],
  isFixed: true,
};

export const discountTables = { cardState: cardStates, periodState: periodStates };
const stateTable = 'cardState' as string as CodeTableName;

const ownLabels = {
  communityId: '所属社区',
  cardNumber: '证号',
  issuedOn: '发证日期',
  reason: '优待原因',
  workplace: '所在单位',
  cardState: '证件状态',
};

export const discountKind: KindDescription<DiscountValues> = {
  label: '优待证档案',
  words: ['优待'],
  letters: 'YD',
  subject: 'person',
  afterClosing: 'new-file',
  values: DiscountValues,
  changed: z
    .strictObject({ ...ownShape, cardState: knownCode(stateTable) })
    .partial()
    .extend({ otherText: otherTextsChanged() }),
  empty: {
    ...emptyPerson,
    communityId: null,
    cardNumber: null,
    issuedOn: null,
    reason: null,
    workplace: null,
    cardState: 'K1',
  },
  labels: { ...personLabels, ...ownLabels },
  codeTables: { ...personCodeTables, reason: 'careCategory', cardState: stateTable },
  rowCodes: {},
  state: { field: 'cardState', codeTable: stateTable },
  initialStates: { cardState: ['K1'] },
  withStatesRunOn: (said) => said,
  people: { payee: '代领人', guardian: '监护人' },
  rosterIdentity: { by: 'number' },
  rosterColumns: [
    ...(['name', 'idNumber'] as const).map((field) => ({
      ...{ field, title: personLabels[field], kind: field, isRequired: true },
      ...{ reportAs: field === 'name' ? '姓名' : 'id', synonyms: [personLabels[field]] },
    })),
    {
      ...{ field: 'cardNumber', title: '证号', reportAs: '证号', synonyms: ['证号', '优待证号'] },
      ...{ kind: 'text', maxLength: 20, isRequired: false },
    },
    {
      ...{ field: 'communityName', title: '所属社区', reportAs: '所属社区', synonyms: ['社区'] },
      ...{ kind: 'community', maxLength: 40, isRequired: false },
    },
  ],
  forms: discountForms,
  reports: discountReports,
  ledgers: {},
};
