import { Text, TextInput } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';
import { archiveCall } from '#renderer/api.ts';
import { fieldErrors } from '#renderer/errors.tsx';
import { ConfirmDialog } from '#renderer/parts/confirm-dialog.tsx';
import { useAct } from '#renderer/parts/use-act.ts';
import type { DictionaryItem } from '#shared/codes/dictionary.ts';
import type { CodeTableName } from '#shared/codes/tables.ts';
import { readSynonyms, showSynonyms } from './codes-words.ts';

/** Renames a code of the office; of any code what rosters write for it. */
export function ChangeDialog(props: { table: CodeTableName; item: DictionaryItem; onClose: () => void }) {
  const { table, item, onClose } = props;
  const isLocal = item.sure === 'local';
  const [label, setLabel] = useState(item.label);
  const [synonyms, setSynonyms] = useState(showSynonyms(item.ownSynonyms));
  const act = useAct();
  const errors = act.failure ? fieldErrors(act.failure) : {};
  const shipped = item.synonyms.filter((word) => !item.ownSynonyms.includes(word));

  const save = async () => {
    const isDone = await act.run(async () => {
      await archiveCall('codes.change', { table, code: item.code, label, synonyms: readSynonyms(synonyms) });
      return `已修改 ${label}`;
    });
    if (isDone) onClose();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) void save();
  };

  return (
    <ConfirmDialog
      isOpened
      title={`修改代码 ${item.code}`}
      confirmLabel="保存"
      isBusy={act.isBusy}
      error={Object.keys(errors).length > 0 ? null : act.failure}
      onConfirm={() => void save()}
      onClose={onClose}
    >
      {isLocal ? (
        <TextInput
          label="名称"
          description="改名后所有用它的档案都显示新名称，旧名称留作同义词。"
          value={label}
          maxLength={40}
          error={errors.label}
          onChange={(event) => setLabel(event.currentTarget.value)}
          onKeyDown={onKeyDown}
          data-autofocus
        />
      ) : (
        <Text>{item.label}（程序自带，名称不能改）</Text>
      )}
      <TextInput
        label="本单位的同义词（用“；”隔开）"
        description={
          shipped.length > 0 ? `程序已能认出：${showSynonyms(shipped)}` : '花名册里的其他写法，导入时按它认出这一项。'
        }
        value={synonyms}
        maxLength={400}
        error={errors.synonyms}
        onChange={(event) => setSynonyms(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        data-autofocus={isLocal ? undefined : true}
      />
    </ConfirmDialog>
  );
}
