import { Modal } from '@mantine/core';
import { ErrorNote } from '#renderer/errors.tsx';
import { UndoList } from '#renderer/parts/undo-list.tsx';
import { useArchive } from '#renderer/queries.ts';

/** Certifications and pauses of many that were entered lately; each is taken back as a whole. */
export function RecentDialog({ onClose }: { onClose: () => void }) {
  const asked = { noun: 'certification', nounId: null, limit: 50 } as const;
  const found = useArchive('commands.list', asked, { isAlwaysFresh: true });
  return (
    <Modal
      opened
      onClose={onClose}
      title="最近批量登记"
      size={720}
      closeButtonProps={{ 'aria-label': '关闭' }}
      attributes={{ header: { role: 'none' } }}
      centered
    >
      {found.error ? <ErrorNote error={found.error} /> : null}
      {found.data?.items.length === 0 ? <p>还没有批量登记过认证或暂停发放。</p> : null}
      <UndoList
        commands={found.data?.items ?? []}
        hint="名单上的人全部恢复到登记以前；其中有人之后又办理过的，不能整批撤销。"
      />
    </Modal>
  );
}
