import { Text } from '@mantine/core';
import { archiveCall } from '#renderer/api.ts';
import { ConfirmDialog } from '#renderer/parts/confirm-dialog.tsx';
import { useAct } from '#renderer/parts/use-act.ts';
import type { Organisation } from '#shared/contract/organisations.ts';

/** Takes an organisation out of use that was registered by mistake; refused with the counts when it is in use. */
export function RemoveDialog(props: { one: Organisation; onClose: () => void; onRemoved: () => void }) {
  const { one } = props;
  const act = useAct();
  const remove = async () => {
    const isDone = await act.run(async () => {
      await archiveCall('organisations.remove', { id: one.id });
      return `已移除“${one.name}”，可在单位列表下面撤销`;
    });
    if (isDone) props.onRemoved();
  };
  return (
    <ConfirmDialog
      isOpened
      title="移除单位"
      confirmLabel="移除"
      isDangerous
      isBusy={act.isBusy}
      error={act.failure}
      onConfirm={() => void remove()}
      onClose={props.onClose}
    >
      <Text>{one.name}</Text>
      <Text size="sm" c="gray.7">
        登记错了才移除。单位撤销、改制请用“终止”；同一个单位登记了两次请用“合并”。
      </Text>
    </ConfirmDialog>
  );
}
