import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

// Longer than any step of the set-up takes: a process that has the number of one that died keeps nobody out for ever.
const OLD_MS = 15 * 60_000;
const LOOK_MS = 100;

/**
 * Does `work` while nobody else does it: a second set-up waits for the first, and takes over from one that died.
 * @param lock a file that says who is at it; not in a folder that the work takes away
 */
export async function alone(lock, work) {
  mkdirSync(dirname(lock), { recursive: true });
  while (!take(lock)) await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

function take(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  if (isLeft(lock)) rmSync(lock, { force: true });
  return false;
}

function isLeft(lock) {
  try {
    const holder = Number(readFileSync(lock, 'utf8'));
    // One that has just been made has no number in it yet.
    const isNamed = Number.isInteger(holder) && holder > 0;
    return (isNamed && !isRunning(holder)) || Date.now() - statSync(lock).mtimeMs > OLD_MS;
  } catch {
    return false;
  }
}

/** Whether a process with that number runs. */
export function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Writes a small file beside its place and moves it there: whoever reads it finds the old one or the new one, whole. */
export function writeWhole(file, text) {
  mkdirSync(dirname(file), { recursive: true });
  const part = `${file}.${process.pid}`;
  writeFileSync(part, text);
  renameSync(part, file);
}
