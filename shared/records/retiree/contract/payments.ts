import { z } from 'zod';
import { reads, writes } from '../../../contract/entry.ts';
import { FileMade, FileToRead, FileToWrite } from '../../../contract/file-tokens.ts';
import { StepPaper } from '../../../contract/life.ts';
import { Actor, Day, Id, Instant, Month, optionalText } from '../../../contract/types.ts';
import { line } from '../../field-schemas.ts';
import { handOverPapers } from '../payment-words.ts';
import { type OwedReason, owedReasons } from '../rules/owed-after-end.ts';
import { MOST_MONTHS } from './pension.ts';

/** Where a payment stands: not final yet, sent to the bank, paid, sent back by the bank. */
export const PaymentState = z.enum(['draft', 'sent', 'paid', 'returned']);
export type PaymentState = z.infer<typeof PaymentState>;

export const PaymentItemKind = z.enum(['subsidy', 'arrears', 'deduction']);
export type PaymentItemKind = z.infer<typeof PaymentItemKind>;

const fen = z.int().nonnegative();

/** One person on the roll of a month; domain file retiree-unemployment.md B.6, columns 1 to 17. */
export const RollLine = z.strictObject({
  lineId: Id.nullable(),
  recordId: Id,
  position: z.int().positive(),
  name: z.string(),
  gender: z.string().nullable(),
  idNumber: z.string().nullable(),
  phone: z.string().nullable(),
  communityId: Id.nullable(),
  communityName: z.string().nullable(),
  bankCode: z.string().nullable(),
  bankName: z.string().nullable(),
  accountName: z.string().nullable(),
  accountNumber: z.string().nullable(),
  paymentMethod: z.string().nullable(),
  baseFen: fen,
  subsidyFen: fen,
  arrearsFen: fen,
  deductionFen: fen,
  /** May be below zero in a draft only, which then cannot be made final. */
  netFen: z.int(),
  state: PaymentState,
  returnReason: z.string().nullable(),
  note: z.string().nullable(),
});
export type RollLine = z.infer<typeof RollLine>;

const Sums = {
  people: fen,
  baseFen: fen,
  subsidyFen: fen,
  arrearsFen: fen,
  deductionFen: fen,
  netFen: z.int(),
};
export const RollSums = z.strictObject(Sums);
export type RollSums = z.infer<typeof RollSums>;

export const RollGroup = z.strictObject({
  bankCode: z.string().nullable(),
  communityId: Id.nullable(),
  communityName: z.string().nullable(),
  ...Sums,
});
export type RollGroup = z.infer<typeof RollGroup>;

/** Somebody of the office who is on no roll of the month, and why. */
export const LeftOut = z.strictObject({
  recordId: Id,
  name: z.string(),
  communityName: z.string().nullable(),
  why: z.string(),
  /** 补发 less 扣款 that wait for the person. */
  waitingFen: z.int(),
  /** What is owed since the benefit ended, in a sentence. */
  owed: z.string().nullable(),
});
export type LeftOut = z.infer<typeof LeftOut>;

/** Something to look at before a roll is made final. `people`: the first of those it concerns. */
export const RollHint = z.strictObject({
  sentence: z.string(),
  count: fen,
  people: z.array(z.strictObject({ recordId: Id, name: z.string() })).max(50),
});
export type RollHint = z.infer<typeof RollHint>;

/** A part of a roll: one bank, one community; a null community with `isUnassigned` is those of none. */
export const RollFilter = z.strictObject({
  month: Month,
  /** '' is those without a bank. */
  bankCode: z.string().max(4).nullable().default(null),
  communityId: Id.nullable().default(null),
  state: PaymentState.nullable().default(null),
});
export type RollFilter = z.infer<typeof RollFilter>;

/** What one person was paid in a month, as the final roll of the month has it. */
export const PersonPayment = z.strictObject({
  lineId: Id,
  month: z.string(),
  recordId: Id,
  number: z.string(),
  baseFen: fen,
  subsidyFen: fen,
  arrearsFen: fen,
  deductionFen: fen,
  netFen: fen,
  bankCode: z.string().nullable(),
  bankName: z.string().nullable(),
  accountNumber: z.string().nullable(),
  state: PaymentState,
  returnReason: z.string().nullable(),
  note: z.string().nullable(),
});
export type PersonPayment = z.infer<typeof PersonPayment>;

/** 补贴, 补发, 扣款 that wait for the roll of their month. */
export const PlannedPayment = z.strictObject({
  id: Id,
  month: z.string(),
  recordId: Id,
  number: z.string(),
  kind: PaymentItemKind,
  fen,
  reason: z.string(),
});
export type PlannedPayment = z.infer<typeof PlannedPayment>;

/** Money that is owed after a benefit ended and that no roll pays any more; one entry a file. */
export const OwedAfterEnd = z.strictObject({
  recordId: Id,
  number: z.string(),
  name: z.string(),
  communityName: z.string().nullable(),
  ending: z.enum(['died', 'movedOut', 'ended']),
  endedOn: z.string().nullable(),
  months: z
    .array(
      z.strictObject({
        month: z.string(),
        /** null: the amount of the month is not known. */
        fen: fen.nullable(),
        why: z.enum(Object.keys(owedReasons) as [OwedReason, ...OwedReason[]]),
      }),
    )
    .max(MOST_MONTHS),
  /** Of all months; null where one of them is not known. */
  fen: fen.nullable(),
  /** 未发 3,000.00 元：2026-10 退回后未补发；本人已死亡，待遗属领取或处理. */
  sentence: z.string(),
});
export type OwedAfterEnd = z.infer<typeof OwedAfterEnd>;

/** A month of it that was handed over, and to whom. */
export const HandedOver = z.strictObject({
  eventId: Id,
  recordId: Id,
  number: z.string(),
  month: z.string(),
  fen,
  on: z.string(),
  party: z.string(),
});
export type HandedOver = z.infer<typeof HandedOver>;

/** To whom it went: those who inherit, the person, or back to the agency. */
export const HandOverTo = z.enum(['heir', 'self', 'agency']);
export type HandOverTo = z.infer<typeof HandOverTo>;

/** Newest first; `planned` by month. */
const payments = z.strictObject({
  items: z.array(PersonPayment).max(1200),
  planned: z.array(PlannedPayment).max(200),
  owed: z.array(OwedAfterEnd).max(100),
  handedOver: z.array(HandedOver).max(500),
});

const page = { offset: z.int().min(0).default(0), limit: z.int().min(1).max(200).default(50) };

/** A final roll that was voided: it keeps its number and counts nowhere. */
export const VoidedRoll = z.strictObject({
  rollId: Id,
  number: z.string(),
  month: z.string(),
  reason: z.string(),
  at: Instant,
  by: Actor,
});
export type VoidedRoll = z.infer<typeof VoidedRoll>;

/** A line of the bank's list of returns, and what is to be said about it. */
export const ReturnLine = z.strictObject({
  row: z.int().positive(),
  numberText: z.string(),
  nameText: z.string(),
  reason: z.string(),
  lineId: Id.nullable(),
  name: z.string().nullable(),
  netFen: z.int().nullable(),
  /** Why it cannot be entered; null where it can. */
  why: z.string().nullable(),
  /** What of the list is not as the roll has it: it is entered only where the clerk took its row. */
  asks: z.array(z.string()).max(20),
});
export type ReturnLine = z.infer<typeof ReturnLine>;

const returnsOf = {
  month: Month,
  source: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('list'), path: FileToRead }),
    z.strictObject({
      kind: z.literal('one'),
      text: line().min(1, '请填写证件号码、账号或档号').max(60),
      /** As the bank wrote it. */
      name: optionalText(50),
      reason: line().min(1, '请填写退回原因').max(50, '最多 50 个字'),
    }),
    /** Everything was paid by the banks that are named. */
    z.strictObject({ kind: z.literal('none') }),
  ]),
};

/** 增加、减少 or a temporary amount against the month before; domain file retiree-unemployment.md B.7. */
export const ChangeLine = z.strictObject({
  recordId: Id,
  name: z.string(),
  idNumber: z.string().nullable(),
  gender: z.string().nullable(),
  phone: z.string().nullable(),
  accountNumber: z.string().nullable(),
  communityName: z.string().nullable(),
  paymentMethod: z.string().nullable(),
  increaseFen: fen,
  decreaseFen: fen,
  temporaryFen: z.int(),
  netFen: z.int(),
  /** What it goes back to; null where nothing was registered. */
  basis: z.string().nullable(),
});
export type ChangeLine = z.infer<typeof ChangeLine>;

const Check = z.strictObject({
  label: z.string(),
  left: z.string(),
  right: z.string(),
  isRight: z.boolean(),
  /** Who is behind the difference. */
  people: z.array(z.strictObject({ recordId: Id, name: z.string(), why: z.string() })).max(50),
});
export type ChangeCheck = z.infer<typeof Check>;

export const paymentCalls = {
  'payments.ofRecord': reads({
    input: z.strictObject({ recordId: Id }),
    output: payments,
    scope: ({ recordId }) => ({ records: [recordId] }),
  }),
  /** Over all files of a person that the user may see. */
  'payments.ofPerson': reads({
    input: z.strictObject({ personId: Id }),
    output: payments,
    scope: ({ personId }) => ({ people: [personId] }),
  }),
  /** The months that have a roll, newest first, and the next one to prepare. */
  'payments.months': reads({
    input: z.strictObject({}),
    output: z.strictObject({
      next: z.string(),
      /** The month a new amount is first paid in: after the last that is final, be there a gap before it. */
      afterLast: z.string(),
      items: z
        .array(
          z.strictObject({
            rollId: Id,
            month: z.string(),
            people: fen,
            netFen: z.int(),
            answeredOn: z.string().nullable(),
            returned: fen,
            at: Instant,
            by: Actor,
          }),
        )
        .max(120),
      voided: z.array(VoidedRoll).max(120),
    }),
    scope: 'narrowed',
  }),
  /** The roll of a month: as it was made final, else as it would be now. */
  'payments.roll': reads({
    input: z.strictObject({ ...RollFilter.shape, ...page }),
    output: z.strictObject({
      rollId: Id.nullable(),
      /** The roll's own number; of a draft the one it will get. */
      number: z.string(),
      /** When and by whom a final roll was first printed or written out: from then on it is voided, not undone. */
      outside: z.strictObject({ at: Instant, by: z.string() }).nullable(),
      /** The day of the last answer of a bank. */
      answeredOn: z.string().nullable(),
      /** Banks of the lines the user may see that have not answered a final roll, '' for those of no known bank. */
      unanswered: z.array(z.string()).max(200),
      lines: z.array(RollLine).max(200),
      total: fen,
      /** Of what the filter lets through. */
      sums: RollSums,
      /** Of the whole roll, by bank and community. */
      groups: z.array(RollGroup).max(2000),
      states: z.record(PaymentState, fen),
      leftOut: fen,
      /** Why it cannot be made final, in sentences; and what to look at before. */
      problems: z.array(z.string()).max(20),
      hints: z.array(RollHint).max(20),
      digest: z.string(),
    }),
    scope: 'narrowed',
  }),
  'payments.leftOut': reads({
    input: z.strictObject({ month: Month, ...page }),
    output: z.strictObject({ items: z.array(LeftOut).max(200), total: fen }),
    scope: 'narrowed',
  }),
  'payments.export': reads({
    input: z.strictObject({ ...RollFilter.shape, path: FileToWrite }),
    output: z.strictObject({ path: FileMade, rows: fen }),
    scope: 'narrowed',
    takesOut: ({ month }) => ({ noun: 'payroll', month }),
  }),
  'payments.finalise': writes({
    input: z.strictObject({ month: Month, digest: z.string().min(1) }),
    output: z.strictObject({ rollId: Id, people: fen, netFen: z.int(), commandId: Id.nullable() }),
    right: 'file',
    // A month is paid for the whole office, and the bank answers for all of it.
    scope: 'whole',
    act: 'payroll',
  }),
  /** Voids a final roll, with the reason: it keeps its number, its lines count nowhere, its month can be made anew. */
  'payments.voidRoll': writes({
    input: z.strictObject({ rollId: Id, reason: line().min(1, '请写明作废的原因').max(100, '最多 100 个字') }),
    output: z.strictObject({ commandId: Id.nullable() }),
    right: 'file',
    scope: 'whole',
    act: 'payroll',
  }),
  /** What the bank sent back, line by line; nothing is written. */
  'payments.readReturns': reads({
    input: z.strictObject(returnsOf),
    output: z.strictObject({
      /** Those that ask first. */
      lines: z.array(ReturnLine).max(2000),
      /** What can be entered without a question. */
      ready: fen,
      readyFen: z.int(),
      asking: fen,
      digest: z.string(),
    }),
    scope: 'whole',
  }),
  /**
   * Enters what banks paid and what they sent back, of the lines that can be entered: one act. It answers for the banks of
   * the lines it names and for those in `banks` ('' of no known bank), which 全部成功 needs where the roll has several.
   * While a line asks that is not in `accepted`, nothing is written, unless `leavesOthers` says that it was paid.
   */
  'payments.enterReturns': writes({
    input: z.strictObject({
      ...returnsOf,
      on: Day,
      banks: z.array(z.string().max(4)).max(200).nullable().default(null),
      /** Rows taken although they ask; `digest` says which list they are of. */
      accepted: z.array(z.int().positive()).max(2000).default([]),
      digest: z.string().nullable().default(null),
      leavesOthers: z.boolean().default(false),
    }),
    output: z.strictObject({ entered: fen, leftOut: fen, commandId: Id.nullable() }),
    right: 'file',
    scope: 'whole',
    act: 'payroll',
  }),
  /** 补贴, 补发, 扣款 for a person on the roll of a month that is not final. */
  'payments.addItem': writes({
    input: z.strictObject({
      recordId: Id,
      month: Month,
      kind: PaymentItemKind,
      fen: z.int('金额最多两位小数').min(1, '请填写金额').max(999_999_999, '金额过大'),
      reason: line().min(1, '请写明依据').max(60, '最多 60 个字'),
    }),
    output: z.strictObject({ id: Id, commandId: Id.nullable() }),
    right: 'file',
    scope: ({ recordId }) => ({ records: [recordId] }),
    act: 'record',
  }),
  /** Hands over what is owed after the end of a benefit, month by month, or gives it back to the agency: one act. */
  'payments.handOver': writes({
    input: z.strictObject({
      recordId: Id,
      version: z.int().positive(),
      on: Day,
      months: z
        .array(
          z.strictObject({
            month: Month,
            fen: z.int('金额最多两位小数').min(1, '请填写金额').max(999_999_999, '金额过大'),
          }),
        )
        .min(1, '请勾选交付的月份')
        .max(MOST_MONTHS),
      to: HandOverTo,
      name: line().min(1, '请填写领取人或经办机构').max(30, '最多 30 个字'),
      number: optionalText(40),
      paper: z.enum(handOverPapers, '请选择依据的材料'),
      paperNumber: StepPaper.shape.number,
      note: optionalText(200),
      /** More than is reckoned goes only with this and the reason in `note`. */
      isMoreConfirmed: z.boolean().default(false),
    }),
    output: z.strictObject({
      version: z.int().positive(),
      commandId: Id.nullable(),
      /** Where what was handed over is not what was reckoned: a sentence. */
      note: z.string().nullable(),
    }),
    right: 'file',
    scope: ({ recordId }) => ({ records: [recordId] }),
    act: 'record',
  }),
  /** 增减及发放信息: a month against the one before. */
  'payments.changes': reads({
    input: z.strictObject({ month: Month, ...page }),
    output: z.strictObject({
      lines: z.array(ChangeLine).max(200),
      total: fen,
      /** Whether both rolls are final; a draft may still change. */
      isFinal: z.boolean(),
      /** null where that month has no final roll: then there is nothing to compare with, and no line. */
      before: z.strictObject({
        month: z.string(),
        people: fen.nullable(),
        netFen: z.int().nullable(),
        temporaryFen: z.int().nullable(),
      }),
      now: z.strictObject({ people: fen, netFen: z.int(), temporaryFen: z.int() }),
      increase: z.strictObject({ people: fen, fen }).nullable(),
      decrease: z.strictObject({ people: fen, fen }).nullable(),
      ways: z.strictObject({ bank: fen, post: fen, wire: fen, other: fen, unknown: fen }),
      checks: z.array(Check).max(10),
    }),
    scope: 'narrowed',
  }),
  'payments.exportChanges': reads({
    input: z.strictObject({ month: Month, path: FileToWrite }),
    output: z.strictObject({ path: FileMade, rows: fen }),
    scope: 'narrowed',
    takesOut: ({ month }) => ({ noun: 'payroll', month }),
  }),
};
