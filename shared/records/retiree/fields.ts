import { z } from 'zod';
import type { CodeTableName } from '../../codes/tables.ts';
import { isDate, isMonth } from '../../rules/calendar.ts';
import { PERSON_NUMBER_KINDS, type PersonNumberKind, readAnyNumber } from '../../rules/person-number.ts';
import { numberProblem } from '../../rules/person-number-words.ts';
import { readPhone } from '../../rules/phone.ts';
import { refusedAdvice } from '../../rules/rare-characters.ts';
import { readReading } from '../../rules/reading.ts';
import { readName } from '../../rules/text.ts';
import {
  blankToNull,
  code,
  dayOrMonth,
  knownCode,
  lines,
  month,
  otherName,
  otherTexts,
  text,
} from '../field-schemas.ts';

const fields = z.strictObject({
  name: z.string().superRefine((value, context) => {
    const read = readName(value);
    if (!read.ok) {
      context.addIssue({
        code: 'custom',
        message:
          read.problem === 'name-missing'
            ? '请填写姓名'
            : `姓名里有造字区的字，${refusedAdvice(value) || '请改用标准字'}`,
      });
    }
  }),
  /** How the name is read, where the tables do not know it or read it wrongly: zhang wei. */
  reading: text(200),
  formerName: otherName,
  idKind: z.enum(PERSON_NUMBER_KINDS.map(({ kind }) => kind)),
  /** By the rule of its kind, below; null for 暂无号码. */
  idNumber: z.string().nullable(),
  gender: code('gender'),
  birthOn: blankToNull(z.string().refine(isDate, '出生日期应写成 1952-03-04')),
  ethnicity: code('ethnicity'),
  politicalStatus: code('politicalStatus'),
  education: code('education'),
  maritalStatus: code('maritalStatus'),
  householdType: code('householdType'),

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

  registeredAddress: text(100),
  residenceCity: text(20),
  residenceType: code('residenceType'),
  residenceAddress: text(100),
  communityId: z.int().positive().nullable(),
  postcode: blankToNull(z.string().regex(/^\d{6}$/, '邮政编码应为 6 位数字')),
  landline: blankToNull(z.string().refine((value) => readPhone(value).ok, '固定电话应写成 0591-87654321')),
  mobile: blankToNull(z.string().refine((value) => readPhone(value).ok, '手机应为 11 位数字')),

  health: code('health'),
  careCategory: code('careCategory'),
  selfGroup: text(30),
  hobbies: z.array(knownCode('hobby')).max(10),
  skills: text(50),
  publicService: text(100),
  spouseName: otherName,
  spouseWork: code('spouseWork'),
  contactName: otherName,
  contactRelation: code('familyRelation'),
  contactPhone: blankToNull(z.string().refine((value) => readPhone(value).ok, '电话号码不对，请核对')),
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
  /** Field to what was written where 其他 was chosen. */
  otherText: otherTexts(),
});

/**
 * The values of a retiree's file, as the clerk types them and the form 企业退休人员社会化管理服务登记表 prints them
 * (domain file retiree-unemployment.md B.1). Empty fields are null; amounts are fen; partial dates keep their precision.
 */
export const RetireeValues = fields
  .refine(({ idKind, idNumber }) => numberProblem(idKind, idNumber ?? '') === null, {
    path: ['idNumber'],
    error: ({ input }) => {
      const { idKind, idNumber } = input as { idKind: PersonNumberKind; idNumber: string | null };
      return numberProblem(idKind, idNumber ?? '') ?? undefined;
    },
    // Also where another field is wrong, so that all that is wrong is said at once.
    when: ({ value }) => fields.pick({ idKind: true, idNumber: true }).strip().safeParse(value).success,
  })
  .refine(({ name, reading }) => readingProblem(name, reading) === null, {
    path: ['reading'],
    error: ({ input }) => {
      const { name, reading } = input as { name: string; reading: string | null };
      return readingProblem(name, reading) ?? undefined;
    },
    when: ({ value }) => fields.pick({ name: true, reading: true }).strip().safeParse(value).success,
  });

function readingProblem(name: string, reading: string | null): string | null {
  const read = reading === null ? null : readReading(reading, name);
  return read && !read.ok ? read.sentence : null;
}

export type RetireeValues = z.infer<typeof RetireeValues>;

export const emptyRetiree: RetireeValues = {
  name: '',
  reading: null,
  formerName: null,
  idKind: 'citizen',
  idNumber: null,
  gender: null,
  birthOn: null,
  ethnicity: null,
  politicalStatus: null,
  education: null,
  maritalStatus: null,
  householdType: null,
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
  registeredAddress: null,
  residenceCity: null,
  residenceType: null,
  residenceAddress: null,
  communityId: null,
  postcode: null,
  landline: null,
  mobile: null,
  health: null,
  careCategory: null,
  selfGroup: null,
  hobbies: [],
  skills: null,
  publicService: null,
  spouseName: null,
  spouseWork: null,
  contactName: null,
  contactRelation: null,
  contactPhone: null,
  dependants: [],
  paperFileNumber: null,
  paperFilePlace: null,
  management: 'M1',
  benefitState: 'B1',
  certificationState: 'V0',
  paperFileState: 'F0',
  remark: null,
  otherText: {},
};

/** The name of each field on screens, in lists of differences and in the history. */
export const retireeLabels: Record<keyof RetireeValues, string> = {
  name: '姓名',
  reading: '读音',
  formerName: '曾用名',
  idKind: '证件类型',
  idNumber: '证件号码',
  gender: '性别',
  birthOn: '出生日期',
  ethnicity: '民族',
  politicalStatus: '政治面貌',
  education: '文化程度',
  maritalStatus: '婚姻状况',
  householdType: '户口性质',
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
  registeredAddress: '户籍地址',
  residenceCity: '居住设区市',
  residenceType: '居住地类别',
  residenceAddress: '居住地址',
  communityId: '所属社区',
  postcode: '邮政编码',
  landline: '固定电话',
  mobile: '手机',
  health: '健康状况',
  careCategory: '优抚类别',
  selfGroup: '自管小组',
  hobbies: '兴趣爱好',
  skills: '特长技能',
  publicService: '公益活动',
  spouseName: '配偶姓名',
  spouseWork: '配偶工作状况',
  contactName: '联系人姓名',
  contactRelation: '与本人关系',
  contactPhone: '联系人电话',
  dependants: '供养直系亲属',
  paperFileNumber: '人事档案编号',
  paperFilePlace: '存放位置',
  management: '管理状态',
  benefitState: '待遇发放',
  certificationState: '资格认证',
  paperFileState: '人事档案',
  remark: '备注',
  otherText: '其他内容',
};

/** Which code table explains a field's value. */
export const retireeCodeTables: Partial<Record<keyof RetireeValues, CodeTableName>> = {
  gender: 'gender',
  ethnicity: 'ethnicity',
  politicalStatus: 'politicalStatus',
  education: 'education',
  maritalStatus: 'maritalStatus',
  householdType: 'householdType',
  retirementType: 'retirementType',
  specialWork: 'specialWork',
  honour: 'honour',
  bankCode: 'bank',
  paymentMethod: 'paymentMethod',
  residenceType: 'residenceType',
  health: 'health',
  careCategory: 'careCategory',
  hobbies: 'hobby',
  spouseWork: 'spouseWork',
  contactRelation: 'familyRelation',
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
