import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { errorCode } from '#shared/rules/file-error.ts';
import type { Arguments } from './arguments.ts';

const OF_COMMAND = 'cli-';

/**
 * The folder in which Chromium and the program keep what is this user's and no part of the archive: one for each archive
 * folder, so that two archives can be open side by side and one archive cannot; a command has one of its own, so that it
 * can run beside a window. Those of ended commands are taken away.
 */
export function profileOf(own: Pick<Arguments, 'archiveDir' | 'cli'>, appData: string): string {
  const profiles = join(appData, 'StreetArchives', 'profiles');
  const profile = join(profiles, own.cli === null ? keyOf(own.archiveDir) : `${OF_COMMAND}${process.pid}`);
  mkdirSync(profile, { recursive: true });
  takeEndedAway(profiles);
  return profile;
}

function keyOf(archiveDir: string): string {
  let real = archiveDir;
  try {
    real = realpathSync(archiveDir);
  } catch {
    // Not there yet: the first start makes it.
  }
  return createHash('sha256').update(real).digest('hex').slice(0, 12);
}

function takeEndedAway(profiles: string): void {
  for (const name of readdirSync(profiles)) {
    const pid = name.startsWith(OF_COMMAND) ? Number(name.slice(OF_COMMAND.length)) : Number.NaN;
    if (!Number.isInteger(pid) || pid === process.pid || isAlive(pid)) continue;
    try {
      rmSync(join(profiles, name), { recursive: true, force: true });
    } catch {
      // Another program takes it away at the same time.
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) !== 'ESRCH';
  }
}
