import { z } from 'zod';
import { reads, writes } from '../../../contract/entry.ts';
import { Actor, Day, Id, Instant, Month, optionalText } from '../../../contract/types.ts';
import { line } from '../../field-schemas.ts';

const fen = z.int('金额最多两位小数').min(0, '金额不能为负').max(999_999_999, '金额过大');

/** Why a pension is what it is from a month on: 核定、调整、更正. */
export const AmountKind = z.enum(['award', 'adjust', 'correct']);
export type AmountKind = z.infer<typeof AmountKind>;

export const PensionAmount = z.strictObject({
  id: Id,
  fromMonth: z.string(),
  fen: z.int().nonnegative(),
  kind: AmountKind,
  document: z.string(),
  at: Instant,
  by: Actor,
});
export type PensionAmount = z.infer<typeof PensionAmount>;

export const Account = z.strictObject({
  bankCode: z.string().nullable(),
  bankName: z.string().nullable(),
  accountName: z.string().nullable(),
  accountNumber: z.string().nullable(),
});
export type Account = z.infer<typeof Account>;

/** Two hundred years: no life, and so no span of owed months, is longer. */
export const MOST_MONTHS = 2400;

/** Months that are owed or were paid too much, at the amounts that held in them. */
export const OwedMonths = z.strictObject({
  from: z.string(),
  through: z.string(),
  months: z.int().nonnegative(),
  /** null where the amount of one of the months is not known. */
  fen: z.int().nonnegative().nullable(),
  /** Months before the first amount that is known. */
  unknownMonths: z.array(z.string()).max(MOST_MONTHS),
});
export type OwedMonths = z.infer<typeof OwedMonths>;

/** A value that a figure was worked out with, in words, and whether the office still has to confirm it. */
const UsedValue = z.strictObject({ label: z.string(), words: z.string(), document: z.string(), isSure: z.boolean() });

/** What survivors can claim by the rules, to check what the agency decides; null parts: a value is not known. */
export const SurvivorFigures = z.strictObject({
  baseFen: z.int().nonnegative().nullable(),
  funeralFen: z.int().nonnegative().nullable(),
  /** Months of 抚恤金 in twelfths of a month. */
  survivorTwelfths: z.int().nonnegative().nullable(),
  survivorFen: z.int().nonnegative().nullable(),
  contributionMonths: z.int().nonnegative().nullable(),
  drawnMonths: z.int().nonnegative().nullable(),
  used: z.array(UsedValue).max(10),
  /** What is lacking, in sentences: nothing is guessed. */
  lacking: z.array(z.string()).max(10),
});
export type SurvivorFigures = z.infer<typeof SurvivorFigures>;

export const pensionCalls = {
  'pension.get': reads({
    input: z.strictObject({
      recordId: Id,
      /** The last month that was paid; this month when null. */
      paidThrough: Month.nullable().default(null),
    }),
    output: z.strictObject({
      version: z.int().positive(),
      currentFen: z.int().nonnegative().nullable(),
      /** Newest first. */
      amounts: z.array(PensionAmount).max(500),
      account: Account,
      pastAccounts: z
        .array(Account.extend({ id: Id, untilOn: z.string(), reason: z.string(), at: Instant, by: Actor }))
        .max(200),
      /** Where the account's name is not the person's: a sentence. */
      accountNote: z.string().nullable(),
      /** Since a pause, up to the month before this one. */
      paused: OwedMonths.nullable(),
      death: z
        .strictObject({
          diedOn: z.string(),
          lastPayable: z.string(),
          overpaid: OwedMonths,
          survivors: SurvivorFigures,
        })
        .nullable(),
    }),
    scope: ({ recordId }) => ({ records: [recordId] }),
  }),
  'pension.setAmount': writes({
    input: z.strictObject({
      recordId: Id,
      version: z.int().positive(),
      fromMonth: Month,
      fen,
      kind: AmountKind,
      document: line().min(1, '请填写依据的文件或核定表编号').max(100, '最多 100 个字'),
    }),
    output: z.strictObject({
      version: z.int().positive(),
      commandId: Id.nullable(),
      /** What was paid too little since that month, to be paid later: 调整补发. */
      arrears: OwedMonths.nullable(),
    }),
    right: 'file',
    scope: ({ recordId }) => ({ records: [recordId] }),
    act: 'record',
  }),
  'pension.setAccount': writes({
    input: z.strictObject({
      recordId: Id,
      version: z.int().positive(),
      on: Day,
      bankCode: optionalText(4),
      bankName: optionalText(100),
      // A bank compares it character by character.
      accountName: optionalText(50),
      accountNumber: z.string().regex(/^\d{8,32}$/, '账号应为 8 至 32 位数字'),
      reason: line().min(1, '请写明变更原因').max(60, '最多 60 个字'),
    }),
    output: z.strictObject({ version: z.int().positive(), commandId: Id.nullable(), note: z.string().nullable() }),
    right: 'file',
    scope: ({ recordId }) => ({ records: [recordId] }),
    act: 'record',
  }),
};
