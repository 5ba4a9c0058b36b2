import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { copyFlushed } from '#electron/files/copy-flushed.ts';
import { digestFile } from '#electron/files/pieces.ts';
import { flushFolder } from '#electron/files/write-whole.ts';
import { attachmentsDir } from '../core/context.ts';
import { eachOfMany } from '../core/each-of-many.ts';
import type { PhaseCount } from '../jobs/tools.ts';
import { isMaterialName } from '../materials/check-materials.ts';
import { storedPath } from '../materials/store.ts';

export interface BroughtMaterials {
  count: number;
  bytes: number;
  /** Digests of those whose content is no longer what it was, or cannot be read. */
  damaged: string[];
}

/** Copies every material whose content still has the digest it is named by, also those no file tells of any longer. */
export async function bringMaterials(
  from: string,
  to: string,
  told: { count: (count: PhaseCount) => void; isCancelled: () => boolean },
): Promise<BroughtMaterials> {
  const names = materialNames(attachmentsDir(from));
  const brought: BroughtMaterials = { count: 0, bytes: 0, damaged: [] };
  const folders = new Set<string>();
  let done = 0;
  await eachOfMany(names, async (name) => {
    if (told.isCancelled()) return;
    const target = storedPath(attachmentsDir(to), name);
    mkdirSync(dirname(target), { recursive: true });
    folders.add(dirname(target));
    const bytes = await bringOne(storedPath(attachmentsDir(from), name), target, name);
    if (bytes === null) brought.damaged.push(name);
    else {
      brought.count += 1;
      brought.bytes += bytes;
    }
    done += 1;
    told.count({ done, total: names.length });
  });
  for (const folder of folders) await flushFolder(folder);
  return brought;
}

/** The digests by which materials lie in a folder of them. */
function materialNames(root: string): string[] {
  if (!existsSync(root)) return [];
  return readdirSync(root)
    .filter((part) => /^[0-9a-f]{2}$/.test(part) && statSync(join(root, part)).isDirectory())
    .flatMap((part) => readdirSync(join(root, part)).filter((name) => isMaterialName(part, name)));
}

/** @returns its size; null where its content is another, or cannot be read */
async function bringOne(from: string, to: string, sha256: string): Promise<number | null> {
  const isFile = statSync(from, { throwIfNoEntry: false })?.isFile() === true;
  if (!isFile) return null;
  // A disk that cannot read one scan any longer still gives the others; what cannot be written is another matter.
  const found = await digestFile(from).catch(() => null);
  if (found !== sha256) return null;
  await copyFlushed(from, to);
  return statSync(to).size;
}
