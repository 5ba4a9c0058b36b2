import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/**
 * What is dear to make (runtime, compiled SQLite, cut fonts) lies outside node_modules: `npm ci` wipes that folder with
 * every change of the lock file, and nobody should wait for 110 MB and a compiler again because of it.
 */
export const cache =
  process.env.STREET_ARCHIVES_CACHE ??
  (process.platform === 'win32'
    ? join(process.env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'street-archives', 'cache')
    : join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'street-archives'));

/** Stamps of what was done to this checkout; gone together with node_modules, as they must be. */
export const stamps = join(root, 'node_modules', '.cache', 'street-archives');

export const isWindows = process.platform === 'win32';

/** Node 24 from the dev dependency, whatever Node the machine has. */
export const node24 = join(root, 'node_modules', 'node', 'bin', isWindows ? 'node.exe' : 'node');
