import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { logRestore, materialBytes } from '#db/backups/backups.ts';
import { inTransaction } from '#db/core/open.ts';
import { firstUser } from '#db/policy/office.ts';
import { getUser } from '#db/users/users.ts';
import { changeFlushed, copyFlushed, copyNew, flushFile } from '#electron/files/copy-flushed.ts';
import { digestFile } from '#electron/files/pieces.ts';
import { flushFolder } from '#electron/files/write-whole.ts';
import { AppError } from '#shared/errors.ts';
import { errorCode, fileError } from '#shared/rules/file-error.ts';
import { freeSpace } from '../bag/free-space.ts';
import { checkArchive } from '../check.ts';
import { attachmentsDir, databaseFile, now, openArchive } from '../core/context.ts';
import { eachOfMany } from '../core/each-of-many.ts';
import type { PhaseCount } from '../jobs/tools.ts';
import { storedPath } from '../materials/store.ts';
import { lookAtRestored, type RestoreLook } from './look.ts';
import { unfinished } from './place.ts';
import { openKey, unsealing } from './seal.ts';
import type { RestoreSource } from './sources.ts';

export interface RestoreOrder {
  source: RestoreSource;
  /** The new archive folder: nothing may lie there yet. */
  target: string;
  passphrase: string | null;
  /** The archive of now, to say what the restored one lacks against it; null: there is none. */
  present: string | null;
  /** Who restores, for the log; null: nobody is known, the first user stands for them. */
  userId: number | null;
  origin: 'window' | 'cli';
  /** Phase 0 the materials, 1 the check. */
  phase: (index: number, total: number) => void;
  count: (count: PhaseCount) => void;
  isCancelled: () => boolean;
}

export type RestoreOutcome =
  | { state: 'cancelled' }
  | { state: 'done'; bytes: number; findings: string[]; look: RestoreLook };

/**
 * Restores a backup into a new folder: copied, flushed, checked, opened, looked at; then the folder gets its name. Nothing
 * else is touched. A failure or a cancel leaves nothing. What the check found is told and decided about by people: an
 * archive that lacks one material is better than none.
 * @throws AppError restore.targetTaken, backup.*, file.*, archive.*
 */
export async function restoreInto(order: RestoreOrder): Promise<RestoreOutcome> {
  const { source, target, isCancelled } = order;
  if (existsSync(target) && readdirSync(target).length > 0) throw new AppError('restore.targetTaken', { path: target });
  const secret = await secretOf(source, order.passphrase);
  const part = unfinished(target);
  try {
    await rm(part, { recursive: true, force: true });
    mkdirSync(attachmentsDir(part), { recursive: true });
    const { freeBytes } = await freeSpace(part);
    if (freeBytes < source.bytes) throw new AppError('file.full', { path: target, needBytes: source.bytes });
    await bringDatabase(source, part, secret);
    await bringMaterials(order, part, secret);
    order.phase(1, 0);
    const { findings } = isCancelled() ? { findings: [] } : await checkArchive(part);
    if (isCancelled()) {
      await rm(part, { recursive: true, force: true });
      return { state: 'cancelled' };
    }
    const look = openRestored(order, part);
    await rm(target, { recursive: true, force: true });
    await rename(part, target);
    await flushFolder(dirname(target));
    return { state: 'done', bytes: source.bytes, findings: findings.map(({ message }) => message), look };
  } catch (error) {
    await rm(part, { recursive: true, force: true }).catch(() => undefined);
    throw error instanceof AppError ? error : fileError(error, target, source.bytes);
  }
}

/**
 * Looks again at a copy that was restored or salvaged and waits: opened as the program will, with the upgrade it may need
 * by now, and checked whole.
 * @param present the archive of now, to say what the copy lacks against it
 * @throws AppError archive.*
 */
export async function lookAgain(
  folder: string,
  present: string | null,
  isCancelled: () => boolean,
): Promise<RestoreOutcome> {
  const archive = openArchive(folder, false);
  let look: RestoreLook;
  let bytes: number;
  try {
    look = lookAtRestored(archive.db, present);
    bytes = materialBytes(archive.db);
  } finally {
    archive.close();
  }
  const { findings } = await checkArchive(folder);
  if (isCancelled()) return { state: 'cancelled' };
  return { state: 'done', bytes, findings: findings.map(({ message }) => message), look };
}

async function secretOf(source: RestoreSource, passphrase: string | null): Promise<string | null> {
  if (source.key === null) return null;
  if (!existsSync(source.key.file)) throw new AppError('backup.damaged', { path: source.key.file });
  if (passphrase === null) throw new AppError('backup.passphraseNeeded', {});
  return (await openKey(readFileSync(source.key.file, 'utf8'), passphrase)).secret;
}

async function bringDatabase(source: RestoreSource, part: string, secret: string | null): Promise<void> {
  const { path, sha256 } = source.database;
  if (!existsSync(path)) throw new AppError('backup.damaged', { path });
  const to = databaseFile(part);
  const found = await (secret === null ? copiedDatabase(path, to) : openedDatabase(path, to, secret));
  if (sha256 !== null && found !== sha256) throw new AppError('backup.damaged', { path });
}

/** @returns the digest of the copy, which proves the one at the place as well */
async function copiedDatabase(path: string, to: string): Promise<string> {
  await copyFlushed(path, to);
  return digestFile(to);
}

/** @returns the digest of what lies at the place */
async function openedDatabase(path: string, to: string, secret: string): Promise<string> {
  const { readSha256 } = await changeFlushed(path, to, unsealing(secret)).catch((error: unknown) => {
    throw errorCode(error) === '' ? new AppError('backup.damaged', { path }) : error;
  });
  return readSha256;
}

/** One that is missing is left out, one that was changed at the place comes as it is: the check names both. */
async function bringMaterials(order: RestoreOrder, part: string, secret: string | null): Promise<void> {
  const { source, isCancelled, phase, count } = order;
  const root = attachmentsDir(part);
  const totalBytes = source.materials.reduce((sum, { bytes }) => sum + bytes, 0);
  let done = 0;
  let doneBytes = 0;
  phase(0, source.materials.length);
  const brought: string[] = [];
  await eachOfMany(source.materials, async ({ name, path, bytes }) => {
    if (isCancelled()) return;
    const to = existsSync(path) ? await bringMaterial(root, name, path, secret) : null;
    if (to !== null) brought.push(to);
    done += 1;
    doneBytes += bytes;
    count({ done, total: source.materials.length, doneBytes, totalBytes });
  });
  // Together at the end: by then the system has written most of them, and a flush has little left to wait for.
  if (secret === null) await eachOfMany(brought, flushFile);
  for (const folder of new Set(brought.map(dirname))) await flushFolder(folder);
  await flushFolder(root);
}

/** @returns where it lies now; null: it cannot be decrypted. A decrypted one is flushed. */
async function bringMaterial(root: string, name: string, path: string, secret: string | null): Promise<string | null> {
  if (secret === null) {
    const to = storedPath(root, name);
    mkdirSync(dirname(to), { recursive: true });
    await copyNew(path, to);
    return to;
  }
  const part = join(root, `${name}.part`);
  try {
    const { sha256 } = await changeFlushed(path, part, unsealing(secret));
    const to = storedPath(root, sha256);
    mkdirSync(dirname(to), { recursive: true });
    await rename(part, to);
    return to;
  } catch (error) {
    if (errorCode(error) !== '') throw error;
    await rm(part, { force: true });
    return null;
  }
}

/** Opens it as the program will, with the upgrade it may need, and writes into its log that it was restored. */
function openRestored(order: RestoreOrder, part: string): RestoreLook {
  const archive = openArchive(part, false);
  try {
    const { db } = archive;
    const look = lookAtRestored(db, order.present);
    const user = (order.userId === null ? null : getUser(db, order.userId)) ?? firstUser(db);
    if (user)
      inTransaction(db, () => logRestore(db, { userId: user.id, at: now(), origin: order.origin, importId: null }));
    return look;
  } finally {
    archive.close();
  }
}
