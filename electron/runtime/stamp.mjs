import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { alone, writeWhole } from './alone.mjs';
import { cache, root, stamps } from './paths.mjs';

/** SHA-256 over the names and contents of files and folders, in a fixed order. */
export function digestOf(paths, base = root) {
  const hash = createHash('sha256');
  for (const path of paths) add(hash, base, path);
  return hash.digest('hex');
}

function add(hash, base, path) {
  const full = join(base, path);
  if (!existsSync(full)) return;
  const entries = readDir(full);
  if (entries === null) {
    hash
      .update(`${path.replaceAll('\\', '/')}\0`)
      .update(readFileSync(full))
      .update('\0');
    return;
  }
  for (const name of entries.sort()) add(hash, base, join(path, name));
}

function readDir(path) {
  try {
    return readdirSync(path);
  } catch {
    return null;
  }
}

/**
 * Does a step only when its inputs changed since it was last done well; two set-ups of one checkout never do it at once.
 * Returns whether it was done.
 */
export async function once(name, inputs, step) {
  const file = join(stamps, `${name}.stamp`);
  const isDone = () => existsSync(file) && readFileSync(file, 'utf8') === inputs;
  if (isDone()) return false;
  // Not beside the stamp: `npm ci` takes node_modules away.
  const checkout = createHash('sha256').update(root).digest('hex').slice(0, 12);
  return alone(join(cache, `${checkout}-${name}.lock`), async () => {
    if (isDone()) return false;
    rmSync(file, { force: true });
    await step();
    writeWhole(file, inputs);
    return true;
  });
}
