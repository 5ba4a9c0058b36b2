import { Button, Group, Stack } from '@mantine/core';
import { ErrorNote, errorText } from '#renderer/errors.tsx';
import { jobFailure } from '#renderer/jobs/use-jobs.ts';
import { Verdict } from '#renderer/parts/verdict.tsx';
import type { Job } from '#shared/contract/jobs.ts';

/** A hand-over that did not end well: that no package may be given away comes first, then why and what next. */
export function WriteFailure({ job, onAgain }: { job: Job; onAgain: () => void }) {
  const failure = jobFailure(job);
  // A bug is shown as bugs are everywhere, with its number and the report.
  const isBug = failure !== null && failure.error.ref !== null;
  const words = failure && !isBug ? errorText(failure) : null;
  return (
    <Stack gap="md">
      {job.state === 'cancelled' ? (
        <Verdict tone="neutral" title="移交已取消">
          目标位置没有留下移交包，档案没有改动。
        </Verdict>
      ) : (
        <Verdict tone="bad" title="没有生成可以交出的移交包">
          {words ? (
            <>
              {words.sentence}
              <br />
              {words.nextStep}
            </>
          ) : (
            '写入时程序意外停止。档案没有改动；盘上如有标着“未完成”的文件夹，不能使用，可以删除。'
          )}
        </Verdict>
      )}
      {failure && isBug ? <ErrorNote error={failure} /> : null}
      <Group gap="sm">
        <Button onClick={onAgain} autoFocus>
          重新选择位置
        </Button>
      </Group>
    </Stack>
  );
}
