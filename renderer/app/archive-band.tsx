import { Button, Loader } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { errorText } from '#renderer/errors.tsx';
import classes from './archive-band.module.css';
import { problemFailure } from './start-problem.tsx';
import type { ArchiveStanding } from './use-archive-state.ts';

/** At the top of every page while the archive process is away; the page below keeps what was typed. */
export function ArchiveBand({ standing }: { standing: ArchiveStanding }) {
  if (standing.state.state === 'ready') return null;
  if (standing.state.state === 'starting') {
    return (
      <div className={classes.band} role="status">
        <Loader size={16} color="currentColor" aria-hidden />
        <span className={classes.words}>档案服务正在重新启动，请稍候；已填写的内容不会丢失。</span>
      </div>
    );
  }
  const { sentence, nextStep } = errorText(problemFailure(standing.state.error));
  return (
    <div className={classes.band} data-problem role="alert">
      <IconAlertTriangle size={18} aria-hidden />
      <span className={classes.words}>
        <strong>{sentence}</strong> {nextStep}
      </span>
      <Button size="compact-sm" variant="default" onClick={standing.retry}>
        重试
      </Button>
    </div>
  );
}
