import { z } from 'zod';
import type { About } from '../../../contract/about.ts';
import { type Logged, reads, writes } from '../../../contract/entry.ts';
import { FileMade, FileToRead, FileToWrite } from '../../../contract/file-tokens.ts';
import { IdentityAnswer, IdentityQuestion } from '../../../contract/imports.ts';
import { PAPERS_MOST, Paper } from '../../../contract/papers.ts';
import { Actor, Day, Id, IdKind, Month, optionalText } from '../../../contract/types.ts';
import { code, dayOrMonth, line } from '../../field-schemas.ts';
import {
  type BatchContent,
  type BatchKind,
  type BatchState,
  batchContentNames,
  batchKindNames,
  batchStates,
} from '../rules/batch-words.ts';
import { aboutBatches, aboutLines } from './nouns.ts';

/** The longest list of one batch; a page of the screen and of a print holds it whole. */
export const LINES_MOST = 1000;

export const BatchDirection = z.enum(['in', 'out']);
const BatchStateName = z.enum(Object.keys(batchStates) as [BatchState, ...BatchState[]]);
export const LineState = z.enum(['open', 'arrived', 'missing']);
const count = (most: number) =>
  z.int('请填写整数').min(0, '不能为负').max(most, `最多 ${most}`).nullable().default(null);

/** The letter of a batch (domain file B.2): who, when, by which paper, and what is handed over. */
export const BatchValues = z.strictObject({
  direction: BatchDirection,
  /** 字第 号. */
  number: optionalText(40),
  unitName: line().min(1, '请填写对方单位').max(100, '最多 100 个字'),
  unitCode: optionalText(20),
  kind: z.enum(batchKindNames as [BatchKind, ...BatchKind[]]),
  onDate: Day,
  contents: z
    .array(z.enum(batchContentNames as [BatchContent, ...BatchContent[]]))
    .min(1, '请选择移交什么')
    .max(batchContentNames.length),
  reason: optionalText(60),
  validDays: z.int('请填写天数').min(1, '至少 1 天').max(365, '最多 365 天').nullable().default(null),
  reportBy: Day.nullable().default(null),
  handedBy: optionalText(50),
  supervisedBy: optionalText(50),
  receivedBy: optionalText(50),
  remark: optionalText(200),
});
export type BatchValues = z.infer<typeof BatchValues>;

/** One person of the list as the paper has them (domain file B.2 fields 3 to 6, B.3 columns 2 to 14). */
export const LineValues = z.strictObject({
  name: line().min(1, '请填写姓名').max(50, '最多 50 个字'),
  /** In any form the program reads; null only for somebody of the register who has none. */
  idNumber: optionalText(30),
  gender: code('gender').default(null),
  employer: optionalText(100),
  retiredOn: dayOrMonth('退休时间').default(null),
  retirementType: code('retirementType').default(null),
  pensionFen: z.int('金额最多两位小数').min(0, '金额不能为负').max(999_999_999, '金额过大').nullable().default(null),
  registeredAddress: optionalText(100),
  residenceAddress: optionalText(100),
  phone: optionalText(20),
  communityId: Id.nullable().default(null),
  livesElsewhere: z.boolean().default(false),
  isParty: z.boolean().nullable().default(null),
  fileNumber: optionalText(20),
  originals: count(99),
  copies: count(99),
  papers: count(9999),
  pages: count(99_999),
  lacking: optionalText(100),
  place: optionalText(20),
  remark: optionalText(50),
  sealNumber: optionalText(40),
  sealReceipt: optionalText(40),
  forwardOn: Day.nullable().default(null),
  forwardTo: optionalText(60),
  /** The last month the sender paid; null: the batch says it when it is closed. */
  paidThrough: Month.nullable().default(null),
});
export type LineValues = z.infer<typeof LineValues>;

export const BatchRow = z.strictObject({
  id: Id,
  direction: BatchDirection,
  number: z.string().nullable(),
  unitName: z.string(),
  kind: z.enum(batchKindNames as [BatchKind, ...BatchKind[]]),
  onDate: z.string(),
  closedOn: z.string().nullable(),
  state: BatchStateName,
  lines: z.int().nonnegative(),
  arrived: z.int().nonnegative(),
  missing: z.int().nonnegative(),
  surplus: z.int().nonnegative(),
  taken: z.int().nonnegative(),
});
export type BatchRow = z.infer<typeof BatchRow>;

export const BatchLine = LineValues.extend({
  id: Id,
  version: z.int().positive(),
  recordId: Id.nullable(),
  /** The 档号 of the register, once there is one. */
  recordNumber: z.string().nullable(),
  idKind: IdKind,
  birthOn: z.string().nullable(),
  communityName: z.string().nullable(),
  isSurplus: z.boolean(),
  state: LineState,
  takenOn: z.string().nullable(),
  /** Why closing the batch will leave the line open, whatever was checked off; null where nothing stands in the way. */
  refusal: z.string().nullable(),
  /** How many lines its inner directory has; the sums of papers and pages are those of the directory then. */
  directoryLines: z.int().nonnegative(),
});
export type BatchLine = z.infer<typeof BatchLine>;

export const Batch = BatchValues.extend({
  id: Id,
  version: z.int().positive(),
  closedOn: z.string().nullable(),
  state: BatchStateName,
  /** The organisation of the register that goes by the unit's name. */
  organisation: z.strictObject({ id: Id, name: z.string() }).nullable(),
  lines: z.array(BatchLine).max(LINES_MOST),
  createdBy: Actor,
});
export type Batch = z.infer<typeof Batch>;

export const BatchFilter = z.strictObject({
  direction: BatchDirection.nullable().default(null),
  state: BatchStateName.nullable().default(null),
  /** Of the day of hand-over. */
  year: z.int().min(1950).max(2200).nullable().default(null),
  /** Of the unit, the number of the letter, or somebody on the list by name or number. */
  text: z.string().max(60).default(''),
});
export type BatchFilter = z.infer<typeof BatchFilter>;

/** The number is that of somebody of another name, and the clerk says that they are this person: they are renamed. */
const isSamePerson = z.boolean().default(false);
const CommandId = Id.nullable();
/** What a clerk said of a row of a sheet; it holds while row, person, names and number are those she was shown. */
const SheetAnswer = z.strictObject({
  row: z.int().positive(),
  personId: Id,
  name: z.string(),
  written: z.string(),
  idNumber: z.string(),
  answer: IdentityAnswer,
});
export type SheetAnswer = z.infer<typeof SheetAnswer>;
const LeftOut = z.strictObject({ lineId: Id, name: z.string(), why: z.string() });
/** Whose directory: that of a line of a list, or of a file of the register. */
const DirectoryOf = z.union([z.strictObject({ lineId: Id }), z.strictObject({ recordId: Id })]);
export type DirectoryOf = z.infer<typeof DirectoryOf>;

const aboutDirectory = (of: DirectoryOf): About =>
  'lineId' in of ? aboutLines([of.lineId]) : { records: [of.recordId] };
const seenDirectory = (of: DirectoryOf): Logged =>
  'lineId' in of ? { noun: 'batchLine', nounId: of.lineId } : { noun: 'record', nounId: of.recordId };

export const batchCalls = {
  'batches.list': reads({
    input: z.strictObject({
      filter: BatchFilter,
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(200).default(50),
    }),
    output: z.strictObject({
      rows: z.array(BatchRow).max(200),
      total: z.int().nonnegative(),
      /** Of each state, whatever `state` narrows to. */
      counts: z.record(BatchStateName, z.int().nonnegative()),
      years: z.array(z.strictObject({ year: z.int(), count: z.int().positive() })).max(200),
    }),
    scope: 'narrowed',
  }),
  'batches.get': reads({
    input: z.strictObject({ id: Id }),
    output: Batch,
    scope: ({ id }) => aboutBatches(id),
    shows: (input) => [{ noun: 'batch', nounId: input.id }],
  }),
  'batches.save': writes({
    input: z.strictObject({
      /** null opens a new batch. */
      id: Id.nullable(),
      version: z.int().nonnegative(),
      values: BatchValues,
    }),
    output: z.strictObject({ id: Id, version: z.int().positive(), commandId: CommandId }),
    right: 'file',
    scope: ({ id }) => ({ kind: 'retiree', ...(id === null ? {} : aboutBatches(id)) }),
    act: 'batch',
  }),
  'batches.remove': writes({
    input: z.strictObject({ id: Id, version: z.int().positive() }),
    output: z.strictObject({ commandId: CommandId }),
    right: 'file',
    scope: ({ id }) => aboutBatches(id),
    act: 'batch',
  }),
  /** Puts one person on the list; `isSurplus`: a file that came though it is not on the list. */
  'batches.addLine': writes({
    input: z.strictObject({
      ...{ batchId: Id, values: LineValues, isSurplus: z.boolean().default(false) },
      isSamePerson,
    }),
    output: z.strictObject({
      lineId: Id,
      /** Somebody of the register: their 档号. */
      recordNumber: z.string().nullable(),
      /** What the clerk should look at although it was entered. */
      notes: z.array(z.string()).max(5),
      commandId: CommandId,
    }),
    right: 'file',
    // Whose number it is, and which community is named, the handler looks at, which can point at the field.
    scope: ({ batchId }) => aboutBatches(batchId),
    act: 'batch',
  }),
  /** Puts files of the register on the list, as they are there. */
  'batches.addRecords': writes({
    input: z.strictObject({ batchId: Id, recordIds: z.array(Id).min(1, '请选择档案').max(500) }),
    output: z.strictObject({
      added: z.int().nonnegative(),
      leftOut: z.array(z.strictObject({ name: z.string(), why: z.string() })).max(500),
      commandId: CommandId,
    }),
    right: 'file',
    scope: ({ batchId, recordIds }) => ({ ...aboutBatches(batchId), records: recordIds }),
    act: 'batch',
  }),
  'batches.saveLine': writes({
    input: z.strictObject({
      lineId: Id,
      version: z.int().positive(),
      values: LineValues,
      state: LineState,
      isSamePerson,
    }),
    output: z.strictObject({ version: z.int().positive(), commandId: CommandId }),
    right: 'file',
    scope: ({ lineId }) => aboutLines([lineId]),
    act: 'batch',
  }),
  'batches.removeLine': writes({
    input: z.strictObject({ lineId: Id, version: z.int().positive() }),
    output: z.strictObject({ commandId: CommandId }),
    right: 'file',
    scope: ({ lineId }) => aboutLines([lineId]),
    act: 'batch',
  }),
  /** Says of several at once how they came. */
  'batches.check': writes({
    input: z.strictObject({
      lineIds: z.array(Id).min(1, '请先勾选人员').max(LINES_MOST),
      state: LineState,
      lacking: optionalText(100),
    }),
    output: z.strictObject({ changed: z.int().nonnegative(), commandId: CommandId }),
    right: 'file',
    scope: ({ lineIds }) => aboutLines(lineIds),
    act: 'batch',
  }),
  'batches.directory': reads({
    input: z.strictObject({ of: DirectoryOf }),
    output: z.strictObject({
      /** 0: nothing was entered yet. */
      version: z.int().nonnegative(),
      name: z.string(),
      recordNumber: z.string().nullable(),
      /** It came sealed: its papers are nobody's to list. */
      isSealed: z.boolean(),
      papers: z.array(Paper).max(PAPERS_MOST),
    }),
    scope: ({ of }) => aboutDirectory(of),
    shows: ({ of }) => [seenDirectory(of)],
  }),
  'batches.saveDirectory': writes({
    input: z.strictObject({
      of: DirectoryOf,
      version: z.int().nonnegative(),
      papers: z.array(Paper).max(PAPERS_MOST, `最多 ${PAPERS_MOST} 条`),
    }),
    output: z.strictObject({
      version: z.int().nonnegative(),
      papers: z.int().nonnegative(),
      /** null: of some paper they were not counted. */
      pages: z.int().nonnegative().nullable(),
      commandId: CommandId,
    }),
    right: 'file',
    scope: ({ of }) => aboutDirectory(of),
    act: { nouns: ['batch', 'record'] },
  }),
  /** Takes everybody over (or sends them away) who is ready, as one act. Who cannot be is left open with the reason. */
  'batches.close': writes({
    input: z.strictObject({
      ...{ id: Id, version: z.int().positive(), on: Day },
      /** The last month the sender paid those whose line says none; null: nobody said it, and it is the month of `on`. */
      paidThrough: Month.nullable().default(null),
    }),
    output: z.strictObject({
      done: z.int().positive(),
      /** How many files were opened for it. */
      opened: z.int().nonnegative(),
      leftOut: z.array(LeftOut).max(LINES_MOST),
      version: z.int().positive(),
      commandId: CommandId,
    }),
    right: 'file',
    scope: ({ id }) => aboutBatches(id),
    act: 'batch',
  }),
};

/** Batches as sheets, in and out. */
export const batchFileCalls = {
  /**
   * Takes a list in: all of it, or nothing. Where a number is somebody's of another name the rows are asked about
   * (`questions`, `position` and `row` being the row of the sheet), and nothing is written until each is answered.
   */
  'batches.importFile': writes({
    input: z.strictObject({ id: Id, path: FileToRead, answers: z.array(SheetAnswer).max(LINES_MOST).default([]) }),
    output: z.strictObject({
      added: z.int().nonnegative(),
      known: z.int().nonnegative(),
      /** Rows whose number was answered to be wrong. */
      leftOut: z.array(z.strictObject({ row: z.int(), name: z.string() })).max(LINES_MOST),
      questions: z.array(IdentityQuestion).max(LINES_MOST),
      commandId: CommandId,
    }),
    right: 'file',
    // A list may name anybody of the street.
    scope: 'whole',
    act: 'batch',
  }),
  /** The list of one batch as a workbook with the columns that are taken in. */
  'batches.exportList': reads({
    input: z.strictObject({ id: Id, path: FileToWrite }),
    output: z.strictObject({ path: FileMade, rows: z.int().nonnegative() }),
    scope: ({ id }) => aboutBatches(id),
    takesOut: (input) => ({ noun: 'batch', nounId: input.id }),
  }),
  /** 接收台账 (or 转出台账): everybody of the batches, one row each. */
  'batches.exportLedger': reads({
    input: z.strictObject({ filter: BatchFilter, path: FileToWrite }),
    output: z.strictObject({ path: FileMade, rows: z.int().nonnegative() }),
    scope: 'narrowed',
    takesOut: () => ({ noun: 'batch', nounId: 0 }),
  }),
};
