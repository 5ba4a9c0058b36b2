import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { AppError } from '#shared/errors.ts';
import { localDay } from '#shared/rules/calendar.ts';
import { attachmentsDir } from '../core/context.ts';
import { storedPath } from '../materials/store.ts';
import { readManifest, readMaterialList } from './manifest.ts';
import { materialPath } from './materials.ts';
import { backupsAt, keyFile, notVerified, placeIn } from './place.ts';

/** Something an archive can be restored from. */
export interface RestoreSource {
  kind: 'backup' | 'upgrade';
  name: string;
  at: string;
  day: string;
  /** The database with size and digest, where a note beside it tells them. */
  database: { path: string; bytes: number; sha256: string | null };
  /** What a material is called there, and where it lies. */
  materials: { name: string; path: string; bytes: number }[];
  bytes: number;
  isVerified: boolean;
  /** Where the private key lies under its passphrase; null: not encrypted. */
  key: { recipient: string; file: string } | null;
}

/** The backups of a place, newest first. `dir`: the place, or the folder or drive it lies in. */
export function sourcesAt(dir: string): RestoreSource[] {
  const root = placeIn(dir);
  return backupsAt(root).flatMap(({ folder }) => sourceIn(root, folder) ?? []);
}

/**
 * What `--from` names: one backup, or a place, whose newest verified one it is.
 * @throws AppError backup.noneThere
 */
export function sourceFrom(path: string): RestoreSource {
  const single = readManifest(path) ? sourceIn(dirname(dirname(path)), path) : null;
  const source = single ?? sourcesAt(path).find(({ isVerified }) => isVerified);
  if (!source) throw new AppError('backup.noneThere', { path });
  return source;
}

function sourceIn(root: string, folder: string): RestoreSource | null {
  const manifest = readManifest(folder);
  const list = readMaterialList(folder);
  if (!manifest || list === null) return null;
  const { at, day, database, materials, recipient } = manifest;
  return {
    kind: 'backup',
    name: folder,
    at,
    day,
    database: { path: join(folder, database.file), bytes: database.bytes, sha256: database.sha256 },
    materials: list.map(({ name, bytes }) => ({ name, path: materialPath(root, name), bytes })),
    bytes: database.bytes + materials.bytes,
    isVerified: !folder.endsWith(notVerified('')),
    key: recipient === null ? null : { recipient, file: keyFile(root, recipient) },
  };
}

/** The copies made before upgrades, newest first; their materials are the archive's own. */
export function upgradeSources(archiveDir: string): RestoreSource[] {
  const folder = join(archiveDir, 'before-upgrade');
  if (!existsSync(folder)) return [];
  const materials = ownMaterials(archiveDir);
  return readdirSync(folder)
    .filter((name) => name.endsWith('.db'))
    .map((name): RestoreSource => {
      const path = join(folder, name);
      const { size, mtime } = statSync(path);
      const at = mtime.toISOString();
      return {
        kind: 'upgrade',
        name: path,
        at,
        day: localDay(at),
        database: { path, bytes: size, sha256: null },
        materials,
        bytes: size + materials.reduce((sum, { bytes }) => sum + bytes, 0),
        isVerified: true,
        key: null,
      };
    })
    .sort((a, b) => b.at.localeCompare(a.at));
}

function ownMaterials(archiveDir: string): RestoreSource['materials'] {
  const root = attachmentsDir(archiveDir);
  if (!existsSync(root)) return [];
  return readdirSync(root)
    .filter((part) => /^[0-9a-f]{2}$/.test(part))
    .flatMap((part) => readdirSync(join(root, part)))
    .filter((name) => /^[0-9a-f]{64}$/.test(name))
    .map((name) => ({ name, path: storedPath(root, name), bytes: statSync(storedPath(root, name)).size }));
}
