import { Text } from '@mantine/core';
import { useState } from 'react';
import { archiveCall } from '#renderer/api.ts';
import { ConfirmDialog } from '#renderer/parts/confirm-dialog.tsx';
import { showDone } from '#renderer/parts/last-act.tsx';
import type { RecordFile } from '#shared/contract/records.ts';

/** Brings a file that was taken out of use back. */
export function RestoreDialog({ file, onClose }: { file: RecordFile; onClose: () => void }) {
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setIsBusy] = useState(false);

  const restore = async () => {
    setError(null);
    setIsBusy(true);
    try {
      const { commandId } = await archiveCall('records.restore', { id: file.id, version: file.version });
      showDone(`${file.number} 已恢复`, commandId, `/records/${file.id}`);
      onClose();
    } catch (failure) {
      setError(failure);
    } finally {
      setIsBusy(false);
    }
  };

  return (
    <ConfirmDialog
      isOpened
      title="恢复档案"
      confirmLabel="恢复"
      isBusy={isBusy}
      error={error}
      onConfirm={() => void restore()}
      onClose={onClose}
    >
      <Text>
        {file.values.name}（{file.number}）会重新出现在列表里，可以继续修改和移交。
      </Text>
    </ConfirmDialog>
  );
}
