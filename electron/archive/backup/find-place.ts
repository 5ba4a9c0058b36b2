import { existsSync, readdirSync } from 'node:fs';
import { join, parse, relative } from 'node:path';
import { readMarker } from './place.ts';

/**
 * Where a place is now: where it was chosen, or at the same path on any other drive, since a stick gets another letter or
 * another mount point. Null while it is not put in.
 */
export function findPlace(place: { path: string; uid: string }, drives: () => string[] = driveRoots): string | null {
  const isIt = (path: string): boolean => readMarker(path)?.uid === place.uid;
  if (isIt(place.path)) return place.path;
  const parts = relative(parse(place.path).root, place.path).split(/[\\/]/);
  // The drive of the old path may have been any number of folders deep: /media/li/USB.
  for (const drive of drives())
    for (let from = 0; from < Math.min(parts.length, 5); from++) {
      const path = join(drive, ...parts.slice(from));
      if (isIt(path)) return path;
    }
  return null;
}

/** The roots of the drives that are put in. */
function driveRoots(): string[] {
  if (process.platform === 'win32')
    return Array.from('DEFGHIJKLMNOPQRSTUVWXYZ', (letter) => `${letter}:\\`).filter((root) => existsSync(root));
  const below = (dir: string): string[] => {
    try {
      return readdirSync(dir).map((name) => join(dir, name));
    } catch {
      return [];
    }
  };
  if (process.platform === 'darwin') return below('/Volumes');
  return [
    ...below('/mnt'),
    ...below('/media'),
    ...below('/media').flatMap(below),
    ...below('/run/media').flatMap(below),
  ];
}
