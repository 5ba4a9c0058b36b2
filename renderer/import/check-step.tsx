import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { archiveCall, desktopCall } from '#renderer/api.ts';
import { useKeys } from '#renderer/app/keys.ts';
import { ErrorNote } from '#renderer/errors.tsx';
import { JobProgressCard } from '#renderer/jobs/job-progress.tsx';
import { jobFailure } from '#renderer/jobs/use-jobs.ts';
import type { OwnJob } from '#renderer/jobs/use-own-job.ts';
import { ConfirmDialog } from '#renderer/parts/confirm-dialog.tsx';
import { KindSwitch } from '#renderer/people/kind-switch.tsx';
import { placeName } from '#shared/contract/file-tokens.ts';
import type { Import } from '#shared/contract/imports.ts';
import { kinds } from '#shared/records/index.ts';
import type { RecordKind } from '#shared/records/kinds.ts';
import { formatCount } from '#shared/rules/counts.ts';
import { ApplyDialog } from './apply-dialog.tsx';
import { undecidedCodes } from './code-draft.ts';
import { CodePanel } from './code-panel.tsx';
import { ColumnPanel } from './column-panel.tsx';
import { undecidedCommunities } from './community-draft.ts';
import { CommunityPanel } from './community-panel.tsx';
import { IdentityQuestions } from './identity-questions.tsx';
import { ImportFrame } from './import-frame.tsx';
import { filesCounted, importSentences, peopleToWrite } from './import-words.ts';
import { draftOf, findProblems, isChanged, jobHeaderRow, jobMapping } from './mapping.ts';
import { RosterFindings } from './roster-findings.tsx';
import { RowTabs } from './row-tabs.tsx';
import { importSource } from './source-files.ts';
import { useRosterRead } from './use-roster-read.ts';

/** Step 2: what was found and what will happen, with everything correctable, before anything is written. */
export function CheckStep({ plan, applying }: { plan: Import; applying: OwnJob }) {
  const [draft, setDraft] = useState(() => draftOf(plan));
  const [asked, setAsked] = useState<'apply' | 'discard' | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [, navigate] = useLocation();
  const rereading = useRosterRead(`reread:${plan.id}`, false);
  const problems = findProblems(plan, draft, kinds[plan.kind].rosterColumns);
  const isDirty = isChanged(plan, draft);
  const people = peopleToWrite(plan);
  const undecided = { codes: undecidedCodes(plan).length, communities: undecidedCommunities(plan).length };
  const isDecided = undecided.codes + undecided.communities === 0;
  const mayApply = people > 0 && !isDirty && problems.missing.length === 0 && isDecided;
  const sentences = importSentences(plan);

  /** Reads the roster again: with the corrected columns, or with the columns as they are by another source. */
  const reread = async (source: string | null, of = draft) => {
    setError(null);
    try {
      const path = importSource(plan.id) ?? (await chooseAgain(plan.fileName));
      if (path === null) return;
      await rereading.read({
        recordKind: plan.kind,
        path,
        sheets: [...of.sheets],
        headerRow: jobHeaderRow(plan, of),
        hiddenRows: of.hiddenRows,
        communityFromSheet: of.communityFromSheet,
        mapping: jobMapping(plan, of),
        replaces: plan.id,
        source,
      });
    } catch (failure) {
      setError(failure);
    }
  };

  /** Reads the roster again as one of another kind: columns and codes are found anew. */
  const rereadAs = async (recordKind: RecordKind) => {
    setError(null);
    try {
      const path = importSource(plan.id) ?? (await chooseAgain(plan.fileName));
      if (path !== null) await rereading.read({ recordKind, path, replaces: plan.id });
    } catch (failure) {
      setError(failure);
    }
  };

  const discard = async () => {
    setError(null);
    try {
      await archiveCall('imports.discard', { id: plan.id });
      navigate('/import');
    } catch (failure) {
      setError(failure);
    }
  };

  useKeys({ 'Ctrl+Enter': () => mayApply && setAsked('apply') });

  if (rereading.job?.state === 'running') {
    return (
      <ImportFrame title={plan.fileName} step={1}>
        <JobProgressCard job={rereading.job} hint="正在按新的对应关系和代码对照重新核对，不会改动任何档案。" />
      </ImportFrame>
    );
  }

  return (
    <ImportFrame title={plan.fileName} step={1}>
      <ApplyOutcome applying={applying} />
      {error ? <ErrorNote error={error} /> : null}
      {rereading.startError ? <ErrorNote error={rereading.startError} /> : null}
      {rereading.job?.state === 'failed' ? <ErrorNote error={jobFailure(rereading.job)} /> : null}
      <KindSwitch value={plan.kind} onChange={(kind) => void rereadAs(kind)} />
      <ColumnPanel
        plan={plan}
        draft={draft}
        problems={problems}
        isBusy={rereading.isStarting}
        onChange={setDraft}
        onReread={() => void reread(plan.source)}
      />
      <RosterFindings plan={plan} draft={draft} onChange={setDraft} />
      <CodePanel
        plan={plan}
        isHeld={isDirty}
        isBusy={rereading.isStarting}
        onRead={(source) => void reread(source, draftOf(plan))}
      />
      <CommunityPanel
        plan={plan}
        isHeld={isDirty}
        isBusy={rereading.isStarting}
        onRead={() => void reread(plan.source, draftOf(plan))}
      />
      <IdentityQuestions plan={plan} />
      <Group justify="space-between" gap="md" wrap="nowrap">
        <Text>
          {sentences.writes}
          <Text span c="gray.7">
            {sentences.leavesOut}
          </Text>
        </Text>
        <Group gap="sm" wrap="nowrap">
          <Button variant="default" onClick={() => setAsked('discard')}>
            放弃
          </Button>
          <Button
            onClick={() => setAsked('apply')}
            disabled={!mayApply}
            title={whyNot(isDirty, undecided) ?? 'Ctrl + Enter'}
          >
            {people > 0 ? `导入 ${filesCounted(plan.kind, people)}…` : '没有需要导入的内容'}
          </Button>
        </Group>
      </Group>
      <RowTabs plan={plan} />
      <ApplyDialog
        plan={plan}
        applying={applying}
        isOpened={asked === 'apply'}
        onClose={() => setAsked(null)}
        sentences={sentences}
      />
      <ConfirmDialog
        isOpened={asked === 'discard'}
        title="放弃这次导入"
        confirmLabel="放弃"
        isDangerous
        error={error}
        onConfirm={() => void discard()}
        onClose={() => setAsked(null)}
      >
        <Text>核对结果会丢掉，档案没有改动。以后可以重新选择这个文件。</Text>
      </ConfirmDialog>
    </ImportFrame>
  );
}

function whyNot(isDirty: boolean, undecided: { codes: number; communities: number }): string | null {
  if (isDirty) return '选择改过，请先重新核对';
  if (undecided.codes > 0) return `还有 ${formatCount(undecided.codes)} 个代码没有对照`;
  return undecided.communities > 0 ? `还有 ${formatCount(undecided.communities)} 个社区没有对照` : null;
}

function ApplyOutcome({ applying }: { applying: OwnJob }) {
  const { job } = applying;
  if (job?.state === 'failed') return <ErrorNote error={jobFailure(job)} />;
  if (job?.state !== 'cancelled' && job?.state !== 'interrupted') return null;
  return (
    <Stack gap={0} role="status">
      <Text c="gray.7">
        {job.state === 'cancelled' ? '导入已取消' : '导入时程序意外停止'}，一份也没有写入。核对结果还在，可以再次导入。
      </Text>
    </Stack>
  );
}

async function chooseAgain(fileName: string): Promise<string | null> {
  const { paths } = await desktopCall('files.choose', {
    title: `请再选一次 ${fileName}`.slice(0, 60),
    kind: 'roster',
  });
  const path = paths.find((one) => placeName(one) === fileName) ?? paths[0];
  return path ?? null;
}
