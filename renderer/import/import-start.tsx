import { Button, Group, Kbd, SegmentedControl, Text } from '@mantine/core';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { useState } from 'react';
import { desktopCall } from '#renderer/api.ts';
import { useKeys } from '#renderer/app/keys.ts';
import { ErrorNote } from '#renderer/errors.tsx';
import { JobProgressCard } from '#renderer/jobs/job-progress.tsx';
import { StartCard } from '#renderer/parts/start-card.tsx';
import { useKinds } from '#renderer/session/use-kinds.ts';
import { type RecordKind, recordKindLabels, recordKinds } from '#shared/records/kinds.ts';
import { importStarts } from '../registers/imports.ts';
import { ImportFrame } from './import-frame.tsx';
import { ImportList } from './import-list.tsx';
import { ReadFailure } from './read-failure.tsx';
import { useRosterRead } from './use-roster-read.ts';

/** Step 1: which file; below it the imports so far. */
export function ImportStart() {
  const reading = useRosterRead('import', true);
  const [error, setError] = useState<unknown>(null);
  const { job } = reading;
  const isRunning = job?.state === 'running';
  const kinds = useKinds();
  const [chosen, setChosen] = useState<RecordKind | null>(null);
  const [only] = kinds;
  const kind = kinds.length === 1 && only !== undefined ? only : chosen;

  const choose = async () => {
    setError(null);
    try {
      const { paths } = await desktopCall('files.choose', { title: '选择花名册', kind: 'roster' });
      const path = paths[0];
      if (path) await reading.read({ recordKind: kind, path });
    } catch (failure) {
      setError(failure);
    }
  };
  useKeys({ 'Ctrl+O': () => void choose() });

  return (
    <ImportFrame title="花名册导入" step={0}>
      {isRunning ? (
        <JobProgressCard
          job={job}
          hint="只是检查，不会改动任何档案。可以离开此页，检查会继续。"
          cancelLabel="停止检查"
        />
      ) : (
        <>
          {kinds.length > 1 ? <KindChoice kinds={kinds} value={chosen} onChange={setChosen} /> : null}
          <ChooseFile
            asks={kind === null ? '选择要导入的花名册' : importStarts[kind].asks}
            onChoose={choose}
            isBusy={reading.isStarting}
          />
        </>
      )}
      {error ? <ErrorNote error={error} /> : null}
      {reading.startError ? <ErrorNote error={reading.startError} /> : null}
      {job?.state === 'failed' ? <ReadFailure kind={kind} job={job} onRead={reading.read} /> : null}
      {job?.state === 'cancelled' ? <Text c="gray.7">检查已停止，没有改动任何档案。</Text> : null}
      {job?.state === 'interrupted' ? <Text c="red.9">上次检查时程序意外停止，请重新选择文件。</Text> : null}
      {kinds.map((one) => {
        const { Below } = importStarts[one];
        return Below && (kind === null || kind === one) ? <Below key={one} /> : null;
      })}
      <ImportList />
    </ImportFrame>
  );
}

const BY_HEADING = '';

/** Of which kind the roster is, where the office keeps several: by its heading, or as the clerk says. */
function KindChoice(props: {
  kinds: readonly RecordKind[];
  value: RecordKind | null;
  onChange: (kind: RecordKind | null) => void;
}) {
  return (
    <SegmentedControl
      data={[
        { value: BY_HEADING, label: '按表头识别' },
        ...props.kinds.map((kind) => ({ value: kind as string, label: recordKindLabels[kind] })),
      ]}
      value={props.value ?? BY_HEADING}
      onChange={(word) => props.onChange(recordKinds.find((kind) => kind === word) ?? null)}
      aria-label="档案种类"
    />
  );
}

function ChooseFile({ asks, onChoose, isBusy }: { asks: string; onChoose: () => void; isBusy: boolean }) {
  return (
    <StartCard icon={IconFileSpreadsheet}>
      <Text fw={600}>{asks}</Text>
      <Text size="sm" c="gray.7" maw={760}>
        可以是 .xlsx、.xls 或 .csv
        文件，不用先整理：程序会自己找到工作表和表头，认出各列，跳过标题、小计和签字行。先逐行核对给您看，确认后才写入；写入后还可以整批撤销。
      </Text>
      <Group gap="sm">
        <Button onClick={onChoose} loading={isBusy} data-autofocus autoFocus>
          选择文件…
        </Button>
        <Text size="sm" c="gray.7">
          <Kbd size="xs">Ctrl</Kbd> + <Kbd size="xs">O</Kbd>
        </Text>
      </Group>
    </StartCard>
  );
}
