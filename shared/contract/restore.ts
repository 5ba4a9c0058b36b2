import { z } from 'zod';
import { FolderToWrite } from './file-tokens.ts';
import { JobProgress } from './jobs.ts';
import { Day, Instant, Nothing, reads, writes } from './types.ts';

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
    at: Instant,
    look: RestoreLook,
    /** The new folder it lies in. */
    folder: z.string(),
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
  'restore.list': reads(
    z.strictObject({ dir: FolderToWrite.nullable() }),
    z.strictObject({
      place: z.string().nullable(),
      items: z.array(Restorable).max(300),
    }),
  ),
  /** Restores one of the list into a new folder beside the archive; nothing else is touched. */
  'restore.start': writes(
    z.strictObject({ id: z.string(), passphrase: z.string().min(1).max(200).nullable() }),
    RestoreState,
  ),
  /** Brings what can be read of an archive that cannot be opened into a new folder beside it. */
  'restore.salvage': writes(Nothing, RestoreState),
  'restore.state': reads(Nothing, RestoreState),
  /** Stops it, or gives the restored archive up. */
  'restore.cancel': writes(Nothing, RestoreState),
  /** Puts the restored archive in the old one's place; the old folder stays under another name. */
  'restore.commit': writes(Nothing, z.strictObject({ aside: z.string().nullable() })),
};

export type RestoreCall = keyof typeof restoreCalls;
