import { z } from 'zod';
import { reads, writes } from '../../../contract/entry.ts';
import { FileMade, FileToRead, FileToWrite } from '../../../contract/file-tokens.ts';
import { JudgedLine, judgedPage, ListPart } from '../../../contract/judged-lists.ts';
import { Actor, Day, Id, Instant, Month } from '../../../contract/types.ts';
import { line } from '../../field-schemas.ts';

/** What is adjusted: the agency's list, or the people of the office by the yearly notice. */
const AdjustmentSource = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('list'), path: FileToRead }),
  z.strictObject({ kind: z.literal('rule') }),
]);

const asked = {
  source: AdjustmentSource,
  /** From which month the new amounts hold, where a line says none. */
  fromMonth: Month,
  /** The month of the roll that pays them first, with the arrears before it. */
  payMonth: Month,
};

/** A line of the agency's list; of the rule a running number stands for the row. */
export const AdjustmentLine = JudgedLine.extend({
  communityId: Id.nullable(),
  fromMonth: z.string(),
  /** The paper of the line, where it has one of its own. */
  document: z.string().nullable(),
  beforeFen: z.int().nonnegative().nullable(),
  afterFen: z.int().nonnegative().nullable(),
  /** What the notice lets expect; null where it cannot be told. */
  formulaFen: z.int().nonnegative().nullable(),
  /** Of the months before the first payment; negative where too much was paid. */
  arrearsFen: z.int(),
});
export type AdjustmentLine = z.infer<typeof AdjustmentLine>;

const Sums = {
  people: z.int().nonnegative(),
  /** null where one of them is not known, as is the increase then. */
  beforeFen: z.int().nonnegative().nullable(),
  afterFen: z.int().nonnegative(),
  increaseFen: z.int().nullable(),
  /** null where the amount of a month before the first payment is not known. */
  arrearsFen: z.int().nullable(),
  /** Of those the notice counts: what it adds, and what was decided for the same people. */
  formulaIncreaseFen: z.int(),
  comparedIncreaseFen: z.int(),
};
export const AdjustmentSums = z.strictObject(Sums);
export type AdjustmentSums = z.infer<typeof AdjustmentSums>;

export const AdjustmentRuleView = z.strictObject({
  used: z
    .array(
      z.strictObject({
        key: z.string(),
        label: z.string(),
        words: z.string(),
        document: z.string(),
        isSure: z.boolean(),
      }),
    )
    .max(20),
  /** Why nothing can be checked, in sentences. */
  lacking: z.array(z.string()).max(20),
});
export type AdjustmentRuleView = z.infer<typeof AdjustmentRuleView>;

export const KeptAdjustment = z.strictObject({
  id: Id,
  source: z.enum(['list', 'rule']),
  document: z.string(),
  decidedOn: z.string(),
  fromMonth: z.string(),
  payMonth: z.string(),
  fileName: z.string().nullable(),
  people: z.int().nonnegative(),
  leftOut: z.int().nonnegative(),
  /** null where the amount before was not known of somebody. */
  increaseFen: z.int().nullable(),
  arrearsFen: z.int(),
  at: Instant,
  by: Actor,
});
export type KeptAdjustment = z.infer<typeof KeptAdjustment>;

export const adjustmentCalls = {
  /** Every line with what is to be said about it; nothing is written. */
  'adjustments.preview': reads({
    input: z.strictObject({
      ...asked,
      ...ListPart,
      communityId: Id.nullable().default(null),
    }),
    output: judgedPage(AdjustmentLine).extend({
      /** Of the lines that are ready, and of each community's. */
      sums: AdjustmentSums,
      communities: z.array(z.strictObject({ id: Id.nullable(), name: z.string(), ...Sums })).max(500),
      rule: AdjustmentRuleView,
    }),
    // A list may name anybody: the handler judges who lies within, and takes no others.
    scope: 'narrowed',
  }),
  /** The same lines as a workbook. */
  'adjustments.export': reads({
    input: z.strictObject({ ...asked, path: FileToWrite }),
    output: z.strictObject({ path: FileMade, rows: z.int().nonnegative() }),
    scope: 'narrowed',
    takesOut: () => ({ noun: 'adjustment', nounId: 0 }),
  }),
  /** Enters all that is ready, and of what asks the lines in `accepted`: one act. */
  'adjustments.apply': writes({
    input: z.strictObject({
      ...asked,
      document: line().min(1, '请填写经办机构文件的文号').max(100, '最多 100 个字'),
      decidedOn: Day,
      digest: z.string().min(1),
      accepted: z.array(z.int().positive()).max(20_000).default([]),
    }),
    output: z.strictObject({
      adjustmentId: Id,
      people: z.int().nonnegative(),
      leftOut: z.int().nonnegative(),
      increaseFen: z.int().nullable(),
      /** What the roll pays later of months whose amount was known. */
      arrearsFen: z.int(),
      commandId: Id.nullable(),
    }),
    right: 'file',
    scope: 'narrowed',
    act: 'adjustment',
  }),
  /** Lists that were applied and stand, newest first. */
  'adjustments.list': reads({
    input: z.strictObject({ limit: z.int().min(1).max(100).default(20) }),
    output: z.strictObject({ items: z.array(KeptAdjustment).max(100) }),
    scope: 'whole',
  }),
  /** A list as it was applied, with those left out and why, as a workbook. */
  'adjustments.exportKept': reads({
    input: z.strictObject({ id: Id, path: FileToWrite }),
    output: z.strictObject({ path: FileMade, rows: z.int().nonnegative() }),
    scope: 'whole',
    takesOut: (input) => ({ noun: 'adjustment', nounId: input.id }),
  }),
};
