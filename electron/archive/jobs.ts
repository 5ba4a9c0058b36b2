import { clearJob, getJob, listJobs } from '#db/core/jobs.ts';
import type { jobCalls } from '#shared/contract/jobs.ts';
import { AppError } from '#shared/errors.ts';
import { actOf } from './core/context.ts';
import { ownOnly } from './core/scope.ts';
import type { HandlersOf } from './core/serve.ts';

export const jobHandlers: HandlersOf<typeof jobCalls> = {
  'jobs.start': (input, context) => ({ jobId: context.jobs.start(input, actOf(context).userId) }),

  'jobs.list': (_input, context) => ({
    items: listJobs(context.db, ownOnly(context)).map((job) => context.jobs.withProgress(job)),
  }),

  'jobs.get': (input, { db, jobs }) => {
    const job = getJob(db, input.id);
    if (!job) throw new AppError('job.notFound', {});
    return jobs.withProgress(job);
  },

  'jobs.cancel': (input, { jobs }) => ({ isCancelling: jobs.cancel(input.id) }),

  'jobs.clear': (input, { db }) => ({ isCleared: clearJob(db, input.id) }),
};
