import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconFolderSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useSearchParams } from 'wouter';
import { desktopCall } from '#renderer/api.ts';
import { useKeys } from '#renderer/app/keys.ts';
import { ErrorNote } from '#renderer/errors.tsx';
import { JobProgressCard } from '#renderer/jobs/job-progress.tsx';
import { jobFailure, useJob } from '#renderer/jobs/use-jobs.ts';
import { useOwnJob } from '#renderer/jobs/use-own-job.ts';
import { StartCard } from '#renderer/parts/start-card.tsx';
import { VerifyReport } from '#shared/contract/handovers.ts';
import type { Job } from '#shared/contract/jobs.ts';
import { isWholeDigest } from '#shared/rules/paper-digest.ts';
import { PaperDigestField } from './paper-digest-field.tsx';
import { heldTo } from './verify-report.ts';
import { VerifyVerdict } from './verify-verdict.tsx';

/** 核对移交包: any package folder, one of ours or another office's. `?job=` shows the report of that job. */
export function VerifyPage() {
  const [params, setParams] = useSearchParams();
  const own = useOwnJob('verify', 'package.verify', true);
  const asked = useJob(params.get('job'));
  const job = asked ?? own.job;
  const [error, setError] = useState<unknown>(null);
  const [digest, setDigest] = useState('');

  const choose = async () => {
    setError(null);
    try {
      const { path } = await desktopCall('files.chooseFolder', { title: '选择移交包文件夹' });
      if (path === null) return;
      setParams({}, { replace: true });
      await own.start({ kind: 'package.verify', path, digest: isWholeDigest(digest) ? digest : null });
    } catch (failure) {
      setError(failure);
    }
  };
  useKeys({ 'Ctrl+O': () => void choose() });

  return (
    <Stack gap="md">
      <Title order={1} size="h3">
        核对移交包
      </Title>
      {job?.state === 'running' ? (
        <JobProgressCard
          job={job}
          hint="逐个文件重新计算摘要，与包里的清单比较。可以离开此页。"
          cancelLabel="停止核对"
        />
      ) : (
        <StartCard icon={IconFolderSearch}>
          <Text size="sm" c="gray.7" maw={760}>
            选择移动盘或电脑上的移交包文件夹（里面有
            bagit.txt）。程序逐个文件核对，少一个、多一个、改动一个字节都会指出来。核对不会改动包里的任何内容。
          </Text>
          <PaperDigestField value={digest} onChange={setDigest} />
          <Group>
            <Button onClick={() => void choose()} loading={own.isStarting} autoFocus title="Ctrl + O">
              选择文件夹…
            </Button>
          </Group>
        </StartCard>
      )}
      {error ? <ErrorNote error={error} /> : null}
      {own.startError ? <ErrorNote error={own.startError} /> : null}
      {job ? <Outcome job={job} digest={digest} /> : null}
    </Stack>
  );
}

function Outcome({ job, digest }: { job: Job; digest: string }) {
  if (job.state === 'failed') return <ErrorNote error={jobFailure(job)} />;
  if (job.state === 'cancelled') return <Text c="gray.7">核对已停止，没有结论。</Text>;
  if (job.state === 'interrupted') return <Text c="red.9">核对时程序意外停止，没有结论，请重新核对。</Text>;
  if (job.state !== 'done') return null;
  const report = VerifyReport.parse(job.result);
  // The digest may be typed when the package has been read already: then nothing has to be read again.
  return <VerifyVerdict report={isWholeDigest(digest) ? heldTo(report, digest) : report} />;
}
