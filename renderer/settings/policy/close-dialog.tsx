import { Text } from '@mantine/core';
import { useState } from 'react';
import { archiveCall } from '#renderer/api.ts';
import { fieldErrors } from '#renderer/errors.tsx';
import { ConfirmDialog } from '#renderer/parts/confirm-dialog.tsx';
import { DayInput } from '#renderer/parts/day-input.tsx';
import { useAct } from '#renderer/parts/use-act.ts';
import { datedLabel, datedValueWords } from '#shared/codes/policy-words.ts';
import type { DatedRow } from '#shared/contract/policy.ts';
import { readDay } from '#shared/rules/calendar.ts';

/** Changes the last day of a period; without one it holds until further notice. */
export function CloseDialog({ row, onClose }: { row: DatedRow; onClose: () => void }) {
  const [text, setText] = useState(row.validTo ?? '');
  const act = useAct();
  const [isWrong, setIsWrong] = useState(false);
  const fields = act.failure ? fieldErrors(act.failure) : {};
  const error = isWrong ? '请写成 2026-06-30 这样的形式' : Object.values(fields)[0];

  const save = async () => {
    const validTo = text.trim() === '' ? null : readDay(text);
    setIsWrong(validTo === null && text.trim() !== '');
    if (validTo === null && text.trim() !== '') return;
    const { key, areaCode, validFrom } = row;
    const isDone = await act.run(async () => {
      await archiveCall('policy.close', { key, areaCode, validFrom, validTo });
      return validTo === null ? '已改为一直有效' : `已改为截止 ${validTo}`;
    });
    if (isDone) onClose();
  };

  return (
    <ConfirmDialog
      isOpened
      title="改截止日期"
      confirmLabel="保存"
      isBusy={act.isBusy}
      error={Object.keys(fields).length > 0 ? null : act.failure}
      onConfirm={() => void save()}
      onClose={onClose}
    >
      <Text>
        {datedLabel(row.key)}：{datedValueWords(row)}，{row.validFrom} 起
      </Text>
      <DayInput
        label="最后一天（留空表示一直有效）"
        placeholder="2026-06-30"
        value={text}
        error={error}
        onChange={setText}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) void save();
        }}
        data-autofocus
      />
      {row.id === null ? (
        <Text size="sm" c="gray.7">
          这是程序自带的取值。保存后由本单位的一条登记代替它，可以撤销。
        </Text>
      ) : null}
    </ConfirmDialog>
  );
}
