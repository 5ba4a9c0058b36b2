import { Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { archiveCall } from '#renderer/api.ts';
import { fieldErrors } from '#renderer/errors.tsx';
import { ConfirmDialog } from '#renderer/parts/confirm-dialog.tsx';
import { useAct } from '#renderer/parts/use-act.ts';

/** A system rosters come from that the program does not know: by its name, with a mapping of its own that begins empty. */
export function NewSourceDialog(props: { onAdded: (key: string) => void; onClose: () => void }) {
  const [name, setName] = useState('');
  const act = useAct();
  const errors = act.failure ? fieldErrors(act.failure) : {};
  const add = async () => {
    const isDone = await act.run(async () => {
      const { key } = await archiveCall('mappings.addSource', { name });
      props.onAdded(key);
      return `已添加来源 ${name.trim()}`;
    });
    if (isDone) props.onClose();
  };
  return (
    <ConfirmDialog
      isOpened
      title="添加花名册来源"
      confirmLabel="添加"
      isBusy={act.isBusy}
      error={Object.keys(errors).length > 0 ? null : act.failure}
      onConfirm={() => void add()}
      onClose={props.onClose}
    >
      <TextInput
        label="来源名称"
        placeholder="例如：区社保中心 2009 年台账"
        value={name}
        maxLength={40}
        error={errors.name}
        onChange={(event) => setName(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) void add();
        }}
        data-autofocus
      />
      <Text size="sm" c="gray.7">
        新来源还没有对照，花名册里的代码要逐个选定一次；选定以后都会记住，也可以在“设置 › 代码对照”里查看和修改。
      </Text>
    </ConfirmDialog>
  );
}
