import { Button, Group, Modal, Progress, Stack, Text } from '@mantine/core';
import { IconFileTypePdf } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { archiveCall, desktopCall } from '#renderer/api.ts';
import { ErrorNote } from '#renderer/errors.tsx';
import { RevealButton } from '#renderer/parts/reveal-button.tsx';
import { safeName } from '#renderer/sheets/safe-name.ts';
import type { RecordKind } from '#shared/records/kinds.ts';
import { mainForms } from '#shared/registers/main-forms.ts';
import { formatCount } from '#shared/rules/counts.ts';

interface Run {
  folder: string;
  done: number;
  state: 'running' | 'done' | 'stopped';
}

/** The main forms of several files, each a PDF of its own, into a folder the clerk chooses. */
export function PrintMany(props: { kind: RecordKind; ids: readonly number[]; onClose: () => void }) {
  const { kind, ids, onClose } = props;
  const { label } = mainForms[kind];
  const [run, setRun] = useState<Run | null>(null);
  const [error, setError] = useState<unknown>(null);
  const isStopped = useRef(false);
  const isRunning = run?.state === 'running';

  const start = async () => {
    setError(null);
    isStopped.current = false;
    let done = 0;
    try {
      const { path: folder } = await desktopCall('files.chooseFolder', { title: `选择保存${label}的文件夹` });
      if (folder === null) return;
      setRun({ folder, done, state: 'running' });
      for (const recordId of ids) {
        if (isStopped.current) break;
        await savePdf(recordId, folder);
        done += 1;
        setRun({ folder, done, state: 'running' });
      }
      setRun({ folder, done, state: isStopped.current ? 'stopped' : 'done' });
    } catch (failure) {
      setError(failure);
      setRun((was) => was && { ...was, state: 'stopped' });
    }
  };

  return (
    <Modal
      opened
      centered
      size={520}
      title={`打印${label}：${formatCount(ids.length)} 份`}
      closeButtonProps={{ 'aria-label': '关闭' }}
      onClose={() => !isRunning && onClose()}
    >
      <Stack gap="md">
        {run === null ? (
          <Text>每份档案保存为一个 PDF，文件名是“姓名-档号-{label}”。存好后可以一起送打印机。</Text>
        ) : null}
        {run ? (
          <div role="status">
            <Text mb={6}>{wordsOf(run, ids.length)}</Text>
            <Progress value={(run.done / ids.length) * 100} aria-label="进度" />
          </div>
        ) : null}
        {error ? <ErrorNote error={error} /> : null}
        <Group justify="flex-end" gap="xs">
          {isRunning ? (
            <Button
              variant="default"
              onClick={() => {
                isStopped.current = true;
              }}
            >
              停止
            </Button>
          ) : (
            <>
              {run ? <RevealButton path={run.folder} label="打开文件夹" /> : null}
              <Button variant="default" onClick={onClose}>
                关闭
              </Button>
              {run?.state === 'done' ? null : (
                <Button data-autofocus leftSection={<IconFileTypePdf size={18} />} onClick={() => void start()}>
                  选择文件夹并保存
                </Button>
              )}
            </>
          )}
        </Group>
      </Stack>
    </Modal>
  );
}

async function savePdf(recordId: number, folder: string): Promise<void> {
  const file = await archiveCall('records.get', { id: recordId });
  const form = mainForms[file.kind];
  await desktopCall('printing.savePdf', {
    request: form.of(recordId),
    to: { kind: 'folder', path: folder, name: `${safeName(`${file.values.name}-${file.number}-${form.label}`)}.pdf` },
  });
}

function wordsOf(run: Run, total: number): string {
  const count = `${formatCount(run.done)} / ${formatCount(total)} 份`;
  return {
    running: `正在保存 ${count}`,
    done: `已保存 ${formatCount(run.done)} 份`,
    stopped: `已停止，保存了 ${count}`,
  }[run.state];
}
