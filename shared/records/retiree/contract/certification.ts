import { z } from 'zod';
import { reads, writes } from '../../../contract/entry.ts';
import { FileMade, FileToRead, FileToWrite } from '../../../contract/file-tokens.ts';
import { JudgedLine, judgedPage, ListDecision, ListPart } from '../../../contract/judged-lists.ts';
import { Day, Id, IdKind, Month, optionalText } from '../../../contract/types.ts';
import { line } from '../../field-schemas.ts';

/**
 * Which retirees the work list of 资格认证 shows: overdue, to be renewed soon, never certified, in doubt, paused for it,
 * those whose certification ends in `month`, those certified in `month`.
 */
export const CertificationGroup = z.enum(['overdue', 'due', 'never', 'doubt', 'paused', 'month', 'done']);
export type CertificationGroup = z.infer<typeof CertificationGroup>;

export const CertificationFilter = z.strictObject({
  group: CertificationGroup,
  /** For `month` and `done`; this month when null. */
  month: Month.nullable().default(null),
  communityId: Id.nullable().default(null),
});
export type CertificationFilter = z.infer<typeof CertificationFilter>;

export const CertificationRow = z.strictObject({
  recordId: Id,
  version: z.int().positive(),
  number: z.string(),
  name: z.string(),
  idKind: IdKind,
  idNumber: z.string().nullable(),
  birthOn: z.string().nullable(),
  phone: z.string().nullable(),
  address: z.string().nullable(),
  communityName: z.string().nullable(),
  certificationState: z.string(),
  benefitState: z.string(),
  certifiedOn: z.string().nullable(),
  through: z.string().nullable(),
});
export type CertificationRow = z.infer<typeof CertificationRow>;

/** One whom a batch left out, and why. */
const LeftOut = z.strictObject({ recordId: Id, name: z.string(), number: z.string(), why: z.string() });

/** Who is certified together: people ticked on the screen, or the agency's list of those who passed. */
const PassSource = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ticked'), recordIds: z.array(Id).min(1, '请先勾选人员').max(500) }),
  z.strictObject({ kind: z.literal('list'), path: FileToRead }),
]);
const passesAsked = {
  source: PassSource,
  /** The day and the way of lines that say none. */
  on: Day.nullable().default(null),
  way: optionalText(10),
  party: optionalText(60),
  paperNumber: optionalText(60),
};

/** One of many certifications, as the rules of a single one judge it. */
export const JudgedPass = JudgedLine.extend({
  on: z.string().nullable(),
  way: z.string().nullable(),
  /** Through which day it will count; null where it is refused. */
  through: z.string().nullable(),
});
export type JudgedPass = z.infer<typeof JudgedPass>;

export const certificationCalls = {
  'certification.list': reads({
    input: z.strictObject({
      filter: CertificationFilter,
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(200).default(50),
    }),
    output: z.strictObject({
      rows: z.array(CertificationRow).max(200),
      total: z.int().nonnegative(),
      counts: z.record(CertificationGroup, z.int().nonnegative()),
      communities: z.array(z.strictObject({ id: Id, name: z.string(), count: z.int().positive() })).max(500),
      today: z.string(),
    }),
    scope: 'narrowed',
  }),
  /** The list as a workbook, for those who go from door to door. */
  'certification.export': reads({
    input: z.strictObject({ filter: CertificationFilter, path: FileToWrite }),
    output: z.strictObject({ path: FileMade, rows: z.int().nonnegative() }),
    scope: 'narrowed',
    takesOut: () => ({ noun: 'certification', nounId: 0 }),
  }),
  /** Certifies by what a card reader types: an ID number in any form, or a 档号. */
  'certification.enter': writes({
    input: z.strictObject({
      text: line().min(1, '请刷身份证或输入证件号码、档号').max(60),
      on: Day,
      way: z.string().min(1, '请选择认证方式').max(10),
      /** Who visited, or who came in the person's place. */
      party: optionalText(60),
      paperNumber: optionalText(60),
      note: optionalText(200),
    }),
    output: z.strictObject({
      recordId: Id,
      number: z.string(),
      name: z.string(),
      through: z.string(),
      /** What the clerk should look at although it was entered: certified before in this cycle, still paused. */
      notes: z.array(z.string()).max(5),
      commandId: Id.nullable(),
    }),
    right: 'file',
    // Whose card it is the handler finds, and looks whether it may be seen.
    scope: 'narrowed',
  }),
  /** Enters the list of the agency that pauses the benefit of those overdue, as one act. */
  'certification.pause': writes({
    input: z.strictObject({
      recordIds: z.array(Id).min(1, '请先勾选人员').max(500),
      on: Day,
      /** The first month that is not paid. */
      month: Month,
      listNumber: optionalText(60),
      note: optionalText(200),
    }),
    output: z.strictObject({
      done: z.int().nonnegative(),
      leftOut: z.array(LeftOut).max(500),
      commandId: Id.nullable(),
    }),
    right: 'file',
    scope: ({ recordIds }) => ({ records: recordIds }),
    act: 'certification',
  }),
};

/** Certifying by a list. */
export const certificationManyCalls = {
  /** Every line with what is to be said about it; nothing is written. */
  'certification.judgeMany': reads({
    input: z.strictObject({ ...passesAsked, ...ListPart }),
    output: judgedPage(JudgedPass),
    // As with adjustments: the handler judges who lies within, and takes no others.
    scope: 'narrowed',
  }),
  /** The same lines as a workbook: what is refused goes back to whoever sent the list. */
  'certification.exportJudged': reads({
    input: z.strictObject({ ...passesAsked, path: FileToWrite }),
    output: z.strictObject({ path: FileMade, rows: z.int().nonnegative() }),
    scope: 'narrowed',
    takesOut: () => ({ noun: 'certification', nounId: 0 }),
  }),
  /** Certifies all that is ready, and of what asks the lines in `accepted`: one act. */
  'certification.enterMany': writes({
    input: z.strictObject({ ...passesAsked, ...ListDecision }),
    output: z.strictObject({ done: z.int().nonnegative(), leftOut: z.int().nonnegative(), commandId: Id.nullable() }),
    right: 'file',
    scope: 'narrowed',
    act: 'certification',
  }),
};
