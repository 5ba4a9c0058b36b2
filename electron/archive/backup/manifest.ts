import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { writeWhole } from '#electron/files/write-whole.ts';

/** What lies in the folder of one backup. Nothing in it tells who the files are about. */
export const MANIFEST = 'backup.json';
export const MATERIAL_LIST = 'materials.tsv';

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** The note beside a backup: written last, so that a folder without one is no backup. */
const Manifest = z.object({
  format: z.literal(1),
  /** Which archive it is of. */
  archive: z.string(),
  at: z.string(),
  day: z.string(),
  reason: z.enum(['daily', 'asked']),
  databaseVersion: z.int(),
  /** The database as it lies there (encrypted or not). */
  database: z.object({ file: z.string(), bytes: z.int(), sha256: Sha256 }),
  materials: z.object({ count: z.int(), bytes: z.int() }),
  /** Whether all materials were read again, not only those that were new. */
  isReadWhole: z.boolean(),
  /** The end of the archive's log. */
  log: z.object({ entries: z.int(), hash: z.string() }),
  /** To whom it is encrypted; null: not. */
  recipient: z.string().nullable(),
  /** What the check found; a verified backup has nothing here. */
  findings: z.array(z.string()),
});
export type Manifest = z.infer<typeof Manifest>;

/** A material as it lies at the place: its name there, and size and digest of those bytes. */
export interface StoredMaterial {
  name: string;
  bytes: number;
  sha256: string;
}

export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  await writeWhole(join(folder, MANIFEST), Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`));
}

/** The note of a backup, or null where there is none that can be read. */
export function readManifest(folder: string): Manifest | null {
  try {
    const parsed = Manifest.safeParse(JSON.parse(readFileSync(join(folder, MANIFEST), 'utf8')));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

export async function writeMaterialList(folder: string, materials: readonly StoredMaterial[]): Promise<void> {
  const lines = materials.map(({ name, bytes, sha256 }) => `${name}\t${bytes}\t${sha256}\n`);
  await writeWhole(join(folder, MATERIAL_LIST), Buffer.from(lines.join('')));
}

/** The materials a backup refers to; null where its list cannot be read. */
export function readMaterialList(folder: string): StoredMaterial[] | null {
  try {
    const lines = readFileSync(join(folder, MATERIAL_LIST), 'utf8').split('\n').slice(0, -1);
    const read = lines.map((line) => line.split('\t'));
    if (read.some((cells) => !/^[0-9a-f]{64}$/.test(cells[0] ?? '') || cells.length !== 3)) return null;
    return read.map(([name = '', bytes, sha256 = '']) => ({ name, bytes: Number(bytes), sha256 }));
  } catch {
    return null;
  }
}
