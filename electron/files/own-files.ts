import { realpathSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { AppError } from '#shared/errors.ts';

/**
 * Refuses a place inside the archive folder as a target: what a clerk saves there could take the place of the database,
 * its lock or a material. Links are followed.
 * @throws AppError file.inArchive
 */
export function refuseOwnFiles(archiveDir: string, target: string): void {
  const inside = relative(realPlace(archiveDir), realPlace(target));
  const isOutside = inside === '..' || inside.startsWith(`..${sep}`) || /^([a-zA-Z]:|[\\/]{2})/.test(inside);
  if (!isOutside) throw new AppError('file.inArchive', { path: target });
}

/** Where a path really leads, also where its last parts do not exist yet. */
function realPlace(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    const parent = dirname(path);
    return parent === path ? path : join(realPlace(parent), basename(path));
  }
}
