import { z } from 'zod';
import { reads, writes } from './entry.ts';
import { FolderToWrite } from './file-tokens.ts';
import { Day, Id, Instant, Nothing } from './types.ts';

/** Why a backup failed: an error of the program, or (code null) what the check found in the copy. */
export const BackupProblem = z.strictObject({
  code: z.string().nullable(),
  params: z.record(z.string(), z.unknown()),
  findings: z.array(z.string()).max(20),
});
export type BackupProblem = z.infer<typeof BackupProblem>;

/** One attempt at a backup. */
export const Backup = z.strictObject({
  id: Id,
  at: Instant,
  day: Day,
  reason: z.enum(['daily', 'asked']),
  /** `failed`: written, and the check found something wrong; `broken`: not written. */
  state: z.enum(['verified', 'failed', 'broken']),
  name: z.string(),
  path: z.string(),
  isSameDisk: z.boolean(),
  isEncrypted: z.boolean(),
  bytes: z.int().nonnegative(),
  materials: z.int().nonnegative(),
  problem: BackupProblem.nullable(),
  by: z.string(),
});
export type Backup = z.infer<typeof Backup>;

export const BackupStanding = z.strictObject({
  place: z.strictObject({
    path: z.string(),
    /** Nobody chose a place yet: backups go beside the archive. */
    isDefault: z.boolean(),
    /** Whether it is there now: a stick may not be put in. */
    isThere: z.boolean(),
    isSameDisk: z.boolean(),
  }),
  isEncrypted: z.boolean(),
  newest: Backup.nullable(),
  last: Backup.nullable(),
  /** Full days without a verified backup, once they are too many; null: all is well. */
  staleDays: z.int().nonnegative().nullable(),
});
export type BackupStanding = z.infer<typeof BackupStanding>;

export const backupCalls = {
  'backups.standing': reads({
    input: Nothing,
    output: BackupStanding,
    // Where the copies are and when they were made; nothing of people.
    scope: 'nothing',
  }),
  'backups.list': reads({
    input: Nothing,
    output: z.strictObject({ items: z.array(Backup).max(100) }),
    scope: 'nothing',
  }),
  'backups.setPlace': writes({
    input: z.strictObject({ dir: FolderToWrite.nullable() }),
    output: BackupStanding,
    right: 'users',
    scope: 'whole',
  }),
  /** `passphrase` null: further backups are not encrypted. */
  'backups.setPassphrase': writes({
    input: z.strictObject({ passphrase: z.string().min(12, '口令至少要有 12 个字符').max(200).nullable() }),
    output: BackupStanding,
    right: 'users',
    scope: 'whole',
  }),
};
