import { existsSync, mkdirSync, statSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { BackupKey } from '#db/backups/backups.ts';
import { type Finding, storedAttachments } from '#db/core/check.ts';
import { logEnd } from '#db/core/log.ts';
import { openReadable, type ReadableDb } from '#db/core/open.ts';
import { copySnapshot } from '#db/core/snapshot.ts';
import { changeFlushed } from '#electron/files/copy-flushed.ts';
import { digestFile } from '#electron/files/pieces.ts';
import { flushFolder, writeWhole } from '#electron/files/write-whole.ts';
import { AppError } from '#shared/errors.ts';
import { localDay } from '#shared/rules/calendar.ts';
import { errorCode, fileError } from '#shared/rules/file-error.ts';
import { freeSpace } from '../bag/free-space.ts';
import { checkArchive } from '../check.ts';
import { attachmentsDir, databaseFile } from '../core/context.ts';
import type { PhaseCount } from '../jobs/tools.ts';
import { storedPath } from '../materials/store.ts';
import { type Manifest, writeManifest, writeMaterialList } from './manifest.ts';
import { keepMaterials, materialName, materialPath } from './materials.ts';
import { backupsAt, backupsDir, cutOffAt, keyFile, notVerified, readMarker, unfinished } from './place.ts';
import { sealing } from './seal.ts';
import { thinPlace } from './thin.ts';

export interface BackupOrder {
  db: ReadableDb;
  archiveDir: string;
  /** The place, made already. */
  root: string;
  archive: string;
  key: BackupKey | null;
  reason: Manifest['reason'];
  at: string;
  /** Phase 0 the database, 1 the materials, 2 the check. */
  phase: (index: number, total: number) => void;
  count: (count: PhaseCount) => void;
  isCancelled: () => boolean;
}

export type BackupOutcome =
  | { state: 'cancelled' }
  | {
      state: 'done';
      name: string;
      folder: string;
      bytes: number;
      materials: number;
      isVerified: boolean;
      findings: string[];
    };

const READ_ALL_AFTER_DAYS = 7;

/**
 * Makes one backup at a place: under a name marked unfinished, flushed, verified by opening the copy and running `check`
 * over it, then renamed; what fails its check is renamed as such and never counts. A failure or a cancel leaves nothing.
 * @throws AppError file.full, file.notWritable, file.placeLost, archive.*, backup.readBack
 */
export async function makeBackup(order: BackupOrder): Promise<BackupOutcome> {
  const { root, archiveDir, at } = order;
  const name = at.slice(0, 19).replace(/[-:]/g, '').replace('T', '-');
  const folder = join(backupsDir(root), unfinished(name));
  const work = join(archiveDir, 'backup-work');
  try {
    for (const old of [...cutOffAt(root), work]) await rm(old, { recursive: true, force: true });
    // One level at a time: made all at once, a place that is write-protected is told as one that is gone.
    if (!existsSync(backupsDir(root))) mkdirSync(backupsDir(root));
    mkdirSync(folder);
    const made = await fill(order, folder, order.key === null ? folder : work);
    if (made === null) {
      await rm(folder, { recursive: true, force: true });
      return { state: 'cancelled' };
    }
    const { manifest } = made;
    const isVerified = manifest.findings.length === 0;
    const final = isVerified ? name : notVerified(name);
    await writeManifest(folder, manifest);
    await flushFolder(folder);
    await rename(folder, join(backupsDir(root), final));
    await flushFolder(backupsDir(root));
    await thinPlace(root);
    return {
      state: 'done',
      name: final,
      folder: join(backupsDir(root), final),
      bytes: manifest.database.bytes + manifest.materials.bytes,
      materials: manifest.materials.count,
      isVerified,
      findings: manifest.findings,
    };
  } catch (error) {
    await rm(folder, { recursive: true, force: true }).catch(() => undefined);
    throw await placeError(error, order);
  } finally {
    await rm(work, { recursive: true, force: true }).catch(() => undefined);
  }
}

/** What SQLite and the system say of a place without room, or of one that was pulled, in the words for files. */
async function placeError(error: unknown, { db, root }: BackupOrder): Promise<unknown> {
  // Whatever failed first: without its marker the place is no longer there.
  if (readMarker(root) === null) return new AppError('file.placeLost', { path: root });
  const isFull = error instanceof AppError && error.code === 'archive.full';
  if (!isFull && !errorCode(error).startsWith('SQLITE_IOERR')) return fileError(error, root);
  const needBytes = databaseBytes(db);
  const room = await freeSpace(root).catch(() => null);
  // What was written is gone again; SQLite itself needs room beside the copy.
  if (room === null || (!isFull && room.freeBytes > 2 * needBytes))
    return new AppError('file.placeLost', { path: root });
  return new AppError('file.full', { path: root, needBytes });
}

/** Writes everything but the manifest. `work`: where the readable database lies, in `folder` unless it is encrypted. */
async function fill(order: BackupOrder, folder: string, work: string): Promise<{ manifest: Manifest } | null> {
  const { db, archiveDir, root, key, at, isCancelled, phase, count } = order;
  mkdirSync(work, { recursive: true });
  const copy = databaseFile(work);
  phase(0, 0);
  await refuseWithoutRoom(db, root);
  const isWhole = await copySnapshot(db, copy, (done, total) => {
    count({ done, total });
    return !isCancelled();
  });
  if (!isWhole) return null;

  const { materials, databaseVersion, log } = readCopy(copy);
  const total = materials.reduce((sum, one) => sum + one.sizeBytes, 0);
  phase(1, materials.length);
  let done = 0;
  let doneBytes = 0;
  const readsAll = isReadingDue(root, at);
  const kept = await keepMaterials(materials, {
    from: (sha256) => storedPath(attachmentsDir(archiveDir), sha256),
    root,
    key,
    readsAll,
    isCancelled,
    done: (bytes) => {
      done += 1;
      doneBytes += bytes;
      count({ done, total: materials.length, doneBytes, totalBytes: total });
    },
  });
  if (kept === null) return null;

  phase(2, 0);
  const findings = await checkCopy(order, work, kept.unread);
  const database = key === null ? await measure(copy) : await sealDatabase(copy, folder, key);
  await writeMaterialList(folder, kept.stored);
  if (isCancelled()) return null;
  if (key !== null) await keepKey(root, key);
  const manifest: Manifest = {
    format: 1,
    archive: order.archive,
    at,
    day: localDay(at),
    reason: order.reason,
    databaseVersion,
    database,
    materials: { count: kept.stored.length, bytes: kept.stored.reduce((sum, { bytes }) => sum + bytes, 0) },
    isReadWhole: readsAll,
    log,
    recipient: key?.recipient ?? null,
    findings: findings.slice(0, 20).map(({ message }) => message),
  };
  return { manifest };
}

/**
 * At a place the materials lie readable; of encrypted ones the archive's own are looked at. Those that were read while they
 * were brought are not read a second time.
 */
async function checkCopy(order: BackupOrder, work: string, unread: ReadonlySet<string>): Promise<Finding[]> {
  const { key, root, archiveDir } = order;
  const path = (sha256: string): string =>
    key === null ? materialPath(root, materialName(sha256, null)) : storedPath(attachmentsDir(archiveDir), sha256);
  const { findings } = await checkArchive(work, { path, isRead: (sha256) => unread.has(sha256) });
  return findings;
}

function readCopy(path: string) {
  const copy = openReadable(path);
  try {
    const bySha = new Map(storedAttachments(copy).map(({ sha256, sizeBytes }) => [sha256, { sha256, sizeBytes }]));
    return {
      materials: Array.from(bySha.values()),
      databaseVersion: copy.pragma('user_version', { simple: true }) as number,
      log: logEnd(copy),
    };
  } finally {
    copy.close();
  }
}

async function refuseWithoutRoom(db: ReadableDb, root: string): Promise<void> {
  const needBytes = databaseBytes(db);
  const { freeBytes } = await freeSpace(root);
  if (freeBytes < needBytes) throw new AppError('file.full', { path: root, needBytes });
}

function databaseBytes(db: ReadableDb): number {
  return (db.pragma('page_count', { simple: true }) as number) * (db.pragma('page_size', { simple: true }) as number);
}

/** Once a week every material at the place is read, so that a stick that forgets is found. */
function isReadingDue(root: string, at: string): boolean {
  const last = backupsAt(root).find(({ manifest, isVerified }) => isVerified && manifest.isReadWhole);
  return !last || Date.parse(at) - Date.parse(last.manifest.at) >= READ_ALL_AFTER_DAYS * 86_400_000;
}

async function measure(copy: string): Promise<Manifest['database']> {
  return { file: 'archive.db', bytes: statSync(copy).size, sha256: await digestFile(copy) };
}

async function sealDatabase(copy: string, folder: string, key: BackupKey): Promise<Manifest['database']> {
  const file = 'archive.db.age';
  const { bytes, sha256 } = await changeFlushed(copy, join(folder, file), sealing(key.recipient));
  if ((await digestFile(join(folder, file))) !== sha256) throw new AppError('backup.readBack', { path: folder });
  return { file, bytes, sha256 };
}

/** The private half lies at the place, under the passphrase: the archive itself may be gone when it is needed. */
async function keepKey(root: string, key: BackupKey): Promise<void> {
  const path = keyFile(root, key.recipient);
  mkdirSync(join(path, '..'), { recursive: true });
  await writeWhole(path, Buffer.from(key.identity));
}
