import { z } from 'zod';
import type { CodeTableName } from '../codes/tables.ts';
import { blankToNull, code, knownCode, otherName, otherTextsChanged, text } from '../records/field-schemas.ts';
import { isDate } from '../rules/calendar.ts';
import { PERSON_NUMBER_KINDS, type PersonNumberKind } from '../rules/person-number.ts';
import { numberProblem } from '../rules/person-number-words.ts';
import { readPhone } from '../rules/phone.ts';
import { refusedAdvice } from '../rules/rare-characters.ts';
import { readReading } from '../rules/reading.ts';
import { readName } from '../rules/text.ts';

/** What is known of a person, whatever files there are: one entry that every file of theirs shows and writes. */

/** The person's own fields, each with its rule; a kind's values are these and its own. */
export const personShape = {
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
  registeredAddress: text(100),
  residenceCity: text(20),
  residenceType: code('residenceType'),
  residenceAddress: text(100),
  postcode: blankToNull(z.string().regex(/^\d{6}$/, '邮政编码应为 6 位数字')),
  landline: blankToNull(z.string().refine((value) => readPhone(value).ok, '固定电话应写成 0591-87654321')),
  mobile: blankToNull(z.string().refine((value) => readPhone(value).ok, '手机应为 11 位数字')),
  health: code('health'),
  careCategory: code('careCategory'),
  hobbies: z.array(knownCode('hobby')).max(10),
  skills: text(50),
  publicService: text(100),
  spouseName: otherName,
  spouseWork: code('spouseWork'),
  contactName: otherName,
  contactRelation: code('familyRelation'),
  contactPhone: blankToNull(z.string().refine((value) => readPhone(value).ok, '电话号码不对，请核对')),
};

const fields = z.strictObject(personShape);

/** The person's own values as they are kept; empty fields are null, `otherText`: field to what was written beside 其他. */
export const PersonValues = fields.extend({ otherText: z.record(z.string(), z.string()) });
export type PersonValues = z.infer<typeof PersonValues>;

/** What two of a person's fields must be to each other: checks for any object that holds them. */
const checks = [
  { field: 'idNumber', of: fields.pick({ idKind: true, idNumber: true }), problem: numberProblemOf },
  { field: 'reading', of: fields.pick({ name: true, reading: true }), problem: readingProblemOf },
] as const;

/**
 * Adds what two fields of a person must be to each other to the schema of an object that holds them. Also where another
 * field is wrong, so that all that is wrong is said at once; where a field is not there, nothing is asked of the other.
 */
export function withPersonChecks<T extends z.ZodType>(schema: T): T {
  return checks.reduce(
    (checked, { field, of, problem }) =>
      checked.refine((value) => problem(value) === null, {
        path: [field],
        error: ({ input }) => problem(input) ?? undefined,
        when: ({ value }) => of.strip().safeParse(value).success,
      }),
    schema,
  );
}

/** What a save changes of a person: the fields that were changed, of texts beside 其他 those that were (null: erased). */
export const ChangedPerson = withPersonChecks(fields.partial().extend({ otherText: otherTextsChanged() }));

function numberProblemOf(value: unknown): string | null {
  const { idKind, idNumber } = value as { idKind: PersonNumberKind; idNumber: string | null };
  return numberProblem(idKind, idNumber ?? '');
}

function readingProblemOf(value: unknown): string | null {
  const { name, reading } = value as { name: string; reading: string | null };
  const read = reading === null ? null : readReading(reading, name);
  return read && !read.ok ? read.sentence : null;
}

export const emptyPerson: PersonValues = {
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
  registeredAddress: null,
  residenceCity: null,
  residenceType: null,
  residenceAddress: null,
  postcode: null,
  landline: null,
  mobile: null,
  health: null,
  careCategory: null,
  hobbies: [],
  skills: null,
  publicService: null,
  spouseName: null,
  spouseWork: null,
  contactName: null,
  contactRelation: null,
  contactPhone: null,
  otherText: {},
};

/** The name of each field on screens, in lists of differences and in the history. */
export const personLabels: Record<keyof PersonValues, string> = {
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
  registeredAddress: '户籍地址',
  residenceCity: '居住设区市',
  residenceType: '居住地类别',
  residenceAddress: '居住地址',
  postcode: '邮政编码',
  landline: '固定电话',
  mobile: '手机',
  health: '健康状况',
  careCategory: '优抚类别',
  hobbies: '兴趣爱好',
  skills: '特长技能',
  publicService: '公益活动',
  spouseName: '配偶姓名',
  spouseWork: '配偶工作状况',
  contactName: '联系人姓名',
  contactRelation: '与本人关系',
  contactPhone: '联系人电话',
  otherText: '其他内容',
};

/** Which code table explains a field's value. */
export const personCodeTables: Partial<Record<keyof PersonValues, CodeTableName>> = {
  gender: 'gender',
  ethnicity: 'ethnicity',
  politicalStatus: 'politicalStatus',
  education: 'education',
  maritalStatus: 'maritalStatus',
  householdType: 'householdType',
  residenceType: 'residenceType',
  health: 'health',
  careCategory: 'careCategory',
  hobbies: 'hobby',
  spouseWork: 'spouseWork',
  contactRelation: 'familyRelation',
};

/** Fields that say something only together: whoever changes one has looked at the other. */
const tied: readonly (readonly string[])[] = [
  ['name', 'reading'],
  ['idKind', 'idNumber'],
];

/** The fields that are read together with this one, itself among them. */
export function tiedFields(field: string): readonly string[] {
  return tied.find((together) => together.includes(field)) ?? [field];
}

/** Whether a field, or a text written for it, is the person's and no file's. */
export function isPersonField(field: string): boolean {
  return field in personShape;
}

/** Texts kept by field, those of the person's fields or those of a file's own. */
export function textsOf(texts: Readonly<Record<string, string>>, part: 'person' | 'file'): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).filter(([field]) => isPersonField(field) === (part === 'person')));
}

/** The person's part of the values of a file. */
export function personPart(values: PersonValues): PersonValues {
  const own = Object.fromEntries(Object.entries(values).filter(([field]) => isPersonField(field)));
  return { ...emptyPerson, ...own, otherText: textsOf(values.otherText, 'person') };
}
