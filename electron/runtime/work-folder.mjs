import { existsSync, mkdtempSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import { freemem, tmpdir } from 'node:os';
import { join } from 'node:path';
import { isRunning } from './alone.mjs';

// Memory that Linux offers as a folder. What tests write is gone with them: no disk has to have taken it.
const MEMORY = '/dev/shm';
const NAME = 'street-tests-';
const GB = 1024 ** 3;
// A whole run holds less than one at a time; the rest is left to the programs.
const LEAST_ROOM = 3 * GB;
const LEAST_MEMORY = 8 * GB;

/**
 * A folder for all that tests write, in memory where there is plenty of it: tests write thousands of small archives, each
 * of which waits for the disk. What is about disks mounts its own. The environment names it; `remove` takes it away.
 * @param among where a folder in memory may be made
 */
export function workFolder(among = MEMORY) {
  removeLeft(among);
  const place = isRoomy(among) ? among : tmpdir();
  const dir = mkdtempSync(join(place, `${NAME}${process.pid}-`));
  const remove = () => takeAway(dir);
  process.once('exit', remove);
  return { env: { TMPDIR: dir, TEMP: dir, TMP: dir }, remove };
}

function isRoomy(dir) {
  try {
    const { bavail, bsize } = statfsSync(dir);
    return bavail * bsize >= LEAST_ROOM && Math.min(freemem(), process.availableMemory()) >= LEAST_MEMORY;
  } catch {
    return false;
  }
}

/** What a run that was killed left in memory would be held until the machine is started anew. */
function removeLeft(among) {
  for (const name of existsSync(among) ? readdirSync(among) : [])
    if (name.startsWith(NAME) && !isRunning(Number.parseInt(name.slice(NAME.length), 10))) takeAway(join(among, name));
}

// A small disk that a killed test had mounted there holds its folder; all else goes, and no run of tests fails by it.
function takeAway(dir) {
  try {
    rmSync(dir, { recursive: true, force: true });
  } catch (error) {
    if (error.code !== 'EBUSY') throw error;
  }
}
