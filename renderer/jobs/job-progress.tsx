import { Button, Group, Paper, Progress, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { archiveCall } from '#renderer/api.ts';
import { ErrorNote } from '#renderer/errors.tsx';
import classes from '#renderer/parts/text.module.css';
import type { Job } from '#shared/contract/jobs.ts';
import { jobStateWords } from './job-words.ts';
import { percentOf, progressParts } from './progress-words.ts';
import { useSecondsLeft } from './use-seconds-left.ts';

/** A running job whole: named phase, bar over all phases, counts, bytes, time left, and the way to stop it. */
export function JobProgressCard({ job, hint, cancelLabel }: { job: Job; hint?: string; cancelLabel?: string }) {
  return (
    <Paper withBorder p="lg" aria-label={jobStateWords(job)} role="region">
      <Stack gap="sm">
        <JobProgressBar job={job} />
        <Group justify="space-between" wrap="nowrap" align="center">
          <Text size="sm" c="gray.7">
            {hint}
          </Text>
          <CancelJob job={job} label={cancelLabel ?? '取消'} />
        </Group>
      </Stack>
    </Paper>
  );
}

/** Phase, bar and counts; also what the tray shows of a running job. */
export function JobProgressBar({ job }: { job: Job }) {
  const left = useSecondsLeft(job);
  const percent = percentOf(job.progress);
  // Stripes move only where nothing else does: in a phase that cannot count.
  const isUncounted = !job.progress || (job.progress.total === 0 && job.progress.totalBytes === 0);
  const phase = job.progress?.phase || '正在准备';
  return (
    <Stack gap={6}>
      <Group justify="space-between" wrap="nowrap" gap="sm">
        <Text fw={600} role="status">
          {phase}
        </Text>
        <Text fw={600} className={classes.numbers}>
          {percent}%
        </Text>
      </Group>
      <Progress.Root size="lg" radius="sm">
        <Progress.Section value={percent} aria-label={jobStateWords(job)} animated={isUncounted} />
      </Progress.Root>
      <Text size="sm" c="gray.7" className={classes.numbers} mih={20}>
        {progressParts(job.progress, left).join('　')}
      </Text>
    </Stack>
  );
}

export function CancelJob({ job, label, isCompact }: { job: Job; label: string; isCompact?: boolean }) {
  const [asked, setAsked] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  if (job.state !== 'running') return null;
  const isCancelling = asked === job.id;

  const cancel = async () => {
    setAsked(job.id);
    setError(null);
    try {
      await archiveCall('jobs.cancel', { id: job.id });
    } catch (failure) {
      setAsked(null);
      setError(failure);
    }
  };

  return (
    <Stack gap="xs" align="flex-end">
      <Button
        variant="default"
        size={isCompact ? 'compact-sm' : 'sm'}
        onClick={cancel}
        disabled={isCancelling}
        style={{ flexShrink: 0 }}
      >
        {isCancelling ? '正在取消…' : label}
      </Button>
      {error ? <ErrorNote error={error} /> : null}
    </Stack>
  );
}
