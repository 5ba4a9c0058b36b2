import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { type ReactNode, useEffect, useState } from 'react';
import { archiveCall } from '#renderer/api.ts';
import { RestorePanel } from '#renderer/backup/restore-panel.tsx';
import { ErrorNote } from '#renderer/errors.tsx';
import { ConfirmDialog } from '#renderer/parts/confirm-dialog.tsx';
import { Unbroken } from '#renderer/parts/unbroken.tsx';
import { useAct } from '#renderer/parts/use-act.ts';
import { useArchive } from '#renderer/queries.ts';
import type { SessionUser } from '#shared/contract/session.ts';
import type { StartQuestions } from '#shared/contract/start.ts';
import { olderCopySentence } from '#shared/rules/older-copy.ts';
import { mayRunOffice } from '#shared/rules/scope.ts';
import classes from './start-problem.module.css';
import { markUsable } from './usable.ts';

/** Lets nobody work with a copy of the archive that is older than the one known, or another, until it was confirmed. */
export function StartGate({ user, children }: { user: SessionUser; children: ReactNode }) {
  const asked = useArchive('start.questions', {});
  if (asked.error) return <ErrorNote error={asked.error} onRetry={() => void asked.refetch()} />;
  if (!asked.data) return null;
  return asked.data.olderCopy ? <CopyQuestion copy={asked.data.olderCopy} user={user} /> : children;
}

function CopyQuestion(props: { copy: NonNullable<StartQuestions['olderCopy']>; user: SessionUser }) {
  const { copy, user } = props;
  const [isAsked, setIsAsked] = useState(false);
  const { isBusy, failure, run } = useAct();
  const mayConfirm = mayRunOffice(user);
  useEffect(markUsable, []);
  const confirm = () =>
    run(async () => {
      await archiveCall('start.confirmCopy', { entries: copy.entries });
      return '已确认，今后以这份档案库为准。';
    });
  return (
    <main className={classes.page}>
      <Paper className={classes.card} shadow="sm" p="xl">
        <Stack gap="md">
          <Group gap="sm" wrap="nowrap">
            <IconAlertTriangle size={32} className={classes.icon} aria-hidden />
            <Title order={1} size="h2">
              这不是上次用的档案库
            </Title>
          </Group>
          <Text fw={600} role="alert">
            <Unbroken>{olderCopySentence(copy)}</Unbroken>
          </Text>
          <Text>
            刚恢复过备份、有意换过文件夹的，确认后可以继续。不知道原因的，请先停下，把原来的档案库文件夹找回来，或从备份恢复。
          </Text>
          {mayConfirm ? <RestorePanel mayRemove /> : <Text>请能查看全街道的系统管理员登录后确认。</Text>}
          {mayConfirm ? (
            <Group>
              <Button data-autofocus autoFocus variant="default" onClick={() => setIsAsked(true)}>
                用这份档案库继续…
              </Button>
            </Group>
          ) : null}
        </Stack>
      </Paper>
      <ConfirmDialog
        isOpened={isAsked}
        title="用这份档案库继续"
        confirmLabel="继续使用"
        isDangerous
        isBusy={isBusy}
        error={failure}
        onConfirm={() => void confirm()}
        onClose={() => setIsAsked(false)}
      >
        <Text>{olderCopySentence(copy)}</Text>
        <Text>继续以后，程序以这份为准，少了的内容要重新办理。这次确认会记入操作日志。</Text>
      </ConfirmDialog>
    </main>
  );
}
