import { z } from 'zod';
import { closedReasons, organisationKinds } from '../codes/organisation.ts';
import { code, line } from '../records/field-schemas.ts';
import { readCreditCode } from '../rules/credit-code.ts';
import { organisationKey, organisationLikenesses } from '../rules/organisation-name.ts';
import { Command } from './commands.ts';
import { reads, writes } from './entry.ts';
import { FileMade, FileToRead, FileToWrite } from './file-tokens.ts';
import { Day, Id, Instant } from './types.ts';

export const OrganisationKind = z.enum(organisationKinds);

const Likeness = z.enum(organisationLikenesses);
const words = (label: string, most: number) => line().min(1).max(most, `${label}最多 ${most} 个字`).nullable();
const name = line()
  .min(1, '请填写单位名称')
  .max(100, '单位名称最多 100 个字')
  .refine((text) => organisationKey(text) !== '', '请填写单位名称');
const codeOf = (kind: string, sentence: string) =>
  z
    .string()
    .refine((text) => {
      const read = readCreditCode(text);
      return read.ok && read.kind === kind && read.code === text;
    }, sentence)
    .nullable();

/** What the office writes down of an organisation; null where nothing is known. */
export const OrganisationValues = z.strictObject({
  name,
  shortName: words('简称', 50),
  kinds: z.array(OrganisationKind).min(1, '请至少选一种单位类别').max(3),
  creditCode: codeOf('credit-code', '统一社会信用代码不对，请与证照逐位核对'),
  organisationCode: codeOf('organisation-code', '组织机构代码不对，请与证书核对'),
  licenceNumber: codeOf('licence-15', '老营业执照号应为 15 位数字'),
  unitNumber: words('单位编号', 20),
  bankCode: code('bank'),
  head: words('负责人', 50),
  address: words('地址', 100),
  contact: words('联系人', 50),
  phone: words('联系电话', 30),
  remark: words('备注', 200),
  validFrom: Day.nullable(),
});
export type OrganisationValues = z.infer<typeof OrganisationValues>;

export const OrganisationNameKind = z.enum(['name', 'short', 'former', 'spelling']);
export type OrganisationNameKind = z.infer<typeof OrganisationNameKind>;

const Named = z.strictObject({ id: Id, name: z.string() });

/** A line of the list of organisations. */
export const OrganisationRow = Named.extend({
  shortName: z.string().nullable(),
  kinds: z.array(OrganisationKind),
  creditCode: z.string().nullable(),
  unitNumber: z.string().nullable(),
  bankCode: z.string().nullable(),
  validTo: z.string().nullable(),
  closedReason: z.enum(closedReasons).nullable(),
  /** Open files that name it as the former employer, and as the bank. */
  files: z.int().nonnegative(),
  accounts: z.int().nonnegative(),
  /** By which other name or number the search found it. */
  matched: z.string().nullable(),
});
export type OrganisationRow = z.infer<typeof OrganisationRow>;

/** An organisation whole, with what points to it. */
export const Organisation = OrganisationValues.extend({
  id: Id,
  version: z.int().positive(),
  validTo: z.string().nullable(),
  closedReason: z.enum(closedReasons).nullable(),
  successor: Named.nullable(),
  predecessors: z.array(Named).max(100),
  names: z
    .array(
      z.strictObject({
        id: Id,
        kind: OrganisationNameKind,
        name: z.string(),
        addedAt: Instant,
        addedBy: z.string(),
        /** Open files that write it so. */
        files: z.int().nonnegative(),
      }),
    )
    .max(500),
  files: z.int().nonnegative(),
  accounts: z.int().nonnegative(),
  /** Communities of the retirees whose former employer it is. */
  communities: z.array(z.strictObject({ name: z.string().nullable(), files: z.int() })).max(200),
  /** Other organisations that look like the same one. */
  similar: z.array(z.strictObject({ id: Id, name: z.string(), why: Likeness })).max(10),
  createdAt: Instant,
  updatedAt: Instant,
  updatedBy: z.string(),
  /** What was done with it, newest first. */
  commands: z.array(Command).max(100),
});
export type Organisation = z.infer<typeof Organisation>;

/** What a text in a file names: an organisation by one of its names. */
export const FoundOrganisation = Named.extend({
  by: OrganisationNameKind,
  validTo: z.string().nullable(),
  successorName: z.string().nullable(),
  unitNumber: z.string().nullable(),
  bankCode: z.string().nullable(),
});
export type FoundOrganisation = z.infer<typeof FoundOrganisation>;

export const Suggestion = Named.extend({
  unitNumber: z.string().nullable(),
  bankCode: z.string().nullable(),
  validTo: z.string().nullable(),
  files: z.int().nonnegative(),
  /** The other name or number that fits what was typed. */
  matched: z.string().nullable(),
});
export type Suggestion = z.infer<typeof Suggestion>;

/** The fields of a file that name an organisation. */
export const NamingField = z.enum(['employer', 'bank']);
export type NamingField = z.infer<typeof NamingField>;

/** A text that names no organisation of the register, with the files that carry it. */
export const UnknownName = z.strictObject({
  key: z.string(),
  /** As most of the files write it. */
  name: z.string(),
  writings: z.int().positive(),
  files: z.int().positive(),
  examples: z.array(z.strictObject({ recordId: Id, number: z.string(), person: z.string() })).max(3),
  /** What the files write beside it, where they agree. */
  unitNumber: z.string().nullable(),
  bankCode: z.string().nullable(),
  proposals: z.array(z.strictObject({ id: Id, name: z.string(), why: Likeness })).max(3),
});
export type UnknownName = z.infer<typeof UnknownName>;

const keys = z.array(z.string().min(1).max(200)).min(1, '请先选择名称').max(500, '一次最多 500 个名称');

export const organisationCalls = {
  /** Those that fit the text (name, former name, pinyin, initials, code), the closest first; without a text by pinyin. */
  'organisations.list': reads({
    input: z.strictObject({
      text: z.string().max(100).default(''),
      kind: OrganisationKind.nullable().default(null),
      isClosed: z.boolean().nullable().default(null),
      offset: z.int().nonnegative().default(0),
      limit: z.int().min(1).max(200).default(100),
    }),
    output: z.strictObject({ rows: z.array(OrganisationRow).max(200), total: z.int().nonnegative() }),
    // Organisations are the whole office's; of files they tell numbers only.
    scope: 'nothing',
  }),
  /** What stands above the list: how many there are, how many names are unknown, what can be taken back. */
  'organisations.overview': reads({
    input: z.strictObject({}),
    output: z.strictObject({
      total: z.int().nonnegative(),
      unknownEmployers: z.int().nonnegative(),
      unknownBanks: z.int().nonnegative(),
      commands: z.array(Command).max(20),
    }),
    scope: 'nothing',
  }),
  'organisations.get': reads({
    input: z.strictObject({ id: Id }),
    output: Organisation,
    scope: 'nothing',
  }),
  /** While a field of a file is typed: organisations of the kind, the likeliest first. An empty text asks for a bank's branches. */
  'organisations.suggest': reads({
    input: z.strictObject({
      field: NamingField,
      text: z.string().max(120),
      bankCode: z.string().max(10).nullable().default(null),
      limit: z.int().min(1).max(20).default(8),
    }),
    output: z.strictObject({ items: z.array(Suggestion).max(20) }),
    scope: 'nothing',
  }),
  /** The organisation that a text in a file names, or null. */
  'organisations.find': reads({
    input: z.strictObject({ field: NamingField, text: z.string().max(120) }),
    output: z.strictObject({ found: FoundOrganisation.nullable() }),
    scope: 'nothing',
  }),
  /** While an organisation is entered: who has its name or number already, and whom it looks like. */
  'organisations.check': reads({
    input: z.strictObject({
      id: Id.nullable(),
      name: z.string().max(100),
      creditCode: z.string().max(40),
      unitNumber: z.string().max(20),
    }),
    output: z.strictObject({
      sameName: Named.nullable(),
      sameCreditCode: Named.nullable(),
      sameUnitNumber: Named.nullable(),
      similar: z.array(Named.extend({ why: Likeness })).max(5),
    }),
    scope: 'nothing',
  }),
  /** `keepsName`: a name that is given up becomes a former name, so that papers that carry it still lead here. */
  'organisations.save': writes({
    input: z.strictObject({
      id: Id.nullable(),
      version: z.int().nonnegative(),
      values: OrganisationValues,
      keepsName: z.boolean().default(true),
    }),
    output: z.strictObject({ id: Id, version: z.int(), linked: z.int().nonnegative() }),
    // Who files papers meets the names; what ends or joins organisations is for those who keep the register.
    right: 'file',
    scope: 'nothing',
    act: 'organisation',
  }),
  'organisations.addName': writes({
    input: z.strictObject({ id: Id, kind: z.enum(['former', 'spelling']), name }),
    output: z.strictObject({ linked: z.int().nonnegative() }),
    right: 'file',
    scope: 'nothing',
    act: 'organisation',
  }),
  'organisations.removeName': writes({
    input: z.strictObject({ nameId: Id }),
    output: z.strictObject({ removed: z.boolean() }),
    right: 'settings',
    scope: 'whole',
    act: 'organisation',
  }),
  /** Ends an organisation, or with `validTo` null takes that back. */
  'organisations.close': writes({
    input: z.strictObject({
      id: Id,
      validTo: Day.nullable(),
      reason: z.enum(closedReasons).nullable(),
      successorId: Id.nullable(),
    }),
    output: z.strictObject({ id: Id }),
    right: 'settings',
    scope: 'whole',
    act: 'organisation',
  }),
  'organisations.remove': writes({
    input: z.strictObject({ id: Id }),
    output: z.strictObject({ removed: z.boolean() }),
    right: 'settings',
    scope: 'whole',
    act: 'organisation',
  }),
  /** Two entries are one organisation: names, files and what the kept one lacks go over. */
  'organisations.merge': writes({
    input: z.strictObject({ keptId: Id, goneId: Id }),
    output: z.strictObject({ id: Id }),
    right: 'merge',
    scope: 'whole',
    act: 'organisation',
  }),
  /** Names in files that the register does not know, the most frequent first. */
  'organisations.unknown': reads({
    input: z.strictObject({
      field: NamingField,
      text: z.string().max(100).default(''),
      offset: z.int().nonnegative().default(0),
      limit: z.int().min(1).max(100).default(50),
    }),
    output: z.strictObject({
      items: z.array(UnknownName).max(100),
      total: z.int().nonnegative(),
      files: z.int().nonnegative(),
    }),
    // Names in files, with whose they are as examples.
    scope: 'whole',
  }),
  /** The names are spellings of an organisation: all their files are linked, in one act. */
  'organisations.assign': writes({
    input: z.strictObject({ field: NamingField, keys, organisationId: Id }),
    output: z.strictObject({ linked: z.int().nonnegative() }),
    right: 'file',
    scope: 'whole',
    act: 'organisation',
  }),
  /** Registers each of the names as an organisation of its own, in one act. */
  'organisations.register': writes({
    input: z.strictObject({ field: NamingField, keys }),
    output: z.strictObject({ registered: z.int().nonnegative(), linked: z.int().nonnegative() }),
    right: 'file',
    scope: 'whole',
    act: 'organisation',
  }),
  'organisations.export': reads({
    input: z.strictObject({ path: FileToWrite }),
    output: z.strictObject({ path: FileMade, rows: z.int().nonnegative() }),
    scope: 'nothing',
    takesOut: () => ({ noun: 'organisation', nounId: 0 }),
  }),
  /** All or nothing; a refusal names the row and the reason. */
  'organisations.importFile': writes({
    input: z.strictObject({ path: FileToRead }),
    output: z.strictObject({ added: z.int(), changed: z.int(), same: z.int(), linked: z.int() }),
    right: 'settings',
    scope: 'whole',
    act: 'organisation',
  }),
};
