import { Text } from '@mantine/core';
import { archiveCall } from '#renderer/api.ts';
import { ConfirmDialog } from '#renderer/parts/confirm-dialog.tsx';
import { showDone } from '#renderer/parts/last-act.tsx';
import { useAct } from '#renderer/parts/use-act.ts';
import type { RecordFile } from '#shared/contract/records.ts';

/** Opens a closed file again. */
export function ReopenDialog({ file, onClose }: { file: RecordFile; onClose: () => void }) {
  const act = useAct();
  const reopen = async () => {
    const isDone = await act.run(async () => {
      const { commandId } = await archiveCall('records.reopen', { id: file.id, version: file.version });
      showDone(`${file.number} 已重新打开`, commandId, `/records/${file.id}`);
      return null;
    });
    if (isDone) onClose();
  };
  return (
    <ConfirmDialog
      isOpened
      title="重新打开档案"
      confirmLabel="重新打开"
      isBusy={act.isBusy}
      error={act.failure}
      onConfirm={() => void reopen()}
      onClose={onClose}
    >
      <Text>
        {file.values.name}（{file.number}）可以重新办理和修改。
      </Text>
    </ConfirmDialog>
  );
}
