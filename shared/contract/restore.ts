import { z } from 'zod';
import { FolderToWrite } from './file-tokens.ts';
import { JobProgress } from './jobs.ts';
import { shellCall } from './shell-call.ts';
import { Day, Instant, Nothing } from './types.ts';

/** Something the archive can be restored from, as the list shows it. */
export const Restorable = z.strictObject({
  id: z.string(),
  kind: z.enum(['backup', 'upgrade']),
  at: Instant,
  day: Day,
  bytes: z.int().nonnegative(),
  isVerified: z.boolean(),
  isEncrypted: z.boolean(),
});
export type Restorable = z.infer<typeof Restorable>;

/** A copy that was restored or salvaged and never put in place: it waits beside the archive. */
export const WaitingCopy = z.strictObject({
  /** The name of its folder. */
  id: z.string(),
  folder: z.string(),
  kind: z.enum(['restored', 'salvaged']),
  /** When it was restored or salvaged. */
  at: Instant,
  bytes: z.int().nonnegative(),
  /** What it holds; null where an earlier program made it, which has to be read anew first. */
  holds: z
    .strictObject({
      office: z.string(),
      records: z.int().nonnegative(),
      persons: z.int().nonnegative(),
      lastEntryAt: Instant.nullable(),
    })
    .nullable(),
});
export type WaitingCopy = z.infer<typeof WaitingCopy>;

/** A restored archive, looked at before it takes the old one's place. */
export const RestoreLook = z.strictObject({
  office: z.string(),
  records: z.int().nonnegative(),
  persons: z.int().nonnegative(),
  lastEntryAt: Instant.nullable(),
  /** What the present archive has since; null: it cannot be read. */
  missing: z
    .strictObject({
      /** Whether its log goes on from the restored one's. */
      isSameArchive: z.boolean(),
      entries: z.int().nonnegative(),
      firstAt: Instant.nullable(),
      lastAt: Instant.nullable(),
    })
    .nullable(),
});
export type RestoreLook = z.infer<typeof RestoreLook>;

const Failure = z.strictObject({
  code: z.string(),
  params: z.record(z.string(), z.unknown()),
  ref: z.string().nullable(),
});

export const RestoreState = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('none') }),
  z.strictObject({ state: z.literal('running'), progress: JobProgress.nullable() }),
  z.strictObject({
    state: z.literal('ready'),
    /** Of which day the backup is; where that is not known any longer, when the copy was restored or salvaged. */
    at: Instant,
    atOf: z.enum(['backup', 'restored', 'salvaged']),
    look: RestoreLook,
    /** The new folder it lies in, and its name. */
    folder: z.string(),
    id: z.string(),
    /** What its check found; empty: it is whole. */
    findings: z.array(z.string()).max(20),
    /** What was saved of a damaged archive and what was not; null: it is a backup. */
    salvaged: z.array(z.string()).max(20).nullable(),
  }),
  z.strictObject({ state: z.literal('failed'), error: Failure }),
]);
export type RestoreState = z.infer<typeof RestoreState>;

/** Restoring: calls of the shell, since the archive that would answer may be the one that is lost. */
export const restoreCalls = {
  /** What can be restored from a folder or drive; null: from the place of the office, with the copies before upgrades. */
  'restore.list': shellCall({
    door: 'archive',
    input: z.strictObject({ dir: FolderToWrite.nullable() }),
    output: z.strictObject({
      place: z.string().nullable(),
      items: z.array(Restorable).max(300),
    }),
  }),
  /** Restores one of the list into a new folder beside the archive; nothing else is touched. */
  'restore.start': shellCall({
    door: 'archive',
    input: z.strictObject({ id: z.string(), passphrase: z.string().min(1).max(200).nullable() }),
    output: RestoreState,
  }),
  /** Brings what can be read of a damaged archive into a new folder beside it, also while it is open. */
  'restore.salvage': shellCall({
    door: 'archive',
    input: Nothing,
    output: RestoreState,
  }),
  'restore.state': shellCall({
    door: 'archive',
    input: Nothing,
    output: RestoreState,
  }),
  /** Copies that wait beside the archive, newest first. */
  'restore.waiting': shellCall({
    door: 'archive',
    input: Nothing,
    output: z.strictObject({ items: z.array(WaitingCopy).max(50) }),
  }),
  /** Checks one of them again, so that it can be looked at and put in place. */
  'restore.look': shellCall({
    door: 'archive',
    input: z.strictObject({ id: z.string() }),
    output: RestoreState,
  }),
  /** Removes one of them for good. */
  'restore.remove': shellCall({
    door: 'archive',
    input: z.strictObject({ id: z.string() }),
    output: RestoreState,
  }),
  /** Stops it, or puts the copy that was looked at back among those that wait. */
  'restore.cancel': shellCall({
    door: 'archive',
    input: Nothing,
    output: RestoreState,
  }),
  /** Puts the restored archive in the old one's place; the old folder stays under another name. */
  'restore.commit': shellCall({
    door: 'archive',
    input: Nothing,
    output: z.strictObject({ aside: z.string().nullable() }),
  }),
};

export type RestoreCall = keyof typeof restoreCalls;
