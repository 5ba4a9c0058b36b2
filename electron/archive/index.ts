import { join } from 'node:path';
import { watchClock } from '#db/core/clock.ts';
import { watchBackups } from './backup/daily.ts';
import { openRestoreDesk } from './backup/restore-desk.ts';
import { type Context, now, type OpenArchive, openArchive } from './core/context.ts';
import { passDays } from './core/pass-days.ts';
import { errorOf } from './core/serve.ts';
import { linkShell, parentPort } from './core/shell-link.ts';
import { fillDemo, isForDemo } from './demo.ts';
import { createJobRunner } from './jobs/run.ts';
import { keepOpenedCopies, takeOldCopiesAway } from './materials/opened-copies.ts';
import { archiveRemains } from './materials/remains.ts';
import { KnownArchives, knownFolder } from './outside/known.ts';
import { noteNow, watchFromOutside } from './outside/watch.ts';

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

const known = new KnownArchives(knownFolder());
if (process.env.STREET_ARCHIVES_FORGET === '1') known.forget(dir);

let archive: OpenArchive | null = null;
let context: Context | null = null;
const restoring = openRestoreDesk({
  dir,
  known,
  workerFile: join(__dirname, 'restore-worker.cjs'),
  context: () => context,
  closeArchive: async () => {
    await context?.jobs.stop();
    if (context) noteNow(context.db, now());
    context = null;
    archive?.close();
    archive = null;
  },
});
const shell = linkShell(parent, () => void close(), restoring);

async function close(): Promise<void> {
  await context?.jobs.stop();
  opened.empty();
  if (archive) noteNow(archive.db, now());
  archive?.close();
  shell.tell({ type: 'closed' });
  process.exit(0);
}

// So that reports, rolls and desks have something to show on the first look.
const DEMO_YEARS = 3;

try {
  const demoPersons = Number(process.env.STREET_ARCHIVES_DEMO ?? 0);
  // Invented people are nobody's loss: the demonstration begins anew where its folder was removed.
  archive = openArchive(dir, true, demoPersons > 0 ? null : known);
  if (demoPersons > 0 && isForDemo(archive.db))
    fillDemo(archive.db, { persons: demoPersons, seed: 1, years: DEMO_YEARS });
  else watchFromOutside(archive.db, dir, known, now());
  watchClock(archive.db, now());
  const base = { dir, db: archive.db, origin: 'window' as const, emit: shell.emit, printSheet: shell.printSheet };
  context = { ...base, opened, jobs: createJobRunner(base, errorOf, join(__dirname, 'worker.cjs')) };
  shell.serve(context, process.env.STREET_ARCHIVES_CHECKS === '1');
  passDays(context);
  watchBackups(context);
  shell.tell({ type: 'ready' });
} catch (error) {
  shell.tell({ type: 'problem', error: errorOf(error), copies: archiveRemains(dir).copies });
}
