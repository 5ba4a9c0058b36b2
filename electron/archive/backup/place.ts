import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, parse, relative, resolve, sep } from 'node:path';
import { z } from 'zod';
import { newUid } from '#db/core/uid.ts';
import { flushFolder, writeWhole } from '#electron/files/write-whole.ts';
import { AppError } from '#shared/errors.ts';
import { fileError } from '#shared/rules/file-error.ts';
import { type Manifest, readManifest } from './manifest.ts';

/** A folder that keeps the backups of one archive, wherever it is put in: known by its marker, not by a drive letter. */
export const PLACE_FOLDER = '街道档案备份';
const MARKER = 'place.json';
const BACKUPS = 'backups';
const MATERIALS = 'materials';
const KEYS = 'keys';
const UNFINISHED = '.未完成';
const NOT_VERIFIED = '.未通过';

const Marker = z.object({ format: z.literal(1), uid: z.string(), archive: z.string(), office: z.string() });
export type Marker = z.infer<typeof Marker>;

export const backupsDir = (root: string): string => join(root, BACKUPS);
export const materialsDir = (root: string): string => join(root, MATERIALS);
export const keyFile = (root: string, recipient: string): string => join(root, KEYS, `${recipient.slice(-12)}.age`);
export const unfinished = (name: string): string => name + UNFINISHED;
export const notVerified = (name: string): string => name + NOT_VERIFIED;

/** Where backups go until a place is chosen: beside the archive folder, never inside it. */
export function defaultPlace(archiveDir: string): string {
  return join(dirname(archiveDir), `${basename(archiveDir)}-${PLACE_FOLDER}`);
}

/** The folder of a place in a folder that was chosen: itself, where it is one, else a folder of its own in it. */
export function placeIn(dir: string): string {
  return readMarker(dir) ? dir : join(dir, PLACE_FOLDER);
}

/** What the marker of a place says; null where the folder is none. */
export function readMarker(root: string): Marker | null {
  try {
    const parsed = Marker.safeParse(JSON.parse(readFileSync(join(root, MARKER), 'utf8')));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/**
 * Makes a place, or takes the one that is there.
 * @throws AppError backup.placeInArchive, backup.placeOther where it keeps another archive's, file.*
 */
export async function makePlace(root: string, archiveDir: string, of: { uid: string; name: string }): Promise<Marker> {
  const inside = relative(resolve(archiveDir), resolve(root));
  if (inside === '' || (!inside.startsWith(`..${sep}`) && inside !== '..' && parse(inside).root === ''))
    throw new AppError('backup.placeInArchive', { path: root });
  const known = readMarker(root);
  if (known) {
    if (known.archive !== of.uid) throw new AppError('backup.placeOther', { path: root, office: known.office });
    return known;
  }
  const marker: Marker = { format: 1, uid: newUid(), archive: of.uid, office: of.name };
  try {
    for (const folder of [BACKUPS, MATERIALS]) mkdirSync(join(root, folder), { recursive: true });
    await writeWhole(join(root, MARKER), Buffer.from(`${JSON.stringify(marker, null, 2)}\n`));
    await flushFolder(dirname(root));
  } catch (error) {
    throw fileError(error, root);
  }
  return marker;
}

/** One backup as it lies at a place. */
export interface BackupFolder {
  name: string;
  folder: string;
  manifest: Manifest;
  isVerified: boolean;
}

/** The finished backups at a place, newest first, those that failed their check among them. */
export function backupsAt(root: string): BackupFolder[] {
  return Array.from(backupsNewestFirst(root)).sort((a, b) => b.manifest.at.localeCompare(a.manifest.at));
}

/** The same one by one, by the time in their names: a note is read only when somebody asks for it. */
export function* backupsNewestFirst(root: string): Generator<BackupFolder> {
  const dir = backupsDir(root);
  if (!existsSync(dir)) return;
  for (const name of readdirSync(dir).sort().reverse()) {
    if (name.endsWith(UNFINISHED)) continue;
    const folder = join(dir, name);
    const manifest = readManifest(folder);
    if (manifest) yield { name, folder, manifest, isVerified: !name.endsWith(NOT_VERIFIED) };
  }
}

/** Folders of backups that were cut off. */
export function cutOffAt(root: string): string[] {
  const dir = backupsDir(root);
  if (!existsSync(dir)) return [];
  return readdirSync(dir)
    .filter((name) => name.endsWith(UNFINISHED))
    .map((name) => join(dir, name));
}

/** Whether two folders lie on the same disk: then one failure takes both. Unknown counts as the same. */
export function isSameDisk(first: string, second: string): boolean {
  try {
    return statSync(existing(first)).dev === statSync(existing(second)).dev;
  } catch {
    return true;
  }
}

function existing(path: string): string {
  return existsSync(path) || dirname(path) === path ? path : existing(dirname(path));
}
