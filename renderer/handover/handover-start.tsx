import { useEffect } from 'react';
import { useLocation } from 'wouter';
import { JobProgressCard } from '#renderer/jobs/job-progress.tsx';
import { useOwnJob } from '#renderer/jobs/use-own-job.ts';
import { ChooseStep } from './choose-step.tsx';
import { dropDraft, useDraft } from './draft.ts';
import { HandoverFrame } from './handover-frame.tsx';
import { HandoverList } from './handover-list.tsx';
import { TargetStep } from './target-step.tsx';
import { WriteFailure } from './write-failure.tsx';

/** Steps 1 to 3 of a hand-over; when the package is written and proved, its own page takes over. */
export function HandoverStart() {
  const [draft, change, isNew] = useDraft();
  const writing = useOwnJob('handover', 'handover.write', true);
  const [, navigate] = useLocation();
  const { job, isFollowed, settle, forget } = writing;
  const handoverId = job?.state === 'done' ? job.result?.handoverId : undefined;

  useEffect(() => {
    if (typeof handoverId !== 'number') return;
    // A package finished before the page was opened is in the list below; the clerk came for the next one.
    if (!isFollowed) return forget();
    settle();
    dropDraft();
    navigate(`/handover/${handoverId}`, { replace: true });
  }, [handoverId, isFollowed, settle, forget, navigate]);

  // Files just picked in the list are about the next hand-over: how the last one ended is in the tray.
  const isStale = isNew && !isFollowed && job !== null && job.state !== 'running';
  useEffect(() => {
    if (isStale) forget();
  }, [isStale, forget]);

  if (job?.state === 'running') {
    return (
      <HandoverFrame title="正在写移交包" step={2}>
        <JobProgressCard
          job={job}
          hint="可以离开此页，写入会继续。写完并读回核对之前，请不要取下移动盘。"
          cancelLabel="取消移交"
        />
      </HandoverFrame>
    );
  }
  if (job && job.state !== 'done') {
    return (
      <HandoverFrame title="移交没有完成" step={3}>
        <WriteFailure
          job={job}
          onAgain={() => {
            writing.forget();
            change({ step: 'target' });
          }}
        />
      </HandoverFrame>
    );
  }
  if (draft.step === 'target') {
    return (
      <HandoverFrame title="移交" step={1}>
        <TargetStep draft={draft} onChange={change} writing={writing} />
      </HandoverFrame>
    );
  }
  return (
    <HandoverFrame title="移交" step={0}>
      <ChooseStep draft={draft} onChange={change} />
      <HandoverList />
    </HandoverFrame>
  );
}
