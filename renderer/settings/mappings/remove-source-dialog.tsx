import { Text } from '@mantine/core';
import { archiveCall } from '#renderer/api.ts';
import { ConfirmDialog } from '#renderer/parts/confirm-dialog.tsx';
import { useAct } from '#renderer/parts/use-act.ts';
import type { RosterSource } from '#shared/codes/code-mapping.ts';

/** Takes a source of the office out of the choices, with what was decided for it. */
export function RemoveSourceDialog(props: { source: RosterSource; onDone: () => void; onClose: () => void }) {
  const { source } = props;
  const act = useAct();
  const remove = async () => {
    const isDone = await act.run(async () => {
      await archiveCall('mappings.removeSource', { key: source.key });
      return `已移除来源 ${source.name}`;
    });
    if (!isDone) return;
    props.onDone();
    props.onClose();
  };
  return (
    <ConfirmDialog
      isOpened
      title="移除来源"
      confirmLabel="移除"
      isDangerous
      isBusy={act.isBusy}
      error={act.failure}
      onConfirm={() => void remove()}
      onClose={props.onClose}
    >
      <Text>{source.name}</Text>
      <Text size="sm" c="gray.7">
        它的对照一起移除；历次导入的记录照旧显示。移除以后可以撤销。
      </Text>
    </ConfirmDialog>
  );
}
