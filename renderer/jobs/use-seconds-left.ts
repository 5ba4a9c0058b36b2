import { useEffect, useState } from 'react';
import type { Job } from '#shared/contract/jobs.ts';
import { addSample, type PaceSample, secondsLeft } from './pace.ts';

/** Seconds the job still needs by its own pace; null while too little is known. */
export function useSecondsLeft(job: Job): number | null {
  const [samples, setSamples] = useState<{ id: string; list: PaceSample[] }>({ id: job.id, list: [] });
  const overall = job.state === 'running' ? (job.progress?.overall ?? null) : null;

  useEffect(() => {
    if (overall === null) return;
    const sample = { at: Date.now(), overall };
    setSamples((old) => ({ id: job.id, list: addSample(old.id === job.id ? old.list : [], sample) }));
  }, [job.id, overall]);

  if (overall === null || samples.id !== job.id) return null;
  return secondsLeft(samples.list, Date.now());
}
