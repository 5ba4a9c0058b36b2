import { basename } from 'node:path';
import { Worker } from 'node:worker_threads';
import { getImportData } from '#db/imports.ts';
import { finishJob, getJob, insertJob } from '#db/jobs.ts';
import { firstUser } from '#db/office.ts';
import { inTransaction, toAppError, type WritableDb } from '#db/open.ts';
import { newUid } from '#db/uid.ts';
import type { Job, JobInput, JobProgress } from '#shared/contract/jobs.ts';
import { AppError, type CallError } from '#shared/errors.ts';
import { type Context, databaseFile, now } from '../context.ts';
import { log } from '../log.ts';
import { whileExpected } from '../scope.ts';
import type { JobOutcome } from './tools.ts';
import { type JobWrites, jobWrites } from './writes.ts';

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
}

interface Running {
  worker: Worker;
  cancelFlag: SharedArrayBuffer;
  progress: JobProgress | null;
  abandon: ((db: WritableDb) => void)[];
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

  const tell = (id: string): void => {
    const job = getJob(context.db, id);
    if (job) context.emit({ name: 'jobs.changed', job: { ...job, progress: running.get(id)?.progress ?? null } });
  };

  const end = (
    id: string,
    state: Exclude<Job['state'], 'running'>,
    result: Job['result'],
    error: CallError | null,
  ): void => {
    const job = running.get(id);
    if (!job) return;
    if (state !== 'done') abandon(job);
    running.delete(id);
    inTransaction(context.db, () =>
      finishJob(context.db, id, { state, result, error: error as Job['error'], finishedAt: now() }),
    );
    announce(context, job.input, state);
    tell(id);
  };

  const abandon = (job: Running): void => {
    try {
      inTransaction(context.db, () => {
        for (const undo of job.abandon.reverse()) undo(context.db);
      });
    } catch (error) {
      // The traces stay marked as unfinished; the next start puts them right.
      errorOf(error);
    }
  };

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
          ? await whileExpected(context.db, message.request, () => context.printSheet(message.request))
          : runWrite(context.db, job, message.name, message.input, context.origin);
      return { type: 'answer', id: message.id, value };
    } catch (error) {
      return { type: 'refused', id: message.id, error: errorOf(toAppError(error, databaseFile(context.dir))) };
    }
  };

  return {
    start: (input, userId) => {
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
      const seed: JobSeed = { dir: context.dir, input, cancelFlag, userId };
      const worker = new Worker(workerFile, { workerData: seed });
      const job: Running = { worker, cancelFlag, progress: null, abandon: [], userId, input };
      running.set(id, job);
      worker.on('message', (message: FromJob) => void serve(id, job, message));
      worker.on('error', (error) => end(id, 'failed', null, errorOf(error)));
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

    withProgress: (job) => ({ ...job, progress: running.get(job.id)?.progress ?? null }),

    stop: async () => {
      const jobs = Array.from(running.entries());
      for (const [id, job] of jobs) {
        abandon(job);
        running.delete(id);
        inTransaction(context.db, () =>
          finishJob(context.db, id, { state: 'interrupted', result: null, error: null, finishedAt: now() }),
        );
      }
      await Promise.all(jobs.map(([, job]) => job.worker.terminate()));
    },
  };
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
  const trace = { abandon: (undo: (later: WritableDb) => void) => job.abandon.push(undo) };
  return inTransaction(db, () => (jobWrites[name] as (...all: unknown[]) => unknown)(db, act, input, trace));
}

/** What a finished job makes old in other windows. */
export function announce(context: Pick<Context, 'emit' | 'db'>, input: JobInput, state: Job['state']): void {
  if (input.kind === 'roster.apply' || input.kind === 'roster.undo') {
    context.emit({ name: 'imports.changed', id: input.importId });
    if (state === 'done') {
      context.emit({ name: 'records.changed', id: null });
      context.emit({ name: 'communities.changed' });
      context.emit({ name: 'likeness.changed' });
    }
  } else if (input.kind === 'likeness.scan') {
    context.emit({ name: 'likeness.changed' });
  } else if (input.kind === 'roster.read') {
    context.emit({ name: 'imports.changed', id: input.replaces ?? 1 });
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
  return getImportData(db, input.importId).fileName;
}

/** The first user, for jobs started where nobody signed in. @throws AppError office.notSetUp */
export function requireUserId(db: WritableDb): number {
  const user = firstUser(db);
  if (!user) throw new AppError('office.notSetUp', {});
  return user.id;
}
