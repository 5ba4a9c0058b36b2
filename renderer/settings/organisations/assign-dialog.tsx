import { Text } from '@mantine/core';
import { useState } from 'react';
import { archiveCall } from '#renderer/api.ts';
import { ConfirmDialog } from '#renderer/parts/confirm-dialog.tsx';
import { useAct } from '#renderer/parts/use-act.ts';
import type { NamingField, UnknownName } from '#shared/contract/organisations.ts';
import { formatCount } from '#shared/rules/counts.ts';
import { OrganisationPicker } from './organisation-picker.tsx';

/** Chooses the organisation that the names are spellings of. */
export function AssignDialog(props: {
  field: NamingField;
  items: readonly UnknownName[];
  onClose: () => void;
  onDone: () => void;
}) {
  const { field, items } = props;
  const [id, setId] = useState<number | null>(null);
  const [isLacking, setIsLacking] = useState(false);
  const act = useAct();
  const files = items.reduce((sum, item) => sum + item.files, 0);
  const assign = async () => {
    setIsLacking(id === null);
    if (id === null) return;
    const isDone = await act.run(async () => {
      const keys = items.map((item) => item.key);
      const { linked } = await archiveCall('organisations.assign', { field, keys, organisationId: id });
      return `${formatCount(linked)} 份档案已关联，可在下面撤销`;
    });
    if (!isDone) return;
    props.onDone();
    props.onClose();
  };
  return (
    <ConfirmDialog
      isOpened
      title="归到已登记的单位"
      confirmLabel="归到这个单位"
      isBusy={act.isBusy}
      error={act.failure}
      onConfirm={() => void assign()}
      onClose={props.onClose}
    >
      <Text>
        {items
          .slice(0, 5)
          .map((item) => `“${item.name}”`)
          .join('、')}
        {items.length > 5 ? ` 等 ${formatCount(items.length)} 个名称` : ''}，共 {formatCount(files)} 份档案
      </Text>
      <OrganisationPicker
        label="是哪个单位的另一种写法"
        chosen={null}
        onChange={(chosen) => {
          setId(chosen);
          setIsLacking(false);
          act.clear();
        }}
        error={isLacking ? '请选择单位' : undefined}
        hasFocus
      />
    </ConfirmDialog>
  );
}
