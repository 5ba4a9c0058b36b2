import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { surplusBackups } from '#shared/rules/backup-thinning.ts';
import { removeUnneeded } from './materials.ts';
import { backupsAt, backupsDir, unfinished } from './place.ts';

const FAILED_KEPT = 2;

/**
 * Takes away what a place no longer needs: first backups, then the materials none of the others refers to. One that is
 * being removed is marked as unfinished before, so that a power cut leaves no half backup under a final name.
 */
export async function thinPlace(root: string): Promise<void> {
  const all = backupsAt(root);
  const verified = all.filter(({ isVerified }) => isVerified);
  const surplus = new Set(
    surplusBackups(verified.map(({ name, manifest }) => ({ name, at: manifest.at, day: manifest.day }))),
  );
  const failed = all.filter(({ isVerified }) => !isVerified).slice(FAILED_KEPT);
  for (const { name, folder } of all.filter((one) => surplus.has(one.name) || failed.includes(one))) {
    const marked = join(backupsDir(root), unfinished(name));
    await rename(folder, marked);
    await rm(marked, { recursive: true, force: true });
  }
  await removeUnneeded(root);
}
