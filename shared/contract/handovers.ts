import { z } from 'zod';
import { reads } from './entry.ts';
import { FileMade } from './file-tokens.ts';
import { Kind, PAGE_LIMIT } from './records.ts';
import { Day, Id, Instant } from './types.ts';

/** Which files are handed over: by community and year, or picked by hand. */
export const Selection = z.strictObject({
  kind: Kind,
  communityId: Id.nullable().default(null),
  retiredYear: z.int().nullable().default(null),
  recordIds: z.array(Id).max(100_000).nullable().default(null),
  /** In use and in the community on that day; null: as it is now. */
  onDate: Day.nullable().default(null),
});
export type Selection = z.output<typeof Selection>;

export const Handover = z.strictObject({
  id: Id,
  uid: z.string(),
  name: z.string(),
  path: FileMade,
  recipient: z.string(),
  remark: z.string(),
  /** The day whose list it was chosen from; null: the list as it was when it began. */
  onDate: z.string().nullable(),
  state: z.enum(['writing', 'done', 'failed', 'cancelled', 'interrupted']),
  records: z.int(),
  files: z.int(),
  bytes: z.int(),
  manifestSha256: z.string().nullable(),
  startedAt: Instant,
  startedBy: z.string(),
  finishedAt: Instant.nullable(),
});
export type Handover = z.infer<typeof Handover>;

export const VerifyFinding = z.strictObject({ code: z.string(), path: z.string(), message: z.string() });
export const VerifyReport = z.strictObject({
  path: z.string(),
  /** Whole, and every digest agrees with the lists in the package: nothing more. */
  valid: z.boolean(),
  /** Whether the digest of the paper list was given and is the package's: only `equal` proves which package it is. */
  proof: z.enum(['equal', 'unequal', 'needed']).default('needed'),
  version: z.string().nullable(),
  files: z.int(),
  bytes: z.int(),
  manifestSha256: z.string().nullable(),
  errors: z.array(VerifyFinding).max(1000),
  warnings: z.array(VerifyFinding).max(1000),
});
export type VerifyReport = z.infer<typeof VerifyReport>;

export const handoverCalls = {
  /** Before the start: how many files, how many materials, how much room it will need. */
  'handovers.measure': reads({
    input: z.strictObject({ selection: Selection }),
    output: z.strictObject({
      records: z.int(),
      attachments: z.int(),
      attachmentBytes: z.int(),
      needBytes: z.int(),
      /** Files of the selection that were handed over before. */
      handedOverBefore: z.int(),
    }),
    scope: 'narrowed',
  }),
  'handovers.list': reads({
    input: z.strictObject({ before: Id.nullable().default(null), limit: z.int().min(1).max(PAGE_LIMIT).default(50) }),
    output: z.strictObject({ items: z.array(Handover).max(PAGE_LIMIT), next: Id.nullable() }),
    scope: 'narrowed',
  }),
  'handovers.get': reads({
    input: z.strictObject({ id: Id }),
    output: Handover,
    scope: ({ id }) => ({ handover: id }),
  }),
};
