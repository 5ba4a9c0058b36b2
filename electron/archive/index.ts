import { join } from 'node:path';
import { type Context, type OpenArchive, openArchive } from './context.ts';
import { watchBackups } from './daily-backup.ts';
import { fillDemo, isForDemo } from './demo.ts';
import { createJobRunner } from './jobs/run.ts';
import { keepOpenedCopies, takeOldCopiesAway } from './opened-copies.ts';
import { passDays } from './pass-days.ts';
import { archiveRemains } from './remains.ts';
import { openRestoreDesk } from './restore-desk.ts';
import { errorOf } from './serve.ts';
import { linkShell, parentPort } from './shell-link.ts';

/**
 * The archive process: opens the archive, serves every window over a port of its own, runs jobs in threads.
 * Started by the shell as a utility process; it holds no state of windows, so it can die and be started again.
 */
const parent = parentPort();
if (!parent) throw new Error('the archive runs in a utility process only');
const dir = process.env.STREET_ARCHIVES_DIR;
if (!dir) throw new Error('STREET_ARCHIVES_DIR is not set');
const openedDir = process.env.STREET_ARCHIVES_OPENED;
if (!openedDir) throw new Error('STREET_ARCHIVES_OPENED is not set');

// What a program that was killed left behind goes before anything is shown, also where the archive cannot be opened.
const opened = keepOpenedCopies(openedDir);
opened.empty();
takeOldCopiesAway();

let archive: OpenArchive | null = null;
let context: Context | null = null;
const restoring = openRestoreDesk({
  dir,
  workerFile: join(__dirname, 'restore-worker.cjs'),
  context: () => context,
  closeArchive: async () => {
    await context?.jobs.stop();
    context = null;
    archive?.close();
    archive = null;
  },
});
const shell = linkShell(parent, () => void close(), restoring);

async function close(): Promise<void> {
  await context?.jobs.stop();
  opened.empty();
  archive?.close();
  shell.tell({ type: 'closed' });
  process.exit(0);
}

try {
  archive = openArchive(dir, true);
  const demoPersons = Number(process.env.STREET_ARCHIVES_DEMO ?? 0);
  if (demoPersons > 0 && isForDemo(archive.db)) fillDemo(archive.db, { persons: demoPersons, seed: 1 });
  const base = { dir, db: archive.db, origin: 'window' as const, emit: shell.emit, printSheet: shell.printSheet };
  context = { ...base, opened, jobs: createJobRunner(base, errorOf, join(__dirname, 'worker.cjs')) };
  shell.serve(context, process.env.STREET_ARCHIVES_CHECKS === '1');
  passDays(context);
  watchBackups(context);
  shell.tell({ type: 'ready' });
} catch (error) {
  shell.tell({ type: 'problem', error: errorOf(error), copies: archiveRemains(dir).copies });
}
