import type { InferSelectModel } from 'drizzle-orm';
import type { Backup, BackupProblem } from '#shared/contract/backups.ts';
import type { Act } from '../core/changes.ts';
import { appendLog } from '../core/log.ts';
import type { ReadableDb, WritableDb } from '../core/open.ts';
import { columnList, getRow, insertRow, prepared, updateRow } from '../core/rows.ts';
import { backup, backupSetting } from '../tables/backups.ts';

/** The key pair backups are encrypted with: its private half only ever under the passphrase. */
export interface BackupKey {
  recipient: string;
  /** The private half as an armoured age file, encrypted with the passphrase. */
  identity: string;
  /** Keyed digests with this (hex) stand for the names of materials. */
  nameKey: string;
}

export interface BackupSetting {
  /** The chosen folder with the uid of its marker; null: none was chosen. */
  place: { path: string; uid: string } | null;
  key: BackupKey | null;
}

/** Where the office keeps its backups, and what it encrypts them with. */
export function readBackupSetting(db: ReadableDb): BackupSetting {
  const row = getRow(db, backupSetting, 1);
  if (!row) return { place: null, key: null };
  const { placePath, placeUid, recipient, identity, nameKey } = row;
  return {
    place: placePath !== null && placeUid !== null ? { path: placePath, uid: placeUid } : null,
    key: recipient !== null && identity !== null && nameKey !== null ? { recipient, identity, nameKey } : null,
  };
}

/** Keeps the place (null: none is chosen any longer) and the key (null: not encrypted any longer). */
export function saveBackupSetting(db: WritableDb, act: Act, setting: BackupSetting): void {
  const was = readBackupSetting(db);
  const row = {
    placePath: setting.place?.path ?? null,
    placeUid: setting.place?.uid ?? null,
    recipient: setting.key?.recipient ?? null,
    identity: setting.key?.identity ?? null,
    nameKey: setting.key?.nameKey ?? null,
  };
  if (getRow(db, backupSetting, 1)) updateRow(db, backupSetting, 1, row);
  else insertRow(db, backupSetting, { id: 1, ...row });
  const tell = (what: string): void => appendLog(db, act, { action: 'write', noun: 'backup', nounId: 0, what });
  if (was.place?.path !== setting.place?.path) tell('backups.place');
  if (was.key?.recipient !== setting.key?.recipient) tell(setting.key === null ? 'backups.plain' : 'backups.encrypt');
}

export type NewBackup = Omit<InferSelectModel<typeof backup>, 'id' | 'userId' | 'problem'> & {
  problem: BackupProblem | null;
};

/** Keeps an attempt in the history, and in the log. @returns its id */
export function keepBackup(db: WritableDb, act: Act, values: NewBackup): number {
  const problem = values.problem === null ? null : JSON.stringify(values.problem);
  const id = insertRow(db, backup, { ...values, problem, userId: act.userId });
  const what = values.state === 'verified' ? 'backups.made' : 'backups.failed';
  appendLog(db, act, { action: 'export', noun: 'backup', nounId: id, what });
  return id;
}

/** Written into a restored archive before it is used: from here on its log goes on from the backup's. */
export function logRestore(db: WritableDb, act: Act): void {
  appendLog(db, act, { action: 'write', noun: 'backup', nounId: 0, what: 'backups.restored' });
}

/** Written before a copy that was restored or salvaged and never put in place is removed. */
export function logCopyRemoved(db: WritableDb, act: Act): void {
  appendLog(db, act, { action: 'write', noun: 'backup', nounId: 0, what: 'backups.copyRemoved' });
}

/** How many bytes the materials have that an archive tells of. */
export function materialBytes(db: ReadableDb): number {
  return prepared(db, 'SELECT total(n) FROM (SELECT max(size_bytes) AS n FROM attachment GROUP BY sha256)')
    .pluck()
    .get() as number;
}

const select = `SELECT ${columnList(backup)}, u.name AS userName FROM backup t JOIN user u ON u.id = t.user_id`;
type Stored = InferSelectModel<typeof backup> & { userName: string };

/** Every attempt, newest first. */
export function listBackups(db: ReadableDb, limit: number): Backup[] {
  return (prepared(db, `${select} ORDER BY t.id DESC LIMIT ?`).all(limit) as Stored[]).map(toBackup);
}

/** The newest backup that was verified, or null. */
export function newestBackup(db: ReadableDb): Backup | null {
  const row = prepared(db, `${select} WHERE t.state = 'verified' ORDER BY t.id DESC LIMIT 1`).get() as
    | Stored
    | undefined;
  return row ? toBackup(row) : null;
}

/** When the last attempt failed, if nothing was verified since; else null. */
export function backupFailedAt(db: ReadableDb): string | null {
  const row = prepared(db, 'SELECT at, state FROM backup ORDER BY id DESC LIMIT 1').get() as
    | { at: string; state: string }
    | undefined;
  return row && row.state !== 'verified' ? row.at : null;
}

/** When the office was set up; null before it is. */
export function setUpAt(db: ReadableDb): string | null {
  return (prepared(db, 'SELECT set_up_at FROM office WHERE id = 1').pluck().get() as string | undefined) ?? null;
}

/**
 * Since when there is something that a backup could miss: since the office was set up; of a demonstration since its invented
 * years ended, as nobody has worked in it before. Null before it is set up.
 */
export function keptSince(db: ReadableDb): string | null {
  const isInvented = prepared(db, 'SELECT origin FROM log ORDER BY id LIMIT 1').pluck().get() === 'demo';
  const last = "SELECT at FROM log WHERE origin = 'demo' ORDER BY id DESC LIMIT 1";
  return isInvented ? (prepared(db, last).pluck().get() as string) : setUpAt(db);
}

/** Which archive this is, wherever its folder lies. */
export function archiveUid(db: ReadableDb): string | null {
  return (prepared(db, 'SELECT uid FROM office WHERE id = 1').pluck().get() as string | undefined) ?? null;
}

function toBackup({ userId: _user, userName, isSameDisk, isEncrypted, problem, ...row }: Stored): Backup {
  return {
    ...row,
    isSameDisk: isSameDisk === 1,
    isEncrypted: isEncrypted === 1,
    problem: problem === null ? null : (JSON.parse(problem) as BackupProblem),
    by: userName,
  };
}

/**
 * How many files and people an archive holds, counted as the list counts them: a file that was taken out of use is none,
 * and whoever has no other file and no household is nobody of the street's.
 */
export function countAll(db: ReadableDb): { records: number; persons: number } {
  return prepared(
    db,
    `SELECT (SELECT count(*) FROM record WHERE pending = 0 AND removed_at IS NULL) AS records,
       (SELECT count(*) FROM person p WHERE p.merged_into IS NULL AND p.pending = 0
          AND (NOT EXISTS (SELECT 1 FROM record r WHERE r.person_id = p.id)
            OR EXISTS (SELECT 1 FROM record r WHERE r.person_id = p.id AND r.removed_at IS NULL)
            OR EXISTS (SELECT 1 FROM household_member m WHERE m.person_id = p.id))) AS persons`,
  ).get() as { records: number; persons: number };
}
