import { z } from 'zod';
import { ledgerNames, reportNames } from '../reports/names.ts';
import { reads, writes } from './entry.ts';
import { FileMade, FileToWrite } from './file-tokens.ts';
import { Actor, Day, Id, Instant, optionalText } from './types.ts';

export const ReportName = z.enum(reportNames);
export const LedgerName = z.enum(ledgerNames);

/** Which report of which days, both ends among them; of one community as it was on each day, or of all one may see. */
export const ReportAsked = z.strictObject({
  report: ReportName,
  from: Day,
  to: Day,
  communityId: Id.nullable().default(null),
});
export type ReportAsked = z.infer<typeof ReportAsked>;

/** What stands above and below the figures of a report that goes out (domain part D: all reports carry these). */
export const ReportHead = z.strictObject({
  /** 填报单位. */
  unit: optionalText(60),
  /** 单位负责人. */
  leader: optionalText(30),
  /** 统计负责人. */
  statistician: optionalText(30),
  /** 填表人. */
  filler: optionalText(30),
  phone: optionalText(30),
  /** 报出日期. */
  reportedOn: optionalText(10),
});
export type ReportHead = z.infer<typeof ReportHead>;

/** How a figure is counted. Money is fen, a rate hundredths of a percent. */
export const FigureUnit = z.enum(['persons', 'files', 'groups', 'times', 'months', 'fen', 'percent']);
export type FigureUnit = z.infer<typeof FigureUnit>;

export const ReportFigure = z.strictObject({
  key: z.string(),
  /** The column's number on the form; empty for what the form does not have. */
  column: z.string(),
  label: z.string(),
  /** 1: a part of the figure above it. */
  level: z.int().min(0).max(2),
  unit: FigureUnit,
  /** null: it cannot be told, `lacking` says why. */
  value: z.number().nullable(),
  lacking: z.string().nullable(),
  definition: z.string(),
  /** Whether there are rows to look at behind it. */
  hasRows: z.boolean(),
  /** Of its rows those registered only after the period, or after it was closed (补报). */
  late: z.int().nonnegative(),
});
export type ReportFigure = z.infer<typeof ReportFigure>;

/** An identity between figures, each counted by itself. */
export const ReportCheck = z.strictObject({
  label: z.string(),
  isHeld: z.boolean(),
  left: z.number(),
  right: z.number(),
  /** What explains the difference, where something does. */
  hint: z.string().nullable(),
});
export type ReportCheck = z.infer<typeof ReportCheck>;

/** A report that was closed (月结): what it said then. */
export const ClosedReport = z.strictObject({
  id: Id,
  ...ReportAsked.shape,
  communityId: Id.nullable(),
  communityName: z.string().nullable(),
  at: Instant,
  by: Actor,
  sha256: z.string(),
  /** false: what is kept is not what was closed. */
  isIntact: z.boolean(),
});
export type ClosedReport = z.infer<typeof ClosedReport>;

/** How a figure of today differs from the closed one, and by how many rows. */
export const ReportDifference = z.strictObject({
  key: z.string(),
  label: z.string(),
  unit: FigureUnit,
  was: z.number().nullable(),
  is: z.number().nullable(),
  added: z.int().nonnegative(),
  gone: z.int().nonnegative(),
});
export type ReportDifference = z.infer<typeof ReportDifference>;

/** One row behind a figure: a file, or a group where `recordId` is null. */
export const ReportRow = z.strictObject({
  recordId: Id.nullable(),
  number: z.string(),
  name: z.string(),
  idNumber: z.string().nullable(),
  communityName: z.string().nullable(),
  /** The day that made it count; null for what stands on the last day. */
  on: z.string().nullable(),
  /** What made it count. */
  why: z.string(),
  fen: z.int().nullable(),
  isLate: z.boolean(),
});
export type ReportRow = z.infer<typeof ReportRow>;

/** Which rows of a figure: all, those registered late, those that came or went since it was closed. */
export const RowPart = z.enum(['all', 'late', 'added', 'gone']);
export type RowPart = z.infer<typeof RowPart>;

const RowsAsked = z.strictObject({ ...ReportAsked.shape, figure: z.string().max(40), part: RowPart.default('all') });
const Exported = z.strictObject({ path: FileMade, rows: z.int().nonnegative() });

export const LedgerAsked = z.strictObject({
  ledger: LedgerName,
  from: Day,
  to: Day,
  communityId: Id.nullable().default(null),
});
export type LedgerAsked = z.infer<typeof LedgerAsked>;

const page = { offset: z.int().min(0).default(0), limit: z.int().min(1).max(200).default(50) };

export const reportCalls = {
  'reports.get': reads({
    input: ReportAsked,
    output: z.strictObject({
      /** The place the figures are of: the office's name, or that of the community on the last day. */
      placeName: z.string(),
      figures: z.array(ReportFigure).max(60),
      checks: z.array(ReportCheck).max(20),
      notes: z.array(z.string()).max(10),
      /** Whether the period is over, so that it can be closed. */
      isOver: z.boolean(),
      /** What the heading is filled with. */
      head: ReportHead,
      /** The same period as it was closed; null where it was not, or where only a part of the office is seen. */
      closed: z.strictObject({ ...ClosedReport.shape, differences: z.array(ReportDifference).max(60) }).nullable(),
    }),
    scope: 'narrowed',
  }),
  /** The rows behind a figure. */
  'reports.rows': reads({
    input: z.strictObject({ ...RowsAsked.shape, ...page }),
    output: z.strictObject({ rows: z.array(ReportRow).max(200), total: z.int().nonnegative() }),
    scope: 'narrowed',
  }),
  'reports.export': reads({
    input: z.strictObject({ ...ReportAsked.shape, head: ReportHead, path: FileToWrite }),
    output: Exported,
    scope: 'narrowed',
    takesOut: () => ({ noun: 'report', nounId: 0 }),
  }),
  'reports.exportRows': reads({
    input: z.strictObject({ ...RowsAsked.shape, path: FileToWrite }),
    output: Exported,
    scope: 'narrowed',
    takesOut: () => ({ noun: 'report', nounId: 0 }),
  }),
  /** Closes a period (月结): its figures and the rows behind them are kept as they stand. */
  'reports.close': writes({
    input: z.strictObject({ ...ReportAsked.shape, head: ReportHead }),
    output: z.strictObject({ id: Id, commandId: Id.nullable() }),
    right: 'file',
    // A closed report is that of the whole office, or of a community as the whole office counts it.
    scope: 'whole',
    act: 'report',
  }),
  /** The closed reports, the latest period first. */
  'reports.closed': reads({
    input: z.strictObject({ report: ReportName.nullable().default(null) }),
    output: z.strictObject({ items: z.array(ClosedReport).max(500) }),
    scope: 'whole',
  }),
  /** A closed report as it was, for a new print. */
  'reports.closedOne': reads({
    input: z.strictObject({ id: Id }),
    output: z.strictObject({
      ...ClosedReport.shape,
      placeName: z.string(),
      figures: z.array(ReportFigure).max(60),
      checks: z.array(ReportCheck).max(20),
      head: ReportHead,
    }),
    scope: 'whole',
  }),
  'reports.exportClosed': reads({
    input: z.strictObject({ id: Id, path: FileToWrite }),
    output: Exported,
    scope: 'whole',
    takesOut: (input) => ({ noun: 'report', nounId: input.id }),
  }),
  /** A ledger (台账) of what happened in the days, a page of it. */
  'reports.ledger': reads({
    input: z.strictObject({ ...LedgerAsked.shape, ...page }),
    output: z.strictObject({
      columns: z.array(z.string()).max(30),
      rows: z.array(z.strictObject({ recordId: Id, cells: z.array(z.string()).max(30) })).max(200),
      total: z.int().nonnegative(),
    }),
    scope: 'narrowed',
  }),
  'reports.exportLedger': reads({
    input: z.strictObject({ ...LedgerAsked.shape, path: FileToWrite }),
    output: Exported,
    scope: 'narrowed',
    takesOut: () => ({ noun: 'ledger', nounId: 0 }),
  }),
};
