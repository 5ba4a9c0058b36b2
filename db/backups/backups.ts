import type { InferSelectModel } from 'drizzle-orm';
import type { Backup, BackupProblem } from '#shared/contract/backups.ts';
import type { Act } from '../core/changes.ts';
import { appendLog } from '../core/log.ts';
import type { ReadableDb, WritableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { getRow, insertRow, updateRow } from '../core/rows.ts';
import { alias, columns, flag, int, typed } from '../core/typed.ts';
import { backup, backupSetting } from '../tables/backups.ts';
import { logTable } from '../tables/log.ts';
import { office, user } from '../tables/office.ts';

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
  return read(
    db,
    typed`SELECT ${int('total(n)')} FROM (SELECT max(size_bytes) AS n FROM attachment GROUP BY sha256)`,
  ).one();
}

const u = alias(user, 'u');
const kept = {
  ...columns(backup, 't'),
  userName: u.name,
  isSameDisk: flag('t.is_same_disk'),
  isEncrypted: flag('t.is_encrypted'),
};
const from = 'FROM backup t JOIN user u ON u.id = t.user_id';
type Stored = Omit<InferSelectModel<typeof backup>, 'isSameDisk' | 'isEncrypted'> & {
  userName: string;
  isSameDisk: boolean;
  isEncrypted: boolean;
};

/** Every attempt, newest first. */
export function listBackups(db: ReadableDb, limit: number): Backup[] {
  return read(db, typed`SELECT ${kept} ${from} ORDER BY t.id DESC LIMIT ?`).all(limit).map(toBackup);
}

/** The newest backup that was verified, or null. */
export function newestBackup(db: ReadableDb): Backup | null {
  const row = read(db, typed`SELECT ${kept} ${from} WHERE t.state = 'verified' ORDER BY t.id DESC LIMIT 1`).get();
  return row ? toBackup(row) : null;
}

/** When the last attempt failed, if nothing was verified since; else null. */
export function backupFailedAt(db: ReadableDb): string | null {
  const row = read(
    db,
    typed`SELECT ${{ at: backup.at, state: backup.state }} FROM ${backup} ORDER BY id DESC LIMIT 1`,
  ).get();
  return row && row.state !== 'verified' ? row.at : null;
}

/** When the office was set up; null before it is. */
export function setUpAt(db: ReadableDb): string | null {
  return read(db, typed`SELECT ${office.setUpAt} FROM ${office} WHERE id = 1`).get() ?? null;
}

/**
 * Since when there is something that a backup could miss: since the office was set up; of a demonstration since its invented
 * years ended, as nobody has worked in it before. Null before it is set up.
 */
export function keptSince(db: ReadableDb): string | null {
  const first = read(db, typed`SELECT ${logTable.origin} FROM ${logTable} ORDER BY id LIMIT 1`).get();
  if (first !== 'demo') return setUpAt(db);
  return read(db, typed`SELECT ${logTable.at} FROM ${logTable} WHERE origin = 'demo' ORDER BY id DESC LIMIT 1`).one();
}

/** Which archive this is, wherever its folder lies. */
export function archiveUid(db: ReadableDb): string | null {
  return read(db, typed`SELECT ${office.uid} FROM ${office} WHERE id = 1`).get() ?? null;
}

function toBackup({ userId: _user, userName, problem, ...row }: Stored): Backup {
  return {
    ...row,
    problem: problem === null ? null : (JSON.parse(problem) as BackupProblem),
    by: userName,
  };
}

/**
 * How many files and people an archive holds, counted as the list counts them: a file that was taken out of use is none,
 * and whoever has no other file, household or outlet is nobody of the street's.
 */
export function countAll(db: ReadableDb): { records: number; persons: number } {
  return read(
    db,
    typed`SELECT ${{
      records: int('(SELECT count(*) FROM record WHERE pending = 0 AND removed_at IS NULL)'),
      persons: int(`(SELECT count(*) FROM person p WHERE p.merged_into IS NULL AND p.pending = 0
          AND (NOT EXISTS (SELECT 1 FROM record r WHERE r.person_id = p.id)
            OR EXISTS (SELECT 1 FROM record r WHERE r.person_id = p.id AND r.removed_at IS NULL)
            OR EXISTS (SELECT 1 FROM household_member m WHERE m.person_id = p.id)
            OR EXISTS (SELECT 1 FROM record_beside b JOIN record r ON r.id = b.record_id
              WHERE b.person_id = p.id AND b.removed_at IS NULL AND r.removed_at IS NULL)
            OR EXISTS (SELECT 1 FROM outlet o WHERE o.person_id = p.id)))`),
    }}`,
  ).one();
}
