import { resolve } from 'node:path';
import { watchClock } from '#db/core/clock.ts';
import { type Context, now, type OpenArchive, openArchive, type PrintSheet } from '#electron/archive/core/context.ts';
import type { JobRunner } from '#electron/archive/jobs/run.ts';
import type { OpenedCopies } from '#electron/archive/materials/opened-copies.ts';
import { KnownArchives, knownFolder } from '#electron/archive/outside/known.ts';
import { noteNow, refuseOlderCopy, watchFromOutside } from '#electron/archive/outside/watch.ts';
import { AppError } from '#shared/errors.ts';
import { type CommandLine, need } from './arguments.ts';

/** What a command works with: the archive opened for writing, without a window and without threads. */
export interface Session {
  context: Context;
  close: () => void;
}

// Commands run their jobs in their own thread and wait for them: no runner is ever asked.
const noRunner: JobRunner = {
  start: () => {
    throw new Error('the command line runs its jobs itself');
  },
  cancel: () => false,
  withProgress: (job) => job,
  stop: () => Promise.resolve(),
};

// No command shows a material.
const noCopies: OpenedCopies = {
  copy: () => Promise.reject(new Error('the command line opens no materials')),
  empty: () => undefined,
};

/** How a command gets sheets printed and pages served: by the hidden window, when there is one. */
export interface Printer {
  printSheet: PrintSheet;
  serve: (context: Context) => void;
}

/** @throws UsageError, AppError archive.absent, archive.gone, archive.olderCopy, archive.inUse, archive.newer, archive.damaged */
export function openSession(line: CommandLine, printer: Printer | null, mayCreate = false): Session {
  const dir = resolve(need(line, 'archive'));
  const known = new KnownArchives(knownFolder());
  const archive: OpenArchive = openArchive(dir, mayCreate, known);
  try {
    watchFromOutside(archive.db, dir, known, now());
    refuseOlderCopy(archive.db);
  } catch (error) {
    archive.close();
    throw error;
  }
  watchClock(archive.db, now());
  const context: Context = {
    dir,
    db: archive.db,
    origin: 'cli',
    emit: () => undefined,
    jobs: noRunner,
    opened: noCopies,
    printSheet:
      printer?.printSheet ?? (() => Promise.reject(new AppError('printing.failed', { detail: '命令行没有打印窗口' }))),
  };
  printer?.serve(context);
  const close = (): void => {
    noteNow(archive.db, now());
    archive.close();
  };
  return { context, close };
}
