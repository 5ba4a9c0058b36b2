import { Anchor, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useEffect, useRef } from 'react';
import { useLocation } from 'wouter';
import type { Job } from '#shared/contract/jobs.ts';
import { jobResultLink, jobStateWords, jobWords, needsClerk } from './job-words.ts';

/** Jobs seen running before that are done now, except those whose own page is open and says so itself. */
export function justDone(before: ReadonlySet<string>, jobs: readonly Job[], location: string): Job[] {
  return jobs.filter(
    (job) =>
      job.state === 'done' && !needsClerk(job) && before.has(job.id) && !location.startsWith(jobWords(job.kind).place),
  );
}

/** A quiet word when a job ended well while the clerk was elsewhere. Failures stay in the tray until they are read. */
export function useJobNews(jobs: readonly Job[]): void {
  const [location, navigate] = useLocation();
  const running = useRef<ReadonlySet<string>>(new Set());
  useEffect(() => {
    for (const job of justDone(running.current, jobs, location)) {
      notifications.show({ message: <DoneWords job={job} onGo={navigate} />, color: 'green' });
    }
    running.current = new Set(jobs.filter((job) => job.state === 'running').map((job) => job.id));
  }, [jobs, location, navigate]);
}

// Notes are drawn outside the router: going on must pass through it, so that typed input is asked about first.
function DoneWords({ job, onGo }: { job: Job; onGo: (to: string) => void }) {
  const link = jobResultLink(job);
  return (
    <Group justify="space-between" wrap="nowrap" gap="md">
      <Text size="sm" lineClamp={2}>
        {jobStateWords(job)}：{job.title}
      </Text>
      {link ? (
        <Anchor component="button" onClick={() => onGo(link.href)} size="sm" style={{ flexShrink: 0 }}>
          {link.label}
        </Anchor>
      ) : null}
    </Group>
  );
}
