import { Alert, Button, Group, Paper, SimpleGrid, Stack, Text } from '@mantine/core';
import { IconCircleCheck, IconRotate2 } from '@tabler/icons-react';
import { Link } from 'wouter';
import { ErrorNote } from '#renderer/errors.tsx';
import { jobFailure } from '#renderer/jobs/use-jobs.ts';
import type { OwnJob } from '#renderer/jobs/use-own-job.ts';
import { formatCount } from '#renderer/parts/bytes.ts';
import text from '#renderer/parts/text.module.css';
import { formatInstant } from '#renderer/parts/times.ts';
import type { Import } from '#shared/contract/imports.ts';
import { ImportFrame } from './import-frame.tsx';
import { verdictLabels } from './import-words.ts';
import { RowTabs } from './row-tabs.tsx';
import { UndoButton } from './undo-button.tsx';

/** Step 4: what was written, and the ways on: the files, the rejected lines, undoing the whole. */
export function ResultStep({ plan, undoing }: { plan: Import; undoing: OwnJob }) {
  const isUndone = plan.state === 'undone';
  const { job } = undoing;
  return (
    <ImportFrame title={plan.fileName} step={4}>
      <Alert
        color={isUndone ? 'gray' : 'green'}
        variant="light"
        icon={isUndone ? <IconRotate2 size={20} /> : <IconCircleCheck size={20} />}
        title={isUndone ? '这次导入已撤销' : '导入完成'}
        role="status"
      >
        {isUndone
          ? `${formatInstant(plan.undoneAt ?? '')} 撤销：新建的档案已作废，变更的档案已恢复原来的内容。`
          : `${formatInstant(plan.appliedAt ?? '')} 由${plan.startedBy}导入：新建 ${formatCount(plan.counts.created)} 份，变更 ${formatCount(plan.counts.updated)} 份。`}
      </Alert>
      {job?.state === 'failed' ? <ErrorNote error={jobFailure(job)} /> : null}
      {job?.state === 'cancelled' ? <Text c="gray.7">撤销已停止，一份档案也没有改动。</Text> : null}
      <Counts plan={plan} />
      <Group gap="sm">
        <Button component={Link} href="/">
          查看档案
        </Button>
        <Button component={Link} href="/import" variant="default">
          再导入一个花名册
        </Button>
        {isUndone ? null : <UndoButton plan={plan} />}
      </Group>
      <RowTabs plan={plan} />
    </ImportFrame>
  );
}

function Counts({ plan }: { plan: Import }) {
  const shown = ['created', 'updated', 'same', 'rejected', 'ignored'] as const;
  return (
    <SimpleGrid cols={5} spacing="sm">
      {shown.map((verdict) => (
        <Paper key={verdict} withBorder px="md" py="xs">
          <Stack gap={0}>
            <Text size="sm" c="gray.7">
              {verdictLabels[verdict]}
            </Text>
            <Text fz={22} fw={600} className={text.numbers}>
              {formatCount(plan.counts[verdict])}
            </Text>
          </Stack>
        </Paper>
      ))}
    </SimpleGrid>
  );
}
