import { z } from 'zod';
import { reads, writes } from '../../../contract/entry.ts';
import { FileMade, FileToRead, FileToWrite } from '../../../contract/file-tokens.ts';
import { JudgedLine, judgedPage, ListDecision, ListPart } from '../../../contract/judged-lists.ts';
import { Actor, Day, Id, Instant, Month, optionalText } from '../../../contract/types.ts';
import { pauseReasons } from '../life-cycle/steps.ts';

/** The opening state of a file (期初): what an old system knew of it on the day the office went live. */
const openingFields = {
  certifiedOn: Day.nullable().default(null),
  way: optionalText(10),
  certifiedThrough: Day.nullable().default(null),
  amountFen: z.int('金额最多两位小数').min(1, '请填写金额').max(999_999_999, '金额过大').nullable().default(null),
  amountFrom: Month.nullable().default(null),
  payment: z.enum(['paying', 'paused']).nullable().default(null),
  pausedFrom: Month.nullable().default(null),
  pauseReason: z
    .enum(Object.keys(pauseReasons) as (keyof typeof pauseReasons)[])
    .nullable()
    .default(null),
};

const Opening = z.strictObject({
  certifiedOn: z.string().nullable(),
  way: z.string().nullable(),
  certifiedThrough: z.string().nullable(),
  amountFen: z.int().positive().nullable(),
  amountFrom: z.string().nullable(),
  payment: z.enum(['paying', 'paused']).nullable(),
  pausedFrom: z.string().nullable(),
  pauseReason: z.string().nullable(),
});

const KeptOpening = Opening.extend({
  /** Where it was read: a roster, a list, or the file itself. */
  source: z.string(),
  /** Why it was corrected; null for the first. */
  reason: z.string().nullable(),
  at: Instant,
  by: Actor,
});
export type KeptOpening = z.infer<typeof KeptOpening>;

/** A line of a list of opening states. */
export const JudgedOpening = JudgedLine.extend({ state: Opening });
export type JudgedOpening = z.infer<typeof JudgedOpening>;

const listAsked = { path: FileToRead };

export const openingCalls = {
  'openings.get': reads({
    input: z.strictObject({ recordId: Id }),
    output: z.strictObject({
      version: z.int().positive(),
      opening: KeptOpening.nullable(),
      /** Why none can be entered, in a sentence. */
      refusal: z.string().nullable(),
    }),
    scope: ({ recordId }) => ({ records: [recordId] }),
  }),
  /** Enters the opening state of one file; where one stands it is corrected, with the reason. */
  'openings.save': writes({
    input: z.strictObject({
      ...{ recordId: Id, version: z.int().positive(), ...openingFields, reason: optionalText(100) },
      /** Without it an amount that stands in place of another is refused at this field, with both amounts. */
      takesAmount: z.boolean().default(false),
    }),
    output: z.strictObject({ version: z.int().positive(), commandId: Id.nullable() }),
    right: 'file',
    scope: ({ recordId }) => ({ records: [recordId] }),
    act: 'record',
  }),
  /** Every line of a list with what is to be said about it; nothing is written. */
  'openings.judgeMany': reads({
    input: z.strictObject({ ...listAsked, ...ListPart }),
    output: judgedPage(JudgedOpening),
    // A list may name anybody: the handler judges who lies within.
    scope: 'narrowed',
  }),
  'openings.exportJudged': reads({
    input: z.strictObject({ ...listAsked, path: FileToRead, to: FileToWrite }),
    output: z.strictObject({ path: FileMade, rows: z.int().nonnegative() }),
    scope: 'narrowed',
    takesOut: () => ({ noun: 'opening', nounId: 0 }),
  }),
  /** Enters all that is ready, and of what asks the lines in `accepted`: one act. */
  'openings.enterMany': writes({
    input: z.strictObject({ ...listAsked, ...ListDecision }),
    output: z.strictObject({ done: z.int().nonnegative(), leftOut: z.int().nonnegative(), commandId: Id.nullable() }),
    right: 'file',
    scope: 'narrowed',
    act: 'opening',
  }),
};
