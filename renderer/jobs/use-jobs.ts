import { archiveCall, CallFailure } from '#renderer/api.ts';
import { queryClient, useArchive } from '#renderer/queries.ts';
import type { ArchiveOutput } from '#shared/contract/archive.ts';
import type { Job } from '#shared/contract/jobs.ts';
import type { CallError } from '#shared/errors.ts';

/** All jobs that are not cleared away, newest first; kept true by the news `jobs.changed`. */
export function useJobs(): Job[] {
  return useArchive('jobs.list', {}).data?.items ?? [];
}

/** One job by its id; null while unknown. A job too old for the list is asked for by itself. */
export function useJob(id: string | null): Job | null {
  const list = useArchive('jobs.list', {});
  const listed = list.data?.items.find((job) => job.id === id) ?? null;
  const single = useArchive(
    'jobs.get',
    { id: id ?? '' },
    { isEnabled: id !== null && list.isSuccess && listed === null },
  );
  return listed ?? (id === null ? null : (single.data ?? null));
}

/** The refusal a job ended with, as errors.tsx takes it. */
export function jobFailure(job: Job): CallFailure | null {
  return job.error === null ? null : new CallFailure(job.error as CallError);
}

export async function clearJob(id: string): Promise<void> {
  await archiveCall('jobs.clear', { id });
  queryClient.setQueryData<ArchiveOutput<'jobs.list'>>(['jobs.list', {}], (old) => ({
    items: (old?.items ?? []).filter((job) => job.id !== id),
  }));
}
