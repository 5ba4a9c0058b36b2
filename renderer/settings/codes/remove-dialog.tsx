import { Text } from '@mantine/core';
import { archiveCall } from '#renderer/api.ts';
import { ConfirmDialog } from '#renderer/parts/confirm-dialog.tsx';
import { useAct } from '#renderer/parts/use-act.ts';
import type { DictionaryItem } from '#shared/codes/dictionary.ts';
import type { CodeTableName } from '#shared/codes/tables.ts';

/** Takes a code of the office out of its table; one that files use is refused by the archive, with how many. */
export function RemoveDialog(props: { table: CodeTableName; item: DictionaryItem; onClose: () => void }) {
  const { table, item, onClose } = props;
  const act = useAct();
  const remove = async () => {
    const isDone = await act.run(async () => {
      await archiveCall('codes.remove', { table, code: item.code });
      return `已移除 ${item.label}`;
    });
    if (isDone) onClose();
  };
  return (
    <ConfirmDialog
      isOpened
      title="移除代码"
      confirmLabel="移除"
      isDangerous
      isBusy={act.isBusy}
      error={act.failure}
      onConfirm={() => void remove()}
      onClose={onClose}
    >
      <Text>
        {item.code} {item.label}
      </Text>
      <Text size="sm" c="gray.7">
        只能移除没有档案用到的代码。移除以后可以撤销。
      </Text>
    </ConfirmDialog>
  );
}
