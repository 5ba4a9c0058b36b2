import { Anchor, Button, Group, Text } from '@mantine/core';
import { Link } from 'wouter';
import { ErrorNote } from '#renderer/errors.tsx';
import { jobFailure } from '#renderer/jobs/use-jobs.ts';
import type { OwnJob } from '#renderer/jobs/use-own-job.ts';
import { formatInstant } from '#renderer/parts/times.ts';
import { Verdict } from '#renderer/parts/verdict.tsx';
import { useArchive } from '#renderer/queries.ts';
import type { Import } from '#shared/contract/imports.ts';
import { formatCount } from '#shared/rules/counts.ts';
import { CodesUsed } from './codes-used.tsx';
import { sheetSentence } from './findings.ts';
import { ImportFrame } from './import-frame.tsx';
import { resultSentences } from './import-words.ts';
import { RowTabs } from './row-tabs.tsx';
import { UndoButton } from './undo-button.tsx';

/** Step 4: what was written, and the ways on: the files, the rejected lines, undoing the whole. */
export function ResultStep({ plan, undoing }: { plan: Import; undoing: OwnJob }) {
  const isUndone = plan.state === 'undone';
  const { job } = undoing;
  return (
    <ImportFrame title={plan.fileName} step={4}>
      {isUndone ? (
        <Verdict tone="neutral" title="这次导入已撤销">
          {formatInstant(plan.undoneAt ?? '')} 撤销：新建的档案和新登记的社区已收回，变更的档案已恢复原来的内容。
        </Verdict>
      ) : (
        <Verdict tone="good" title="导入完成">
          {formatInstant(plan.appliedAt ?? '')} 由{plan.startedBy}导入。{resultSentences(plan)}
          {sheetSentence(plan)}
        </Verdict>
      )}
      {job?.state === 'failed' ? <ErrorNote error={jobFailure(job)} /> : null}
      {job?.state === 'cancelled' ? <Text c="gray.7">撤销已停止，一份档案也没有改动。</Text> : null}
      <Group gap="sm">
        <Button component={Link} href="/">
          查看档案
        </Button>
        <Button component={Link} href="/import" variant="default">
          再导入一个花名册
        </Button>
        {isUndone ? null : <UndoButton plan={plan} />}
      </Group>
      {isUndone ? null : <UnknownNames />}
      <CodesUsed plan={plan} />
      <RowTabs plan={plan} />
    </ImportFrame>
  );
}

/** Names of organisations that the register does not know: the best time to take them in is now. */
function UnknownNames() {
  const overview = useArchive('organisations.overview', {}).data;
  if (!overview || overview.unknownEmployers + overview.unknownBanks === 0) return null;
  const { unknownEmployers, unknownBanks } = overview;
  return (
    <Text>
      档案里有未登记的单位名称，可以成批登记：
      {unknownEmployers > 0 ? (
        <Anchor component={Link} href="/settings/organisations/unknown" inherit underline="always" mr="sm">
          原工作单位 {formatCount(unknownEmployers)} 个
        </Anchor>
      ) : null}
      {unknownBanks > 0 ? (
        <Anchor component={Link} href="/settings/organisations/unknown-bank" inherit underline="always">
          开户银行 {formatCount(unknownBanks)} 个
        </Anchor>
      ) : null}
    </Text>
  );
}
