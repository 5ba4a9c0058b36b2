import { Stack, Text } from '@mantine/core';
import type { OwnJob } from '#renderer/jobs/use-own-job.ts';
import { ConfirmDialog } from '#renderer/parts/confirm-dialog.tsx';
import text from '#renderer/parts/text.module.css';
import type { Import } from '#shared/contract/imports.ts';
import { communitiesToWrite, filesCounted, peopleToWrite } from './import-words.ts';

/** Says once more, in one sentence, what importing writes. */
export function ApplyDialog(props: {
  plan: Import;
  applying: OwnJob;
  isOpened: boolean;
  sentences: { writes: string; leavesOut: string };
  onClose: () => void;
}) {
  const { plan, applying } = props;
  const start = async () => {
    const jobId = await applying.start({ kind: 'roster.apply', importId: plan.id, asksCommunities: true });
    if (jobId !== null) props.onClose();
  };
  return (
    <ConfirmDialog
      isOpened={props.isOpened}
      title={`导入 ${filesCounted(plan.kind, peopleToWrite(plan))}`}
      confirmLabel="开始导入"
      isBusy={applying.isStarting}
      error={applying.startError}
      onConfirm={() => void start()}
      onClose={props.onClose}
    >
      <Stack gap="xs">
        <Text>{props.sentences.writes}</Text>
        {communitiesToWrite(plan).length > 0 ? (
          <Text size="sm" className={text.breakable}>
            新社区：{communitiesToWrite(plan).join('、')}
          </Text>
        ) : null}
        {plan.newGroups.length > 0 ? (
          <Text size="sm" className={text.breakable}>
            没有登记的自管小组：{plan.newGroups.join('、')}。组名照写进档案；写法没错的，导入后请在“设置 › 社区”里登记。
          </Text>
        ) : null}
        {props.sentences.leavesOut ? <Text size="sm">{props.sentences.leavesOut}</Text> : null}
        <Text size="sm" c="gray.7">
          要么全部写入，要么一份也不写。花名册里的空格子不会抹掉档案里已有的内容。导入后可以整批撤销。
        </Text>
      </Stack>
    </ConfirmDialog>
  );
}
