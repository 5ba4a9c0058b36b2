import { Text } from '@mantine/core';
import { archiveCall } from '#renderer/api.ts';
import { ConfirmDialog } from '#renderer/parts/confirm-dialog.tsx';
import { useAct } from '#renderer/parts/use-act.ts';
import { datedLabel, datedValueWords } from '#shared/codes/policy-words.ts';
import type { DatedRow } from '#shared/contract/policy.ts';
import { periodWords } from './policy-words.ts';

/** Takes a value the office entered out of use; refused when a result was worked out with it. */
export function RemoveDialog({ row, onClose }: { row: DatedRow; onClose: () => void }) {
  const act = useAct();
  const remove = async () => {
    const { key, areaCode, validFrom } = row;
    const isDone = await act.run(async () => {
      await archiveCall('policy.remove', { key, areaCode, validFrom });
      return '已移除，可在“可以撤销的操作”里撤销';
    });
    if (isDone) onClose();
  };
  return (
    <ConfirmDialog
      isOpened
      title="移除取值"
      confirmLabel="移除"
      isDangerous
      isBusy={act.isBusy}
      error={act.failure}
      onConfirm={() => void remove()}
      onClose={onClose}
    >
      <Text>
        {datedLabel(row.key)}：{datedValueWords(row)}（{periodWords(row)}）
      </Text>
      <Text size="sm" c="gray.7">
        登记错了才移除。政策调整请登记新的取值，原来的取值要留着，以便核对以前的结果。
      </Text>
    </ConfirmDialog>
  );
}
