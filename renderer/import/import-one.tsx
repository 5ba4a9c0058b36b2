import { Anchor, Skeleton, Stack, Text } from '@mantine/core';
import { useEffect } from 'react';
import { Link } from 'wouter';
import { ErrorNote } from '#renderer/errors.tsx';
import { JobProgressCard } from '#renderer/jobs/job-progress.tsx';
import { useOwnJob } from '#renderer/jobs/use-own-job.ts';
import { useArchive } from '#renderer/queries.ts';
import type { Import } from '#shared/contract/imports.ts';
import type { Job } from '#shared/contract/jobs.ts';
import { CheckStep } from './check-step.tsx';
import { ImportFrame } from './import-frame.tsx';
import { ResultStep } from './result-step.tsx';

/** One import, from its check to its result; which of them it shows follows from its state and its jobs. */
export function ImportOne({ importId }: { importId: number }) {
  const found = useArchive('imports.get', { id: importId });
  // A plan that was thrown away in another window or by a broken re-reading is gone, whatever the cache still holds.
  const isGone = found.error?.error.code === 'import.notFound';
  if (found.data && !isGone) return <ImportSteps plan={found.data} />;
  return (
    <ImportFrame title="花名册导入" step={1}>
      {found.error ? (
        <ErrorNote error={found.error} {...(isGone ? {} : { onRetry: () => void found.refetch() })} />
      ) : (
        <Skeleton height={320} />
      )}
      <BackToImports />
    </ImportFrame>
  );
}

function ImportSteps({ plan }: { plan: Import }) {
  const applying = useOwnJob(`apply:${plan.id}`, 'roster.apply', plan.state === 'applying');
  const undoing = useOwnJob(`undo:${plan.id}`, 'roster.undo', plan.state === 'undoing');
  useSettled(applying.job, plan.state !== 'planned' && plan.state !== 'applying', applying.settle);
  useSettled(undoing.job, plan.state === 'undone', undoing.settle);

  if (isUnderWay(applying.job) || plan.state === 'applying') {
    return (
      <Running
        title={`导入 ${plan.fileName}`}
        job={applying.job}
        hint="可以离开此页，写入会继续。取消的话一份也不会写入。"
        cancelLabel="取消导入"
      />
    );
  }
  if (isUnderWay(undoing.job) || plan.state === 'undoing') {
    return (
      <Running
        title={`撤销导入 ${plan.fileName}`}
        job={undoing.job}
        hint="可以离开此页，撤销会继续。取消的话一份也不会改动。"
        cancelLabel="停止撤销"
      />
    );
  }
  if (plan.state === 'planned') return <CheckStep plan={plan} applying={applying} />;
  if (plan.state === 'applied' || plan.state === 'undone') return <ResultStep plan={plan} undoing={undoing} />;
  return (
    <ImportFrame title={plan.fileName} step={1}>
      <Text>{plan.state === 'reading' ? '这份花名册还在检查，进度在右上角的任务里。' : '这次导入已经放弃。'}</Text>
      <BackToImports />
    </ImportFrame>
  );
}

// Between the end of a job and the news of its outcome the page stays as it is instead of flashing an older step.
function isUnderWay(job: Job | null): boolean {
  return job?.state === 'running' || job?.state === 'done';
}

function useSettled(job: Job | null, isShown: boolean, settle: () => void): void {
  const isDone = job?.state === 'done' && isShown;
  useEffect(() => {
    if (isDone) settle();
  }, [isDone, settle]);
}

function Running(props: { title: string; job: Job | null; hint: string; cancelLabel: string }) {
  return (
    <ImportFrame title={props.title} step={2}>
      {props.job ? (
        <JobProgressCard job={props.job} hint={props.hint} cancelLabel={props.cancelLabel} />
      ) : (
        <Skeleton height={120} />
      )}
    </ImportFrame>
  );
}

export function BackToImports() {
  return (
    <Stack align="flex-start">
      <Anchor component={Link} href="/import">
        返回花名册导入
      </Anchor>
    </Stack>
  );
}
