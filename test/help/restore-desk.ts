import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openRestoreDesk } from '#electron/archive/backup/restore-desk.ts';
import type { Context } from '#electron/archive/core/context.ts';
import { KnownArchives } from '#electron/archive/outside/known.ts';
import { newFolder } from './archive.ts';

// Does nothing until it is cancelled.
const WORKER = `const flag = new Int32Array(require('node:worker_threads').workerData.cancelFlag);
const timer = setInterval(() => { if (Atomics.load(flag, 0) === 1) clearInterval(timer); }, 20);`;

/** The desk of restoring as the archive process has it, with a thread that only waits. `context` null: no archive could be opened. */
export function deskOf(context: () => Context | null, dir: string): ReturnType<typeof openRestoreDesk> {
  const workerFile = join(newFolder('worker'), 'worker.cjs');
  writeFileSync(workerFile, WORKER);
  return openRestoreDesk({
    ...{ dir, workerFile, context },
    known: new KnownArchives(newFolder('known')),
    closeArchive: () => Promise.reject(new Error('let go of an archive that is served')),
  });
}
