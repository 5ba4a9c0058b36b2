import { finishJob, getJob, insertJob } from '#db/core/jobs.ts';
import { inTransaction } from '#db/core/open.ts';
import { newUid } from '#db/core/uid.ts';
import { type Context, now } from '#electron/archive/core/context.ts';
import { errorOf } from '#electron/archive/core/serve.ts';
import type { JobRunner } from '#electron/archive/jobs/run.ts';
import { runJobHere } from '#electron/archive/jobs/run-here.ts';
import type { Job } from '#shared/contract/jobs.ts';

/** Jobs that run in this thread, with the rows and writes of those in threads of their own. */
export interface JobsHere extends JobRunner {
  /** How a job ended. */
  ended: (id: string) => Promise<Job | null>;
  /** Waits until none runs. */
  idle: () => Promise<void>;
}

export function jobsHere(context: Pick<Context, 'dir' | 'db' | 'origin' | 'emit' | 'printSheet'>): JobsHere {
  const { db } = context;
  const ends = new Map<string, Promise<Job | null>>();
  const run = async (id: string, input: Parameters<JobRunner['start']>[0], userId: number): Promise<Job | null> => {
    const end = (state: 'done' | 'cancelled' | 'failed', result: Job['result'], error: Job['error']): void =>
      inTransaction(db, () => finishJob(db, id, { state, result, error, finishedAt: now() }));
    try {
      const outcome = await runJobHere(context, input, { userId });
      end(outcome.state, outcome.state === 'done' ? outcome.result : null, null);
    } catch (error) {
      end('failed', null, errorOf(error) as Job['error']);
    }
    return getJob(db, id);
  };
  return {
    start: (input, userId) => {
      const id = newUid();
      const row = {
        id,
        kind: input.kind,
        title: '',
        input: JSON.stringify(input),
        startedAt: now(),
        startedBy: userId,
      };
      inTransaction(db, () => insertJob(db, row));
      ends.set(id, run(id, input, userId));
      return id;
    },
    cancel: () => false,
    withProgress: (job) => job,
    stop: () => Promise.resolve(),
    ended: async (id) => (await ends.get(id)) ?? null,
    idle: async () => {
      await Promise.all(ends.values());
    },
  };
}
