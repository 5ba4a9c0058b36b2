import { useEffect } from 'react';
import { useLocation } from 'wouter';
import { type OwnJob, useOwnJob } from '#renderer/jobs/use-own-job.ts';
import type { ArchiveInput } from '#shared/contract/archive.ts';
import { rememberImportSource, rememberJobSource } from './source-files.ts';

type ReadInput = Omit<Extract<ArchiveInput<'jobs.start'>, { kind: 'roster.read' }>, 'kind'>;

/** Reads a roster and goes on to its plan. `subject` as for `useOwnJob`. */
export function useRosterRead(
  subject: string,
  adopts: boolean,
): Omit<OwnJob, 'start'> & { read: (input: ReadInput) => Promise<void> } {
  const own = useOwnJob(subject, 'roster.read', adopts);
  const [, navigate] = useLocation();
  const { job, isFollowed, settle, forget, start } = own;
  const importId = job?.state === 'done' ? job.result?.importId : undefined;

  useEffect(() => {
    if (job === null || typeof importId !== 'number') return;
    rememberImportSource(importId, job.id);
    // A plan that was ready before the page was opened waits in the list and the tray; nobody is pulled away to it.
    if (!isFollowed) return forget();
    settle();
    navigate(`/import/${importId}`, { replace: true });
  }, [job, importId, isFollowed, settle, forget, navigate]);

  const read = async (input: ReadInput) => {
    const jobId = await start({ kind: 'roster.read', ...input });
    if (jobId !== null) rememberJobSource(jobId, input.path);
  };
  return { ...own, read };
}
