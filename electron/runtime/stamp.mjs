import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, stamps } from './paths.mjs';

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

/** Does a step only when its inputs changed since it was last done well. Returns whether it was done. */
export async function once(name, inputs, step) {
  const file = join(stamps, `${name}.stamp`);
  if (existsSync(file) && readFileSync(file, 'utf8') === inputs) return false;
  rmSync(file, { force: true });
  await step();
  mkdirSync(stamps, { recursive: true });
  writeFileSync(file, inputs);
  return true;
}
