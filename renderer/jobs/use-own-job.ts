import { useMutation } from '@tanstack/react-query';
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { archiveCall } from '#renderer/api.ts';
import type { ArchiveInput } from '#shared/contract/archive.ts';
import type { Job, JobKind } from '#shared/contract/jobs.ts';
import { clearJob, useJob, useJobs } from './use-jobs.ts';

type StartInput = ArchiveInput<'jobs.start'>;

// Which job belongs to which page outlives a page and a reload, so it stands in the window's session.
const listeners = new Set<() => void>();
const keyOf = (subject: string): string => `job:${subject}`;

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function remember(subject: string, id: string | null): void {
  if (id === null) sessionStorage.removeItem(keyOf(subject));
  else sessionStorage.setItem(keyOf(subject), id);
  for (const listener of listeners) listener();
}

export interface OwnJob {
  job: Job | null;
  /** The job was started or seen running since the page was opened: its end may carry the clerk on to the result. */
  isFollowed: boolean;
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
 * `subject` names what the page is about (`import:12`). With `adopts` a running job of the kind that this window did
 * not start (another window did, or the window is new) is followed as well.
 */
export function useOwnJob(subject: string, kind: JobKind, adopts: boolean): OwnJob {
  const id = useSyncExternalStore(listen, () => sessionStorage.getItem(keyOf(subject)));
  const job = useJob(id);
  const running = useJobs().find((one) => one.kind === kind && one.state === 'running')?.id ?? null;
  const starting = useMutation({ mutationFn: (input: StartInput) => archiveCall('jobs.start', input) });

  const [followed, setFollowed] = useState<string | null>(null);
  const keep = useCallback((next: string | null) => remember(subject, next), [subject]);

  useEffect(() => {
    if (adopts && id === null && running !== null) keep(running);
  }, [adopts, id, running, keep]);

  const runningId = job?.state === 'running' ? job.id : null;
  useEffect(() => {
    if (runningId !== null) setFollowed(runningId);
  }, [runningId]);

  const endedId = job !== null && job.state !== 'running' ? job.id : null;
  const { mutateAsync, reset } = starting;
  const start = useCallback(
    async (input: StartInput) => {
      try {
        const { jobId } = await mutateAsync(input);
        setFollowed(jobId);
        keep(jobId);
        // The new attempt takes the place of the one before, in the tray too.
        if (endedId !== null) clearJob(endedId).catch(() => undefined);
        return jobId;
      } catch {
        // Shown as `startError`.
        return null;
      }
    },
    [mutateAsync, keep, endedId],
  );
  const forget = useCallback(() => {
    reset();
    keep(null);
  }, [reset, keep]);
  const settle = useCallback(() => {
    keep(null);
    // A job that cannot be cleared just stays in the tray, where clearing it says why.
    if (id !== null) clearJob(id).catch(() => undefined);
  }, [keep, id]);

  return {
    job,
    isFollowed: job !== null && followed === job.id,
    isStarting: starting.isPending,
    startError: starting.error,
    start,
    forget,
    settle,
  };
}
