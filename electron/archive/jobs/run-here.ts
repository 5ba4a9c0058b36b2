import { inTransaction } from '#db/open.ts';
import { scopeOfUser } from '#db/scope.ts';
import type { JobInput, JobProgress } from '#shared/contract/jobs.ts';
import { wholeOffice } from '#shared/rules/scope.ts';
import { type Context, readArchive } from '../context.ts';
import { runJob } from './register.ts';
import { announce, requireUserId, runWrite } from './run.ts';
import type { JobOutcome, JobTools } from './tools.ts';

/** Runs a job in this thread: the command line and tests, where no window waits. */
export async function runJobHere(
  context: Pick<Context, 'dir' | 'db' | 'origin' | 'emit' | 'printSheet'>,
  input: JobInput,
  options: { progress?: (progress: JobProgress) => void; isCancelled?: () => boolean; userId?: number } = {},
): Promise<JobOutcome> {
  const job = { abandon: [], userId: options.userId ?? requireUserId(context.db) } as Parameters<typeof runWrite>[1];
  const db = readArchive(context.dir);
  const tools: JobTools = {
    dir: context.dir,
    db,
    userId: job.userId,
    scope: context.origin === 'cli' ? wholeOffice : scopeOfUser(db, job.userId),
    write: async (name, data) => runWrite(context.db, job, name, data, context.origin) as never,
    printSheet: context.printSheet,
    progress: options.progress ?? (() => undefined),
    isCancelled: options.isCancelled ?? (() => false),
  };
  try {
    const outcome = await runJob(input, tools);
    if (outcome.state !== 'done') undo();
    announce(context, input, outcome.state);
    return outcome;
  } catch (error) {
    undo();
    throw error;
  } finally {
    db.close();
  }

  function undo(): void {
    inTransaction(context.db, () => {
      for (const one of job.abandon.reverse()) one(context.db);
    });
  }
}
