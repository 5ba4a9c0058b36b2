import { toAppError } from '#db/core/open.ts';
import { scopeOfUser } from '#db/core/scope.ts';
import type { JobInput, JobProgress } from '#shared/contract/jobs.ts';
import { localDay } from '#shared/rules/calendar.ts';
import { wholeOffice } from '#shared/rules/scope.ts';
import { type Context, databaseFile, now, readArchive } from '../core/context.ts';
import { roomOf } from '../core/room.ts';
import { runJob } from './register.ts';
import { abandon, announce, requireUserId, runWrite } from './run.ts';
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
    today: localDay(now()),
    scope: context.origin === 'cli' ? wholeOffice : scopeOfUser(db, job.userId),
    write: async (name, data) => {
      try {
        return runWrite(context.db, job, name, data, context.origin) as never;
      } catch (error) {
        throw toAppError(error, databaseFile(context.dir));
      }
    },
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
    throw toAppError(error, databaseFile(context.dir));
  } finally {
    db.close();
  }

  // On a disk without room for it the archive puts it right as soon as there is, or when it is opened again.
  function undo(): void {
    roomOf(context.db).nowOrLater(() => abandon(context, job));
  }
}
