import { z } from 'zod';
import type { CodeTableName } from '../../codes/tables.ts';
import { emptyPerson, personCodeTables, personLabels, personShape, withPersonChecks } from '../../people/fields.ts';
import { isDate, isMonth } from '../../rules/calendar.ts';
import { readAnyNumber } from '../../rules/person-number.ts';
import {
  blankToNull,
  code,
  dayOrMonth,
  knownCode,
  lines,
  month,
  otherName,
  otherTexts,
  otherTextsChanged,
  text,
} from '../field-schemas.ts';

/** The file's own fields; what is known of the person stands in shared/people/fields. */
const ownShape = {
  employer: text(100),
  employerCode: text(20),
  workStartedOn: dayOrMonth('参加工作时间'),
  fileBirthMonth: month('档案认定出生年月'),
  accountOpenedMonth: month('建立个人账户时间'),
  retiredOn: dayOrMonth('退休时间'),
  retirementType: code('retirementType'),
  specialWork: code('specialWork'),
  specialWorkName: text(30),
  specialWorkMonths: blankToNull(z.int('请填写月数').min(0, '月数不能为负').max(720, '月数不能超过 720')),
  deemedMonths: blankToNull(z.int('请填写月数').min(0, '月数不能为负').max(720, '月数不能超过 720')),
  actualMonths: blankToNull(z.int('请填写月数').min(0, '月数不能为负').max(720, '月数不能超过 720')),
  certificateNumber: text(20),
  honour: code('honour'),
  partyOrganisation: text(50),

  pensionFen: blankToNull(z.int('金额最多两位小数').min(0, '金额不能为负').max(999_999_999, '金额过大')),
  bankCode: code('bank'),
  bankName: text(100),
  accountName: otherName,
  accountNumber: blankToNull(z.string().regex(/^\d{8,32}$/, '账号应为 8 至 32 位数字')),
  paymentMethod: code('paymentMethod'),

  communityId: z.int().positive().nullable(),

  selfGroup: text(30),
  dependants: z
    .array(
      z.strictObject({
        name: otherName.unwrap().min(1, '请填写姓名'),
        relation: code('familyRelation'),
        birthOn: blankToNull(
          z.string().refine((value) => isDate(value) || isMonth(value), '出生日期应写成 1952-03-04'),
        ),
        idNumber: blankToNull(z.string().refine((value) => readAnyNumber(value).ok, '证件号码校验不对')),
      }),
    )
    .max(3, '登记表只有三行'),

  paperFileNumber: text(20),
  paperFilePlace: text(20),
  management: knownCode('management'),
  benefitState: knownCode('benefitState'),
  certificationState: knownCode('certificationState'),
  paperFileState: knownCode('paperFileState'),
  remark: text(500, lines),
};

const fields = z.strictObject(ownShape);

/**
 * The values of a retiree's file with those of its person, as the clerk types them and the form
 * 企业退休人员社会化管理服务登记表 prints them (domain file retiree-unemployment.md B.1). Empty fields are null; amounts are fen;
 * partial dates keep their precision.
 */
export const RetireeValues = withPersonChecks(
  z.strictObject({
    ...personShape,
    ...ownShape,
    /** Field to what was written where 其他 was chosen. */
    otherText: otherTexts(),
  }),
);
export type RetireeValues = z.infer<typeof RetireeValues>;

/** What a save changes of a retiree's file: the fields that were changed, of texts beside 其他 those that were (null: erased). */
export const ChangedRetiree = fields.partial().extend({ otherText: otherTextsChanged() });

export const emptyRetiree: RetireeValues = {
  ...emptyPerson,
  employer: null,
  employerCode: null,
  workStartedOn: null,
  fileBirthMonth: null,
  accountOpenedMonth: null,
  retiredOn: null,
  retirementType: null,
  specialWork: null,
  specialWorkName: null,
  specialWorkMonths: null,
  deemedMonths: null,
  actualMonths: null,
  certificateNumber: null,
  honour: null,
  partyOrganisation: null,
  pensionFen: null,
  bankCode: null,
  bankName: null,
  accountName: null,
  accountNumber: null,
  paymentMethod: null,
  communityId: null,
  selfGroup: null,
  dependants: [],
  paperFileNumber: null,
  paperFilePlace: null,
  management: 'M1',
  benefitState: 'B1',
  certificationState: 'V0',
  paperFileState: 'F0',
  remark: null,
};

/** The name of each field on screens, in lists of differences and in the history. */
export const retireeLabels: Record<keyof RetireeValues, string> = {
  ...personLabels,
  employer: '原工作单位',
  employerCode: '单位编号',
  workStartedOn: '参加工作时间',
  fileBirthMonth: '出生年月（档案认定）',
  accountOpenedMonth: '建立个人账户时间',
  retiredOn: '退休（职）时间',
  retirementType: '离退休类别',
  specialWork: '特殊工种类别',
  specialWorkName: '特殊工种名称',
  specialWorkMonths: '特殊工种累计月数',
  deemedMonths: '视同缴费月数',
  actualMonths: '实际缴费月数',
  certificateNumber: '退休证号',
  honour: '最高荣誉',
  partyOrganisation: '组织关系所在',
  pensionFen: '月养老金',
  bankCode: '发放银行',
  bankName: '开户银行',
  accountName: '户名',
  accountNumber: '账号',
  paymentMethod: '发放方式',
  communityId: '所属社区',
  selfGroup: '自管小组',
  dependants: '供养直系亲属',
  paperFileNumber: '人事档案编号',
  paperFilePlace: '存放位置',
  management: '管理状态',
  benefitState: '待遇发放',
  certificationState: '资格认证',
  paperFileState: '人事档案',
  remark: '备注',
};

/** Which code table explains a field's value. */
export const retireeCodeTables: Partial<Record<keyof RetireeValues, CodeTableName>> = {
  ...personCodeTables,
  retirementType: 'retirementType',
  specialWork: 'specialWork',
  honour: 'honour',
  bankCode: 'bank',
  paymentMethod: 'paymentMethod',
  management: 'management',
  benefitState: 'benefitState',
  certificationState: 'certificationState',
  paperFileState: 'paperFileState',
};

/** Codes in the lines of a list: field, column, table. */
export const retireeRowCodes: Partial<Record<keyof RetireeValues, Record<string, CodeTableName>>> = {
  dependants: { relation: 'familyRelation' },
};

/** Fields the registration form asks for (B.1, column R) that a file may still lack: shown as 待补, never refused. */
export const retireeWanted: readonly (keyof RetireeValues)[] = [
  'idNumber',
  'ethnicity',
  'fileBirthMonth',
  'employer',
  'workStartedOn',
  'retiredOn',
  'retirementType',
  'deemedMonths',
  'actualMonths',
  'bankName',
  'accountNumber',
  'paymentMethod',
  'registeredAddress',
  'residenceType',
  'residenceAddress',
  'health',
  'careCategory',
  'contactName',
  'contactPhone',
];
