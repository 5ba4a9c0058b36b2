import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { BackupKey } from '#db/backups.ts';
import { flushFolder } from '#electron/files/write-whole.ts';
import { AppError } from '#shared/errors.ts';
import { digestFile, storedPath } from '../store.ts';
import { copyFile, eachOfMany } from './copy-file.ts';
import { readMaterialList, type StoredMaterial } from './manifest.ts';
import { backupsAt, materialsDir } from './place.ts';
import { sealedName } from './seal.ts';

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
 * Brings the materials to the place: what lies there already is measured, or read; what is new is written, flushed and
 * read again. One that is missing in the archive itself is left out, for the check to tell.
 * @returns all that lie there now, and which of them were read; null when it was cancelled
 */
export async function keepMaterials(
  materials: readonly Material[],
  options: KeepOptions,
): Promise<{ stored: StoredMaterial[]; read: Set<string> } | null> {
  const { root, key, from, readsAll, isCancelled, done } = options;
  const known = knownMaterials(root);
  const stored: StoredMaterial[] = [];
  const read = new Set<string>();
  await eachOfMany(materials, async ({ sha256, sizeBytes }) => {
    if (isCancelled()) return;
    const name = materialName(sha256, key);
    const there = await lying(root, name, known.get(name), readsAll);
    const kept = there ?? (existsSync(from(sha256)) ? await bring(from(sha256), sha256, name, options) : null);
    if (kept) stored.push(kept);
    if (readsAll || there === null) read.add(sha256);
    done(sizeBytes);
  });
  if (isCancelled()) return null;
  for (const folder of new Set(stored.map(({ name }) => dirname(materialPath(root, name))))) await flushFolder(folder);
  return { stored: stored.sort((a, b) => a.name.localeCompare(b.name)), read };
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
    await rm(part, { force: true });
    const copied = await copyFile(from, part, key === null ? null : { seal: key.recipient });
    // Changed in the archive itself: never passed on under a name that says otherwise.
    if (copied.readSha256 !== sha256) return null;
    if ((await digestFile(part)) !== copied.sha256) throw new AppError('backup.readBack', { path: root });
    await rename(part, path);
    return { name, bytes: copied.bytes, sha256: copied.sha256 };
  } finally {
    await rm(part, { force: true });
  }
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
