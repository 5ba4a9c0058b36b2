import { ActionIcon, Anchor, Group, Stack, Text, Tooltip } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { ErrorNote } from '#renderer/errors.tsx';
import text from '#renderer/parts/text.module.css';
import { formatInstant } from '#renderer/parts/times.ts';
import type { Job } from '#shared/contract/jobs.ts';
import { CancelJob, JobProgressBar } from './job-progress.tsx';
import classes from './job-tray.module.css';
import { jobResultLink, jobStateWords } from './job-words.ts';
import { clearJob, jobFailure } from './use-jobs.ts';

/** One job in the tray: how far it is, or how it ended and where to go from there. */
export function JobItem({ job, onFollow }: { job: Job; onFollow: () => void }) {
  const [clearError, setClearError] = useState<unknown>(null);
  const link = jobResultLink(job);
  const failure = jobFailure(job);
  const words = jobStateWords(job);

  return (
    <li className={classes.item} data-state={job.state} aria-label={`${words}：${job.title}`}>
      <Group justify="space-between" wrap="nowrap" align="flex-start" gap="sm">
        <Stack gap={0} miw={0}>
          <Text fw={600}>{words}</Text>
          <Text size="sm" c="gray.7" className={text.breakable} lineClamp={2}>
            {job.title}
          </Text>
        </Stack>
        {job.state === 'running' ? (
          <CancelJob job={job} label="取消" isCompact />
        ) : (
          <Tooltip label="从列表中清除">
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={`清除：${words} ${job.title}`}
              onClick={() => void clearJob(job.id).catch(setClearError)}
            >
              <IconX size={16} />
            </ActionIcon>
          </Tooltip>
        )}
      </Group>
      {job.state === 'running' ? <JobProgressBar job={job} /> : null}
      {failure ? <ErrorNote error={failure} /> : null}
      {job.state === 'interrupted' ? (
        <Text size="sm">程序在任务完成前停止了。没有做完的内容已经收回，请重新开始。</Text>
      ) : null}
      {clearError ? <ErrorNote error={clearError} /> : null}
      {job.state === 'running' ? null : (
        <Group justify="space-between" gap="sm">
          <Text size="xs" c="gray.7" className={text.numbers}>
            {job.finishedAt ? formatInstant(job.finishedAt) : ''}　{job.startedBy}
          </Text>
          {link ? (
            <Anchor component={Link} href={link.href} size="sm" onClick={onFollow}>
              {link.label}
            </Anchor>
          ) : null}
        </Group>
      )}
    </li>
  );
}
