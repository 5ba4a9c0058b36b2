import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { IconDatabaseX, IconFileText, IconRefresh } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { CallFailure, desktopCall } from '#renderer/api.ts';
import { ErrorNote, errorReport, errorText } from '#renderer/errors.tsx';
import { CopyButton } from '#renderer/parts/copy-button.tsx';
import type { ArchiveState } from '#shared/contract/desktop.ts';
import type { CallError } from '#shared/errors.ts';
import classes from './start-problem.module.css';
import { markUsable } from './usable.ts';

type Problem = Extract<ArchiveState, { state: 'problem' }>['error'];

/** The whole window when the archive cannot be opened; asks nothing of the archive. */
export function StartProblem({ error, onRetry }: { error: Problem; onRetry: () => void }) {
  const [logError, setLogError] = useState<unknown>(null);
  const failure = problemFailure(error);
  const { sentence, nextStep } = errorText(failure);
  useEffect(markUsable, []);

  const showLog = () => {
    setLogError(null);
    desktopCall('app.showLog', {}).catch(setLogError);
  };

  return (
    <main className={classes.page}>
      <Paper className={classes.card} shadow="sm" p="xl">
        <Stack gap="md">
          <Group gap="sm" wrap="nowrap">
            <IconDatabaseX size={32} className={classes.icon} aria-hidden />
            <Title order={1} size="h2">
              档案库打不开
            </Title>
          </Group>
          <Text fw={600} role="alert">
            {sentence}
          </Text>
          <Text>{nextStep}</Text>
          {logError ? <ErrorNote error={logError} /> : null}
          <Group gap="xs">
            <Button data-autofocus autoFocus leftSection={<IconRefresh size={18} />} onClick={onRetry}>
              重试
            </Button>
            <Button variant="default" leftSection={<IconFileText size={18} />} onClick={showLog}>
              查看日志
            </Button>
            <CopyButton text={errorReport(failure)} label="复制报告" size="sm" />
          </Group>
        </Stack>
      </Paper>
    </main>
  );
}

/** The problem as the failure it would be in a call, for the words of errors.tsx. */
export function problemFailure(error: Problem): CallFailure {
  return new CallFailure(error as CallError);
}
