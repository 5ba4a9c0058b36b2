import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconCircleX, IconInfoCircle } from '@tabler/icons-react';
import { ErrorNote } from '#renderer/errors.tsx';
import { jobFailure } from '#renderer/jobs/use-jobs.ts';
import type { Job } from '#shared/contract/jobs.ts';

/** A hand-over that did not end well: that no package may be given away comes first, then why and what next. */
export function WriteFailure({ job, onAgain }: { job: Job; onAgain: () => void }) {
  const failure = jobFailure(job);
  const isCancelled = job.state === 'cancelled';
  return (
    <Stack gap="md">
      {isCancelled ? (
        <Alert color="gray" variant="light" icon={<IconInfoCircle size={20} />} title="移交已取消" role="status">
          目标位置没有留下移交包，档案没有改动。
        </Alert>
      ) : (
        <Alert
          color="red"
          variant="light"
          icon={<IconCircleX size={20} />}
          title="没有生成可以交出的移交包"
          role="alert"
        >
          <Text size="sm">
            {job.state === 'interrupted'
              ? '写入时程序意外停止。盘上如有标着“未完成”的文件夹，不能使用，可以删除。'
              : '档案没有改动。盘上如有标着“未完成”的文件夹，不能使用，可以删除。'}
          </Text>
        </Alert>
      )}
      {failure ? <ErrorNote error={failure} /> : null}
      <Group gap="sm">
        <Button onClick={onAgain} autoFocus>
          重新选择位置
        </Button>
      </Group>
    </Stack>
  );
}
