import { z } from 'zod';
import { line } from '../records/field-schemas.ts';
import type { Right } from '../rules/rights.ts';
import type { About } from './about.ts';
import { reads, writes } from './entry.ts';
import { FileToRead, FolderToWrite, PackageToRead } from './file-tokens.ts';
import { Selection } from './handovers.ts';
import { HiddenWay } from './imports.ts';
import { SourceKey } from './mappings.ts';
import { Kind } from './records.ts';
import { Id, Instant } from './types.ts';

/** Long work, each kind with its input. Every job runs in a thread of its own with a read-only connection. */
export const JobInput = z.discriminatedUnion('kind', [
  /** Reads a roster and plans what will happen; writes the plan only. Result: `{ importId }`. */
  z.strictObject({
    kind: z.literal('roster.read'),
    /** null: the kind whose columns the heading names, of those the office keeps and the user may see. */
    recordKind: Kind.nullable(),
    path: FileToRead,
    /** Given when the clerk corrected what was found; replaces the plan of `replaces`. */
    /** The sheets to take, which have one heading; null: all that have the heading of the best one. */
    sheets: z.array(z.string()).min(1).max(200).nullable().default(null),
    headerRow: z.int().positive().nullable().default(null),
    mapping: z.record(z.string(), z.string().nullable()).nullable().default(null),
    replaces: Id.nullable().default(null),
    /** Whether people on hidden rows are taken in. */
    hiddenRows: HiddenWay.default('take'),
    /** Whether hidden columns are, where `mapping` does not say; a name and a number are in any case. */
    hiddenColumns: HiddenWay.default('take'),
    /** Whether the name of a sheet is a community where no column says one; null: where it reads like one. */
    communityFromSheet: z.boolean().nullable().default(null),
    /** The system the roster comes from: how its bare codes are read. */
    source: SourceKey.nullable().optional(),
  }),
  /** Carries a planned import out, all or nothing. Result: `{ importId, created, updated }`. */
  z.strictObject({
    kind: z.literal('roster.apply'),
    importId: Id,
    /** Takes codes nobody decided about in as texts; else they refuse the import. */
    leavesUndecided: z.boolean().optional(),
    /** Refuses the import while a community text that no register knows is undecided; else it is registered as it is. */
    asksCommunities: z.boolean().optional(),
  }),
  z.strictObject({ kind: z.literal('roster.undo'), importId: Id }),
  /** Looks through the whole archive for people who look alike. */
  z.strictObject({ kind: z.literal('likeness.scan') }),
  /** Result: `{ handoverId, path, files, bytes, manifestSha256 }`. */
  z.strictObject({
    kind: z.literal('handover.write'),
    selection: Selection,
    targetDir: FolderToWrite,
    recipient: line().max(60).default(''),
    remark: line().max(200).default(''),
  }),
  /** A backup at the office's place. Result: `{ backup, bytes, verified }`. */
  z.strictObject({ kind: z.literal('backup.make'), reason: z.enum(['daily', 'asked']) }),
  /** `digest`: as the paper list prints it, if somebody has it at hand. Result: the report of `verify`. */
  z.strictObject({
    kind: z.literal('package.verify'),
    path: PackageToRead,
    digest: z.string().max(200).nullable().default(null),
  }),
]);
export type JobInput = z.output<typeof JobInput>;
export type JobKind = JobInput['kind'];

export const JobState = z.enum(['running', 'done', 'failed', 'cancelled', 'interrupted']);

export const JobProgress = z.strictObject({
  /** Position of the phase among all phases, from 1. */
  step: z.int(),
  steps: z.int(),
  /** Named phase in the clerk's words: 正在写入材料. */
  phase: z.string(),
  done: z.int().nonnegative(),
  total: z.int().nonnegative(),
  doneBytes: z.int().nonnegative(),
  totalBytes: z.int().nonnegative(),
  /** 0 to 1 over all phases; never falls and never passes 1. */
  overall: z.number().min(0).max(1),
});
export type JobProgress = z.infer<typeof JobProgress>;

export const Job = z.strictObject({
  id: z.string(),
  kind: z.string(),
  /** What the job works on, for the tray: a file name, a folder. */
  title: z.string(),
  state: JobState,
  progress: JobProgress.nullable(),
  result: z.record(z.string(), z.unknown()).nullable(),
  error: z
    .strictObject({ code: z.string(), params: z.record(z.string(), z.unknown()), ref: z.string().nullable() })
    .nullable(),
  startedAt: Instant,
  startedBy: z.string(),
  finishedAt: Instant.nullable(),
});
export type Job = z.infer<typeof Job>;

const jobRights: Record<JobKind, Right> = {
  'roster.read': 'file',
  'roster.apply': 'file',
  'roster.undo': 'file',
  'handover.write': 'handover',
  'package.verify': 'look',
  'likeness.scan': 'look',
  'backup.make': 'file',
};

function aboutJob(input: JobInput): About {
  switch (input.kind) {
    case 'roster.read':
      // Without a kind the job chooses within the scope of who started it.
      return { importId: input.replaces, ...(input.recordKind === null ? {} : { kind: input.recordKind }) };
    case 'roster.apply':
    case 'roster.undo':
      return { importId: input.importId };
    case 'handover.write':
      // The job chooses within the scope of who started it.
      return { kind: input.selection.kind };
    case 'likeness.scan':
    // A copy of the whole archive goes where the office chose, and is shown to nobody.
    case 'backup.make':
    case 'package.verify':
      return {};
  }
}

export const jobCalls = {
  'jobs.start': writes({
    input: JobInput,
    output: z.strictObject({ jobId: z.string() }),
    right: ({ kind }) => jobRights[kind],
    scope: aboutJob,
  }),
  'jobs.list': reads({
    input: z.strictObject({}),
    output: z.strictObject({ items: z.array(Job).max(100) }),
    scope: 'narrowed',
  }),
  'jobs.get': reads({
    input: z.strictObject({ id: z.string() }),
    output: Job,
    scope: ({ id }) => ({ jobId: id }),
  }),
  'jobs.cancel': writes({
    input: z.strictObject({ id: z.string() }),
    output: z.strictObject({ isCancelling: z.boolean() }),
    // A job is its starter's, who had the right to start it.
    right: 'look',
    scope: ({ id }) => ({ jobId: id }),
  }),
  /** Takes a finished or interrupted job off the tray. */
  'jobs.clear': writes({
    input: z.strictObject({ id: z.string() }),
    output: z.strictObject({ isCleared: z.boolean() }),
    right: 'look',
    scope: ({ id }) => ({ jobId: id }),
  }),
};
