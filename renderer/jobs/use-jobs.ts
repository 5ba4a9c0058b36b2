import { useMutation } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { archiveCall, CallFailure } from '#renderer/api.ts';
import { queryClient, useArchive } from '#renderer/queries.ts';
import type { ArchiveInput, ArchiveOutput } from '#shared/contract/archive.ts';
import type { Job, JobKind } from '#shared/contract/jobs.ts';
import type { CallError } from '#shared/errors.ts';

type StartInput = ArchiveInput<'jobs.start'>;

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

export interface OwnJob {
  job: Job | null;
  isStarting: boolean;
  /** Why the job could not even be started. */
  startError: Error | null;
  start: (input: StartInput) => Promise<string | null>;
  /** Takes the ended job off this page; the tray keeps it. */
  forget: () => void;
  /** The same for a job whose outcome this page shows by itself: the tray need not keep it either. */
  settle: () => void;
}

/**
 * The job a page started last, found again when the clerk comes back to the page or the window is drawn anew.
 * `subject` names what the page is about (`import:12`); a running job of `kind` nobody remembers is taken up too.
 */
export function useOwnJob(subject: string, kind: JobKind): OwnJob {
  const key = `job:${subject}`;
  const [known, setKnown] = useState(() => ({ key, id: sessionStorage.getItem(key) }));
  const id = known.key === key ? known.id : sessionStorage.getItem(key);
  const remembered = useJob(id);
  const running = useJobs().find((job) => job.kind === kind && job.state === 'running') ?? null;
  const starting = useMutation({ mutationFn: (input: StartInput) => archiveCall('jobs.start', input) });

  const keep = useCallback(
    (next: string | null) => {
      if (next === null) sessionStorage.removeItem(key);
      else sessionStorage.setItem(key, next);
      setKnown({ key, id: next });
    },
    [key],
  );

  return {
    job: id === null ? running : remembered,
    isStarting: starting.isPending,
    startError: starting.error,
    start: async (input) => {
      try {
        const { jobId } = await starting.mutateAsync(input);
        keep(jobId);
        return jobId;
      } catch {
        // Shown as `startError`.
        return null;
      }
    },
    forget: () => {
      starting.reset();
      keep(null);
    },
    settle: () => {
      keep(null);
      // A job that cannot be cleared just stays in the tray, where clearing it says why.
      if (id !== null) clearJob(id).catch(() => undefined);
    },
  };
}
