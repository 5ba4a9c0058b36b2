import { Button, Popover, Text, UnstyledButton } from '@mantine/core';
import { IconListCheck } from '@tabler/icons-react';
import { type CSSProperties, useState } from 'react';
import { ErrorNote } from '#renderer/errors.tsx';
import text from '#renderer/parts/text.module.css';
import type { Job } from '#shared/contract/jobs.ts';
import { formatCount } from '#shared/rules/counts.ts';
import { JobItem } from './job-item.tsx';
import classes from './job-tray.module.css';
import { jobStateWords, traySummary } from './job-words.ts';
import { percentOf } from './progress-words.ts';
import { useJobNews } from './use-job-news.tsx';
import { clearJob, useJobs } from './use-jobs.ts';

/** In the header, on every page: what runs in the background, what ended, what needs the clerk. */
export function JobTray() {
  const jobs = useJobs();
  const [isOpened, setIsOpened] = useState(false);
  useJobNews(jobs);

  return (
    <Popover
      opened={isOpened}
      onChange={setIsOpened}
      position="bottom-end"
      width={440}
      shadow="md"
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <TrayButton jobs={jobs} onClick={() => setIsOpened((was) => !was)} />
      </Popover.Target>
      <Popover.Dropdown p={0} aria-label="后台任务">
        <TrayList jobs={jobs} onFollow={() => setIsOpened(false)} />
      </Popover.Dropdown>
    </Popover>
  );
}

function TrayButton({ jobs, onClick, ...others }: { jobs: readonly Job[]; onClick: () => void }) {
  const { running, hasFailure } = traySummary(jobs);
  const first = running[0];
  const percent = first ? percentOf(first.progress) : 0;
  const label = first
    ? running.length > 1
      ? `${formatCount(running.length)} 项任务进行中`
      : `${jobStateWords(first)} ${percent}%`
    : '任务';
  return (
    <UnstyledButton
      {...others}
      className={classes.button}
      onClick={onClick}
      aria-label={hasFailure ? `${label}，有任务需要处理` : label}
      data-running={first ? true : undefined}
    >
      {first ? (
        <span className={classes.ring} style={{ '--done': `${percent}%` } as CSSProperties} aria-hidden />
      ) : (
        <IconListCheck size={18} stroke={1.6} aria-hidden />
      )}
      <span className={text.numbers}>{label}</span>
      {hasFailure ? <span className={classes.dot} aria-hidden /> : null}
    </UnstyledButton>
  );
}

function TrayList({ jobs, onFollow }: { jobs: readonly Job[]; onFollow: () => void }) {
  const [error, setError] = useState<unknown>(null);
  const ended = jobs.filter((job) => job.state !== 'running');
  const ordered = [...jobs.filter((job) => job.state === 'running'), ...ended];

  const clearAll = async () => {
    setError(null);
    try {
      for (const job of ended) await clearJob(job.id);
    } catch (failure) {
      setError(failure);
    }
  };

  return (
    <>
      <div className={classes.head}>
        <Text fw={600}>后台任务</Text>
        {ended.length > 0 ? (
          <Button variant="subtle" size="compact-sm" onClick={clearAll}>
            清除已结束的
          </Button>
        ) : null}
      </div>
      {error ? <ErrorNote error={error} /> : null}
      {ordered.length === 0 ? (
        <Text c="gray.7" p="md">
          没有任务。导入花名册、写移交包时，可以在这里看进度。
        </Text>
      ) : (
        <ul className={classes.list}>
          {ordered.map((job) => (
            <JobItem key={job.id} job={job} onFollow={onFollow} />
          ))}
        </ul>
      )}
    </>
  );
}
