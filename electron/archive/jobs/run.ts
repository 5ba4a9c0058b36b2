import { basename } from 'node:path';
import { Worker } from 'node:worker_threads';
import { damageBehind } from '#db/core/damage.ts';
import { finishJob, getJob, insertJob, jobStarter } from '#db/core/jobs.ts';
import { inTransaction, toAppError, type WritableDb } from '#db/core/open.ts';
import { newUid } from '#db/core/uid.ts';
import { getImportData } from '#db/imports/imports.ts';
import { firstUser } from '#db/policy/office.ts';
import type { Job, JobInput, JobProgress } from '#shared/contract/jobs.ts';
import { AppError, type CallError } from '#shared/errors.ts';
import { localDay } from '#shared/rules/calendar.ts';
import { errorCode } from '#shared/rules/file-error.ts';
import { type Context, databaseFile, now } from '../core/context.ts';
import { whileExpected } from '../core/expected-sheets.ts';
import { log } from '../core/log.ts';
import { roomOf } from '../core/room.ts';
import { ownOnly } from '../core/scope.ts';
import type { JobOutcome } from './tools.ts';
import { type JobWrites, jobWrites, type WayBack } from './writes.ts';

/** From the job's thread to the archive's main thread. */
export type FromJob =
  | { type: 'progress'; progress: JobProgress }
  | { type: 'write'; id: number; name: keyof JobWrites; input: unknown }
  | { type: 'print'; id: number; request: Parameters<Context['printSheet']>[0] }
  | { type: 'ended'; outcome: JobOutcome }
  | { type: 'failed'; error: CallError };

/** Back to the job's thread. */
export type ToJob = { type: 'answer'; id: number; value: unknown } | { type: 'refused'; id: number; error: CallError };

export interface JobSeed {
  dir: string;
  input: JobInput;
  /** One shared 32-bit flag: 1 means cancel. Shared, because a thread deep in work reads no messages. */
  cancelFlag: SharedArrayBuffer;
  /** Who started the job. */
  userId: number;
  /** The office's day when it was started. */
  today: string;
}

type Ending = Parameters<typeof finishJob>[2];

interface Running {
  worker: Worker;
  cancelFlag: SharedArrayBuffer;
  progress: JobProgress | null;
  abandon: WayBack[];
  userId: number;
  input: JobInput;
}

export interface JobRunner {
  start: (input: JobInput, userId: number) => string;
  cancel: (id: string) => boolean;
  withProgress: (job: Job) => Job;
  /** Ends every thread and waits for them: before the archive is closed. */
  stop: () => Promise<void>;
}

type RunnerContext = Pick<Context, 'dir' | 'db' | 'origin' | 'emit' | 'printSheet'>;

/** Runs jobs, each in a thread; the only writes are those of `jobWrites`, done here, one short transaction each. */
export function createJobRunner(
  context: RunnerContext,
  errorOf: (error: unknown) => CallError,
  workerFile: string,
): JobRunner {
  const running = new Map<string, Running>();
  // Ended on a disk too full to write it down: told from here until there is room.
  const unwritten = new Map<string, Ending>();

  const withProgress = (job: Job): Job => ({
    ...job,
    ...unwritten.get(job.id),
    progress: running.get(job.id)?.progress ?? null,
  });

  // A job's title is the name of a file and its refusal may name people: the screen hears of it only while somebody is at
  // work who may list it. Who signs in later asks for the list.
  const tell = (id: string): void => {
    const job = getJob(context.db, id);
    const starter = ownOnly(context);
    if (job && (starter === null || starter === jobStarter(context.db, id)))
      context.emit({ name: 'jobs.changed', job: withProgress(job) });
  };

  const end = (id: string, state: Ending['state'], result: Job['result'], error: CallError | null): void => {
    const job = running.get(id);
    if (!job) return;
    running.delete(id);
    const ending: Ending = { state, result, error: error as Job['error'], finishedAt: now() };
    const isWritten = close(id, job, ending, () => {
      unwritten.delete(id);
      announce(context, job.input, state);
      tell(id);
    });
    if (isWritten) return;
    unwritten.set(id, ending);
    tell(id);
  };

  /** Takes away what a job that did not end well began, and writes its end down: now, or when there is room again. */
  const close = (id: string, job: Running, ending: Ending, then: () => void): boolean =>
    roomOf(context.db).nowOrLater(() => {
      if (ending.state !== 'done') abandon(context, job);
      inTransaction(context.db, () => finishJob(context.db, id, ending));
      then();
    });

  const serve = async (id: string, job: Running, message: FromJob): Promise<void> => {
    if (message.type === 'progress') {
      job.progress = message.progress;
      tell(id);
    } else if (message.type === 'ended') {
      if (message.outcome.state === 'done') end(id, 'done', message.outcome.result, null);
      else end(id, 'cancelled', null, null);
    } else if (message.type === 'failed') {
      end(id, 'failed', null, message.error);
    } else {
      const reply = await work(job, message);
      job.worker.postMessage(reply);
    }
  };

  const work = async (job: Running, message: Extract<FromJob, { id: number }>): Promise<ToJob> => {
    try {
      const value =
        message.type === 'print'
          ? await whileExpected(context.db, message.request, job.userId, () => context.printSheet(message.request))
          : runWrite(context.db, job, message.name, message.input, context.origin);
      return { type: 'answer', id: message.id, value };
    } catch (error) {
      return { type: 'refused', id: message.id, error: errorOf(damageBehind(error, databaseFile(context.dir))) };
    }
  };

  return {
    start: (input, userId) => {
      roomOf(context.db).refuseWhileFull();
      const id = newUid();
      const cancelFlag = new SharedArrayBuffer(4);
      inTransaction(context.db, () =>
        insertJob(context.db, {
          id,
          kind: input.kind,
          title: titleOf(context.db, input),
          input: JSON.stringify(input),
          startedAt: now(),
          startedBy: userId,
        }),
      );
      const seed: JobSeed = { dir: context.dir, input, cancelFlag, userId, today: localDay(now()) };
      const worker = new Worker(workerFile, { workerData: seed });
      const job: Running = { worker, cancelFlag, progress: null, abandon: [], userId, input };
      running.set(id, job);
      worker.on('message', (message: FromJob) => {
        serve(id, job, message).catch((error: unknown) => errorOf(error));
      });
      worker.on('error', (error) => end(id, 'failed', null, errorOf(damageBehind(error, databaseFile(context.dir)))));
      worker.on('exit', (code) => {
        if (running.has(id)) end(id, 'failed', null, errorOf(new Error(`job thread ended with ${code}`)));
      });
      tell(id);
      return id;
    },

    cancel: (id) => {
      const job = running.get(id);
      if (!job) return false;
      Atomics.store(new Int32Array(job.cancelFlag), 0, 1);
      return true;
    },

    withProgress,

    stop: async () => {
      const jobs = Array.from(running.entries());
      running.clear();
      for (const [id, job] of jobs) {
        const ending: Ending = { state: 'interrupted', result: null, error: null, finishedAt: now() };
        close(id, job, ending, () => undefined);
      }
      await Promise.all(jobs.map(([, job]) => job.worker.terminate()));
    },
  };
}

/**
 * Takes back what a job began, the last first, in short steps. A fault in one of them is written down and leaves its
 * traces marked as unfinished: the next start puts them right.
 * @throws AppError archive.full when the disk has no room even for that
 */
export function abandon(context: Pick<Context, 'db' | 'dir'>, job: Pick<Running, 'abandon'>): void {
  for (const step of job.abandon.slice().reverse()) {
    try {
      while (inTransaction(context.db, () => step(context.db)));
    } catch (error) {
      const known = toAppError(error, databaseFile(context.dir));
      if (known instanceof AppError && known.code === 'archive.full') throw known;
      log('error', 'a job was not taken back', { code: errorCode(known) });
    }
  }
}

/** One batch of a job, with who and when. */
export function runWrite(
  db: WritableDb,
  job: Pick<Running, 'abandon' | 'userId'>,
  name: keyof JobWrites,
  input: unknown,
  origin: Context['origin'],
): unknown {
  const act = { userId: job.userId, at: now(), origin, importId: null };
  const trace = { abandon: (step: WayBack) => job.abandon.push(step) };
  return inTransaction(db, () => (jobWrites[name] as (...all: unknown[]) => unknown)(db, act, input, trace));
}

/** What a finished job makes old in other windows. */
export function announce(context: Pick<Context, 'emit' | 'db'>, input: JobInput, state: Job['state']): void {
  if (input.kind === 'roster.apply' || input.kind === 'roster.undo') {
    context.emit({ name: 'imports.changed', id: input.importId });
    if (state === 'done') {
      context.emit({ name: 'records.changed', id: null });
      context.emit({ name: 'communities.changed' });
      context.emit({ name: 'households.changed', id: null });
      context.emit({ name: 'outlets.changed', id: null });
      context.emit({ name: 'likeness.changed' });
    }
  } else if (input.kind === 'likeness.scan') {
    context.emit({ name: 'likeness.changed' });
  } else if (input.kind === 'roster.read') {
    context.emit({ name: 'imports.changed', id: input.replaces ?? 1 });
  } else if (input.kind === 'backup.make') {
    context.emit({ name: 'backups.changed' });
  } else if (input.kind === 'handover.write') {
    context.emit({ name: 'handovers.changed', id: 1 });
    if (state === 'done') context.emit({ name: 'records.changed', id: null });
  }
  log('info', 'job ended', { kind: input.kind, state });
}

function titleOf(db: WritableDb, input: JobInput): string {
  if (input.kind === 'roster.read' || input.kind === 'package.verify') return basename(input.path);
  if (input.kind === 'handover.write') return input.targetDir;
  if (input.kind === 'likeness.scan') return '全部人员';
  if (input.kind === 'backup.make') return '档案库';
  return getImportData(db, input.importId).fileName;
}

/** The first user, for jobs started where nobody signed in. @throws AppError office.notSetUp */
export function requireUserId(db: WritableDb): number {
  const user = firstUser(db);
  if (!user) throw new AppError('office.notSetUp', {});
  return user.id;
}
