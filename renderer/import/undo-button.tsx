import { Button, List, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { archiveCall } from '#renderer/api.ts';
import { showFailure } from '#renderer/errors.tsx';
import { useOwnJob } from '#renderer/jobs/use-own-job.ts';
import { ConfirmDialog } from '#renderer/parts/confirm-dialog.tsx';
import { PapersNote } from '#renderer/parts/papers-note.tsx';
import text from '#renderer/parts/text.module.css';
import type { PapersSince } from '#shared/contract/commands.ts';
import type { Import } from '#shared/contract/imports.ts';
import { undoSentences } from './import-words.ts';

/** Undoes a whole import after asking; what comes of it is shown on the import's own page. */
export function UndoButton({ plan, isCompact }: { plan: Import; isCompact?: boolean }) {
  // What was printed of it, read before the dialog opens; null while it is closed.
  const [papers, setPapers] = useState<PapersSince | null>(null);
  const [, navigate] = useLocation();
  const own = useOwnJob(`undo:${plan.id}`, 'roster.undo', false);
  const isRunning = own.job?.state === 'running';

  const undo = async () => {
    const jobId = await own.start({ kind: 'roster.undo', importId: plan.id });
    if (jobId === null) return;
    setPapers(null);
    navigate(`/import/${plan.id}`);
  };

  const open = async () => {
    try {
      setPapers(await archiveCall('imports.papers', { id: plan.id }));
    } catch (error) {
      showFailure(error);
    }
  };

  return (
    <>
      <Button
        variant="default"
        {...(isCompact ? { size: 'compact-sm' } : {})}
        disabled={isRunning}
        onClick={() => void open()}
        aria-label={isCompact ? `撤销导入 ${plan.fileName}` : undefined}
      >
        {isCompact ? '撤销' : '撤销这次导入…'}
      </Button>
      <ConfirmDialog
        isOpened={papers !== null}
        title="撤销这次导入"
        confirmLabel="撤销整批导入"
        isDangerous
        isBusy={own.isStarting}
        error={own.startError}
        onConfirm={() => void undo()}
        onClose={() => setPapers(null)}
      >
        <Stack gap="xs">
          <Text className={text.breakable}>撤销“{plan.fileName}”的导入：</Text>
          <List size="sm" spacing={4}>
            {undoSentences(plan).map((sentence) => (
              <List.Item key={sentence}>{sentence}</List.Item>
            ))}
          </List>
          <Text size="sm" c="gray.7">
            导入之后又有人修改过、加过材料或移交过其中任何一份，就不能整批撤销，程序会告诉您是哪几份。
          </Text>
          <PapersNote papers={papers ?? undefined} />
        </Stack>
      </ConfirmDialog>
    </>
  );
}
