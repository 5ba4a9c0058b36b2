import { Anchor, Skeleton } from '@mantine/core';
import { useEffect } from 'react';
import { Link } from 'wouter';
import { ErrorNote } from '#renderer/errors.tsx';
import { JobProgressCard } from '#renderer/jobs/job-progress.tsx';
import { useOwnJob } from '#renderer/jobs/use-own-job.ts';
import { useArchive } from '#renderer/queries.ts';
import { HandoverFrame } from './handover-frame.tsx';
import { HandoverVerdict } from './handover-verdict.tsx';

/** One hand-over: still being written, or its verdict. */
export function HandoverOne({ handoverId }: { handoverId: number }) {
  const found = useArchive('handovers.get', { id: handoverId });
  const isWriting = found.data?.state === 'writing';
  const writing = useOwnJob('handover', 'handover.write', isWriting);
  const { job, settle } = writing;
  const isSeen = job?.state === 'done' && job.result?.handoverId === handoverId;

  useEffect(() => {
    if (isSeen) settle();
  }, [isSeen, settle]);

  return (
    <HandoverFrame title={found.data?.name ?? '移交'} step={isWriting ? 2 : found.data?.state === 'done' ? 4 : 3}>
      {found.error ? <ErrorNote error={found.error} onRetry={() => void found.refetch()} /> : null}
      {found.isPending ? <Skeleton height={280} /> : null}
      {isWriting && job?.state === 'running' ? (
        <JobProgressCard
          job={job}
          hint="可以离开此页，写入会继续。写完并读回核对之前，请不要取下移动盘。"
          cancelLabel="取消移交"
        />
      ) : null}
      {found.data ? <HandoverVerdict handover={found.data} /> : null}
      <Anchor component={Link} href="/handover" style={{ alignSelf: 'flex-start' }}>
        返回移交
      </Anchor>
    </HandoverFrame>
  );
}
