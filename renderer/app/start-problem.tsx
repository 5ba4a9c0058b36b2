import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { IconDatabaseX, IconFileText, IconFolderOpen, IconRefresh } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { CallFailure, desktopCall } from '#renderer/api.ts';
import { RestorePanel } from '#renderer/backup/restore-panel.tsx';
import { ErrorNote, errorReport, errorText } from '#renderer/errors.tsx';
import { formatBytes } from '#renderer/parts/bytes.ts';
import { ConfirmDialog } from '#renderer/parts/confirm-dialog.tsx';
import { CopyButton } from '#renderer/parts/copy-button.tsx';
import text from '#renderer/parts/text.module.css';
import { formatInstant } from '#renderer/parts/times.ts';
import { Unbroken } from '#renderer/parts/unbroken.tsx';
import type { ArchiveCopy, ArchiveState } from '#shared/contract/desktop.ts';
import type { CallError } from '#shared/errors.ts';
import classes from './start-problem.module.css';
import { markUsable } from './usable.ts';

type Problem = Extract<ArchiveState, { state: 'problem' }>;

/** Problems of what the database holds: of one that is gone or held by somebody nothing can be salvaged. */
const SALVAGEABLE: ReadonlySet<string> = new Set(['archive.damaged', 'archive.schema', 'archive.stepLost']);

/** The whole window when the archive cannot be opened; asks nothing of the archive. */
export function StartProblem({ problem, onRetry }: { problem: Problem; onRetry: () => void }) {
  const [actError, setActError] = useState<unknown>(null);
  const failure = problemFailure(problem.error);
  const { sentence, nextStep } = errorText(failure);
  const isDamaged = SALVAGEABLE.has(failure.error.code);
  const [folder, setFolder] = useState<string | null>(null);
  const [isReady, setIsReady] = useState(false);
  // One button stands out: as soon as a copy can be put in place it is that one.
  const main = isReady ? 'default' : 'filled';
  useEffect(markUsable, []);
  useEffect(() => {
    desktopCall('app.info', {}).then(({ archiveDir }) => setFolder(archiveDir), setActError);
  }, []);

  const showArchive = () => {
    setActError(null);
    desktopCall('app.showArchive', {}).catch(setActError);
  };

  const showLog = () => {
    setActError(null);
    desktopCall('app.showLog', {}).catch(setActError);
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
            <Unbroken>{sentence}</Unbroken>
          </Text>
          <Text>{nextStep}</Text>
          {folder === null ? null : <Text className={text.selectable}>档案库文件夹：{folder}</Text>}
          {actError ? <ErrorNote error={actError} /> : null}
          <Group gap="xs">
            {isDamaged ? (
              <Button autoFocus variant={main} leftSection={<IconFolderOpen size={18} />} onClick={showArchive}>
                打开档案库文件夹
              </Button>
            ) : null}
            <Button
              autoFocus={!isDamaged}
              variant={isDamaged ? 'default' : main}
              leftSection={<IconRefresh size={18} />}
              onClick={onRetry}
            >
              重试
            </Button>
            {problem.error.code === 'archive.gone' ? <BeginAnew onStarted={onRetry} /> : null}
            <Button variant="default" leftSection={<IconFileText size={18} />} onClick={showLog}>
              查看日志
            </Button>
            <CopyButton text={errorReport(failure)} label="复制报告" size="sm" />
          </Group>
          {problem.copies.length > 0 ? <Copies copies={problem.copies} /> : null}
          <RestorePanel offersSalvage={isDamaged} onReady={setIsReady} />
        </Stack>
      </Paper>
    </main>
  );
}

/** Nothing is removed by it: there is nothing in the folder. */
function BeginAnew({ onStarted }: { onStarted: () => void }) {
  const [isAsked, setIsAsked] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const begin = () => {
    desktopCall('app.beginAnew', {}).then(onStarted, setFailure);
  };
  return (
    <>
      <Button variant="default" onClick={() => setIsAsked(true)}>
        在这里新建…
      </Button>
      <ConfirmDialog
        isOpened={isAsked}
        title="在这里新建档案库"
        confirmLabel="新建"
        isDangerous
        error={failure}
        onConfirm={begin}
        onClose={() => setIsAsked(false)}
      >
        <Text>原来的档案库不在这个文件夹里了。新建以后，这台电脑不再提醒它；以后找到了，可以换一个文件夹打开。</Text>
      </ConfirmDialog>
    </>
  );
}

/** The copies of the database that lie in the folder: what the office can go back to. */
function Copies({ copies }: { copies: readonly ArchiveCopy[] }) {
  return (
    <div>
      <Text fw={600}>档案库文件夹里还留着：</Text>
      <ul className={classes.copies}>
        {copies.map((copy) => (
          <li key={copy.name}>
            {copy.kind}，{formatInstant(copy.at)}，{formatBytes(copy.sizeBytes)}（{copy.name}）
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The problem as the failure it would be in a call, for the words of errors.tsx. */
export function problemFailure(error: Problem['error']): CallFailure {
  return new CallFailure(error as CallError);
}
