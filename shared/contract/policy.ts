import { z } from 'zod';
import { line } from '../records/field-schemas.ts';
import { isAreaCode12 } from '../rules/area-code.ts';
import { Command } from './commands.ts';
import { reads, writes } from './entry.ts';
import { FileMade, FileToRead, FileToWrite } from './file-tokens.ts';
import { Day, Id, Instant } from './types.ts';

const key = z.string().min(1, '请选择参数').max(80);
const areaCode = z.string().refine((text) => text === '' || isAreaCode12(text), '地区代码应为 12 位数字，全国请留空');
const Mark = z.enum(['source', 'unverified']);

/** One decision: from which day to which a value holds in an area. `areaCode` '' is the whole country. */
export const DatedRow = z.strictObject({
  /** null: brought along by the program. */
  id: Id.nullable(),
  key: z.string(),
  areaCode: z.string(),
  validFrom: z.string(),
  validTo: z.string().nullable(),
  value: z.string(),
  document: z.string(),
  mark: Mark,
  addedAt: Instant.nullable(),
  addedBy: z.string().nullable(),
  /** Results that were worked out with it. */
  uses: z.int().nonnegative(),
});
export type DatedRow = z.infer<typeof DatedRow>;

/** A key of the register with what holds for the office on a day. */
export const PolicyItem = z.strictObject({
  key: z.string(),
  /** null: nothing was decided, the office has to find out. */
  row: DatedRow.nullable(),
  /** What follows in the same area, as far as it is known. */
  next: DatedRow.nullable(),
  /** Rows that hold on the day in single communities only. */
  elsewhere: z.int().nonnegative(),
});
export type PolicyItem = z.infer<typeof PolicyItem>;

/** Which row is meant: no two rows of a key and an area begin on one day. */
const RowAddress = z.strictObject({ key, areaCode, validFrom: Day });
export type RowAddress = z.infer<typeof RowAddress>;

export const PolicyInput = RowAddress.extend({
  validTo: Day.nullable(),
  value: line().min(1, '请填写取值').max(60, '取值最多 60 个字'),
  document: line().max(200, '依据文件最多 200 个字'),
  mark: Mark,
  /** Ends the office's own open row before this one begins, in the same act. */
  endsPrevious: z.boolean().default(false),
});
export type PolicyInput = z.infer<typeof PolicyInput>;

/** Whom a new value touches: open files of the kind in the area. */
export const Touched = z.strictObject({
  total: z.int().nonnegative(),
  examples: z
    .array(z.strictObject({ recordId: Id, number: z.string(), name: z.string(), communityName: z.string().nullable() }))
    .max(20),
});
export type Touched = z.infer<typeof Touched>;

export const policyCalls = {
  /** All keys that fit the text, each with what holds for the office on the day. */
  'policy.list': reads({
    input: z.strictObject({ text: z.string().max(100).default(''), onDate: Day }),
    output: z.strictObject({ items: z.array(PolicyItem).max(500), total: z.int().nonnegative() }),
    // A value or a holiday holds for every file of the street.
    scope: 'nothing',
  }),
  /** Every row of a key, the newest first in each area, and the acts that can be taken back. */
  'policy.history': reads({
    input: z.strictObject({ key }),
    output: z.strictObject({ rows: z.array(DatedRow).max(500), commands: z.array(Command).max(50) }),
    scope: 'nothing',
  }),
  /** What entering a value would mean, before it is saved. */
  'policy.preview': reads({
    input: RowAddress.extend({ validTo: Day.nullable() }),
    output: z.strictObject({
      touched: Touched,
      /** What holds in the area on that day without the new value. */
      before: DatedRow.nullable(),
      /** The office's own open row that would have to end the day before. */
      ends: DatedRow.nullable(),
      /** Why it cannot be saved, even when that row ends. */
      clash: z.string().nullable(),
    }),
    scope: 'narrowed',
  }),
  'policy.add': writes({
    input: PolicyInput,
    output: z.strictObject({ id: Id }),
    right: 'settings',
    scope: 'whole',
    act: 'datedValue',
  }),
  /** Changes the last day of a row; null opens it again. */
  'policy.close': writes({
    input: RowAddress.extend({ validTo: Day.nullable() }),
    output: z.strictObject({ id: Id }),
    right: 'settings',
    scope: 'whole',
    act: 'datedValue',
  }),
  'policy.remove': writes({
    input: RowAddress,
    output: z.strictObject({ removed: z.boolean() }),
    right: 'settings',
    scope: 'whole',
    act: 'datedValue',
  }),
  'policy.export': reads({
    input: z.strictObject({ path: FileToWrite }),
    output: z.strictObject({ path: FileMade, rows: z.int().nonnegative() }),
    scope: 'nothing',
    takesOut: () => ({ noun: 'datedValue', nounId: 0 }),
  }),
  /** All or nothing; a refusal names the row and the reason. */
  'policy.importFile': writes({
    input: z.strictObject({ path: FileToRead }),
    output: z.strictObject({ added: z.int(), changed: z.int(), same: z.int() }),
    right: 'settings',
    scope: 'whole',
    act: 'datedValue',
  }),
};
