import { z } from 'zod';
import { foldCodeWord } from '../codes/find-code.ts';
import { codeTableNames } from '../codes/tables.ts';
import { line } from '../records/field-schemas.ts';
import { CODE_FORM, CODE_HINT } from '../rules/code-words.ts';
import { Command } from './commands.ts';
import { reads, writes } from './entry.ts';
import { FileMade, FileToRead, FileToWrite } from './file-tokens.ts';
import { Id } from './types.ts';

/** Own rows an archive may hold: far more than any office has use for. */
export const OWN_CODES_MOST = 20_000;

const Table = z.enum(codeTableNames as [(typeof codeTableNames)[number], ...(typeof codeTableNames)[number][]]);
const Code = z.string().transform(foldCodeWord).pipe(z.string().regex(CODE_FORM, CODE_HINT));
const Label = line().min(1, '请填写名称').max(40, '名称最多 40 个字');
const Synonyms = z.array(line().min(1).max(40, '同义词最多 40 个字')).max(50, '同义词最多 50 个');

/** As `OwnCode` of shared/codes/dictionary.ts. */
export const OwnCode = z.strictObject({
  id: Id,
  table: z.string(),
  code: z.string(),
  isLocal: z.boolean(),
  label: z.string().nullable(),
  synonyms: z.array(z.string()),
  position: z.number().nullable(),
  isRetired: z.boolean(),
  isRemoved: z.boolean(),
});

const Place = z.strictObject({ table: Table, code: Code });

/** A text that no table knows: what it was written for, in how many files, and some of them. */
export const OtherText = z.strictObject({
  table: Table,
  text: z.string(),
  /** Written by clerks beside 其他. */
  typed: z.int().nonnegative(),
  /** Said by rosters where no code could be read. */
  unread: z.int().nonnegative(),
  examples: z.array(z.strictObject({ recordId: Id, number: z.string(), name: z.string() })).max(5),
});
export type OtherText = z.infer<typeof OtherText>;

/** Where the files of a text go: to a code that is there, or to a new one of the office. */
export const OtherTarget = z.discriminatedUnion('way', [
  z.strictObject({ way: z.literal('known'), code: Code }),
  z.strictObject({ way: z.literal('new'), code: Code, label: Label }),
]);
export type OtherTarget = z.output<typeof OtherTarget>;

const Written = z.strictObject({ id: Id });

export const codeCalls = {
  /** What the office decided about codes: merged by `dictionaryOf` into the tables both rooms know. */
  'codes.get': reads({
    input: z.strictObject({}),
    output: z.strictObject({ items: z.array(OwnCode).max(OWN_CODES_MOST) }),
    scope: 'nothing',
  }),
  /** How often each code of a table is used, and the acts on the table that can be taken back. */
  'codes.table': reads({
    input: z.strictObject({ table: Table }),
    output: z.strictObject({
      uses: z.array(z.strictObject({ code: z.string(), count: z.int().positive() })).max(5000),
      commands: z.array(Command).max(50),
    }),
    scope: 'nothing',
  }),
  /** 其他内容, the most frequent first. */
  'codes.others': reads({
    input: z.strictObject({
      table: Table.nullable().default(null),
      offset: z.int().nonnegative().default(0),
      limit: z.int().min(1).max(200).default(50),
    }),
    output: z.strictObject({
      items: z.array(OtherText).max(200),
      total: z.int().nonnegative(),
      commands: z.array(Command).max(50),
    }),
    // Names people of all communities.
    right: 'settings',
    // What was written into files of the whole office.
    scope: 'whole',
  }),
  'codes.add': writes({
    input: Place.extend({ label: Label, synonyms: Synonyms.default([]) }),
    output: Written,
    right: 'settings',
    scope: 'whole',
    act: 'code',
  }),
  /** Renames a code of the office, or changes what rosters write for any code. */
  'codes.change': writes({
    input: Place.extend({ label: Label, synonyms: Synonyms }),
    output: Written,
    right: 'settings',
    scope: 'whole',
    act: 'code',
  }),
  'codes.retire': writes({
    input: Place.extend({ isRetired: z.boolean() }),
    output: Written,
    right: 'settings',
    scope: 'whole',
    act: 'code',
  }),
  'codes.remove': writes({
    input: Place,
    output: z.strictObject({ removed: z.boolean() }),
    right: 'settings',
    scope: 'whole',
    act: 'code',
  }),
  /** Puts a code behind another of its table; `after` null: first. */
  'codes.move': writes({
    input: Place.extend({ after: z.string().nullable() }),
    output: Written,
    right: 'settings',
    scope: 'whole',
    act: 'code',
  }),
  /** Makes a text a code, or another word for one, and moves every file that has it. */
  'codes.assign': writes({
    input: z.strictObject({ table: Table, text: z.string().min(1).max(500), target: OtherTarget }),
    output: z.strictObject({ records: z.int().nonnegative() }),
    right: 'settings',
    scope: 'whole',
    act: 'code',
  }),
  /** `table` null: all tables. */
  'codes.export': reads({
    input: z.strictObject({ path: FileToWrite, table: Table.nullable() }),
    output: z.strictObject({ path: FileMade, rows: z.int().nonnegative() }),
    scope: 'nothing',
    takesOut: () => ({ noun: 'code', nounId: 0 }),
  }),
  /** All or nothing; a refusal names the row and the reason. */
  'codes.importFile': writes({
    input: z.strictObject({ path: FileToRead }),
    output: z.strictObject({ added: z.int(), changed: z.int(), removed: z.int(), same: z.int() }),
    right: 'settings',
    scope: 'whole',
    act: 'code',
  }),
};
