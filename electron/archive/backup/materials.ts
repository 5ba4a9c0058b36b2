import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { BackupKey } from '#db/backups/backups.ts';
import { changeFlushed, copyNew, flushFile } from '#electron/files/copy-flushed.ts';
import { digestFile } from '#electron/files/pieces.ts';
import { flushFolder } from '#electron/files/write-whole.ts';
import { AppError } from '#shared/errors.ts';
import { eachOfMany } from '../core/each-of-many.ts';
import { storedPath } from '../materials/store.ts';
import { readMaterialList, type StoredMaterial } from './manifest.ts';
import { backupsAt, materialsDir } from './place.ts';
import { sealedName, sealing } from './seal.ts';

/** Materials at a place: each once, whatever number of backups refer to it. */

export interface Material {
  sha256: string;
  sizeBytes: number;
}

export const materialName = (sha256: string, key: BackupKey | null): string =>
  key === null ? sha256 : sealedName(key.nameKey, sha256);

export const materialPath = (root: string, name: string): string => storedPath(materialsDir(root), name);

/** What finished backups say of the materials at a place: size and digest of the bytes that lie there, by name. */
export function knownMaterials(root: string): Map<string, StoredMaterial> {
  const known = new Map<string, StoredMaterial>();
  for (const { folder } of backupsAt(root))
    for (const material of readMaterialList(folder) ?? []) known.set(material.name, material);
  return known;
}

export interface KeepOptions {
  from: (sha256: string) => string;
  root: string;
  key: BackupKey | null;
  /** Reads those that lie there as well, and writes anew what was changed. */
  readsAll: boolean;
  isCancelled: () => boolean;
  done: (bytes: number) => void;
}

/**
 * Brings the materials to the place: what lies there already is measured, or read; what is new is written, read again and
 * flushed before anything speaks of it. One that is missing in the archive itself is left out, for the check to tell.
 * @returns all that lie there now, and which have to be read by the check, as this run has not; null when it was cancelled
 */
export async function keepMaterials(
  materials: readonly Material[],
  options: KeepOptions,
): Promise<{ stored: StoredMaterial[]; unread: Set<string> } | null> {
  const { root, key, from, readsAll, isCancelled, done } = options;
  const known = knownMaterials(root);
  const stored: StoredMaterial[] = [];
  const unread = new Set<string>();
  const unflushed: string[] = [];
  await eachOfMany(materials, async ({ sha256, sizeBytes }) => {
    if (isCancelled()) return;
    const name = materialName(sha256, key);
    const there = await lying(root, name, known.get(name), readsAll);
    const kept = there ?? (existsSync(from(sha256)) ? await bring(from(sha256), sha256, name, options) : null);
    if (kept) stored.push(kept);
    if (kept && there === null && key === null) unflushed.push(materialPath(root, name));
    // An encrypted one that lay there says nothing of the archive's own, nor does one that could not be brought.
    if (kept === null || (readsAll && there !== null && key !== null)) unread.add(sha256);
    done(sizeBytes);
  });
  if (isCancelled()) return null;
  // Together at the end: by then the system has written most of them, and a flush has little left to wait for.
  await eachOfMany(unflushed, flushFile);
  for (const folder of new Set(stored.map(({ name }) => dirname(materialPath(root, name))))) await flushFolder(folder);
  return { stored: stored.sort((a, b) => (a.name < b.name ? -1 : 1)), unread };
}

/** What lies there under the name, where a finished backup knows it and it is unchanged. */
async function lying(
  root: string,
  name: string,
  known: StoredMaterial | undefined,
  isRead: boolean,
): Promise<StoredMaterial | null> {
  const path = materialPath(root, name);
  if (!known || !existsSync(path) || statSync(path).size !== known.bytes) return null;
  return isRead && (await digestFile(path)) !== known.sha256 ? null : known;
}

async function bring(
  from: string,
  sha256: string,
  name: string,
  { root, key }: KeepOptions,
): Promise<StoredMaterial | null> {
  const path = materialPath(root, name);
  const part = `${path}.part`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    rmSync(part, { force: true });
    const written = key === null ? await copied(from, part, sha256) : await changed(from, part, sha256, key);
    if (written === null) return null;
    if (written.sha256 !== written.readBack) throw new AppError('backup.readBack', { path: root });
    await rename(part, path);
    return { name, bytes: written.bytes, sha256: written.sha256 };
  } finally {
    rmSync(part, { force: true });
  }
}

/** What was written, and the digest of what was read of it again. */
type Written = Omit<StoredMaterial, 'name'> & { readBack: string };

// One that was changed in the archive itself is never passed on under a name that says otherwise: both answer with null.

/** One reading proves both, the archive's own and the copy: the copy has the digest it is named by. */
async function copied(from: string, part: string, sha256: string): Promise<Written | null> {
  await copyNew(from, part);
  const readBack = await digestFile(part);
  if (readBack !== sha256 && (await digestFile(from)) !== sha256) return null;
  return { bytes: statSync(part).size, sha256, readBack };
}

async function changed(from: string, part: string, sha256: string, key: BackupKey): Promise<Written | null> {
  const { readSha256, ...written } = await changeFlushed(from, part, sealing(key.recipient));
  return readSha256 === sha256 ? { ...written, readBack: await digestFile(part) } : null;
}

/** Removes what no backup at the place refers to any longer, and what was cut off. Only where every list can be read. */
export async function removeUnneeded(root: string): Promise<void> {
  const needed = new Set<string>();
  for (const { folder } of backupsAt(root)) {
    const list = readMaterialList(folder);
    if (list === null) return;
    for (const { name } of list) needed.add(name);
  }
  const dir = materialsDir(root);
  for (const part of existsSync(dir) ? readdirSync(dir) : [])
    for (const name of readdirSync(join(dir, part)))
      if (!needed.has(name)) await rm(join(dir, part, name), { force: true });
}
