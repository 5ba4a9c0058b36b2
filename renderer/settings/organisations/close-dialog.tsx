import { Group, Radio, Text } from '@mantine/core';
import { useState } from 'react';
import { archiveCall } from '#renderer/api.ts';
import { fieldErrors } from '#renderer/errors.tsx';
import { ConfirmDialog } from '#renderer/parts/confirm-dialog.tsx';
import { DayInput } from '#renderer/parts/day-input.tsx';
import { useAct } from '#renderer/parts/use-act.ts';
import { type ClosedReason, closedReasonLabels, closedReasons } from '#shared/codes/organisation.ts';
import type { Organisation } from '#shared/contract/organisations.ts';
import { readDayCell } from '#shared/rules/calendar.ts';
import { OrganisationPicker } from './organisation-picker.tsx';

/** Ends an organisation with the reason and who goes on; an empty day takes the end back. */
export function CloseDialog({ one, onClose }: { one: Organisation; onClose: () => void }) {
  const [day, setDay] = useState(one.validTo ?? '');
  const [reason, setReason] = useState<ClosedReason>(one.closedReason ?? 'restructured');
  const [successorId, setSuccessorId] = useState(one.successor?.id ?? null);
  const [isWrongDay, setIsWrongDay] = useState(false);
  const act = useAct();
  const errors = act.failure ? fieldErrors(act.failure) : {};
  const isReopening = one.validTo !== null && day.trim() === '';

  const save = async () => {
    const validTo = isReopening ? null : readDayCell(day);
    const isWrong = !isReopening && validTo === null;
    setIsWrongDay(isWrong);
    if (isWrong) return;
    const isDone = await act.run(async () => {
      await archiveCall('organisations.close', {
        id: one.id,
        validTo,
        reason: validTo === null ? null : reason,
        successorId: validTo === null ? null : successorId,
      });
      return validTo === null ? '已恢复在用' : '已终止，可在“办理记录”里撤销';
    });
    if (isDone) onClose();
  };

  return (
    <ConfirmDialog
      isOpened
      title={`终止单位：${one.name}`}
      confirmLabel={isReopening ? '恢复在用' : '终止'}
      isBusy={act.isBusy}
      error={Object.keys(errors).length > 0 ? null : act.failure}
      onConfirm={() => void save()}
      onClose={onClose}
    >
      <Text size="sm" c="gray.7">
        档案里的原工作单位不变，仍归到这个单位；录入时会提示它已终止、由谁承接。
      </Text>
      <DayInput
        label={one.validTo === null ? '终止日期' : '终止日期（清空就恢复在用）'}
        placeholder="2003-05-01"
        value={day}
        error={isWrongDay ? '请填写日期，例如 2003-05-01' : errors.validTo}
        onChange={(text) => {
          setDay(text);
          setIsWrongDay(false);
          act.clear();
        }}
        data-autofocus
      />
      <Radio.Group
        label="终止原因"
        value={reason}
        error={errors.reason}
        onChange={(value) => setReason(closedReasons.find((known) => known === value) ?? 'other')}
      >
        <Group gap="md" mt={4}>
          {closedReasons.map((value) => (
            <Radio key={value} value={value} label={closedReasonLabels[value]} />
          ))}
        </Group>
      </Radio.Group>
      <OrganisationPicker
        label="承接单位（改制、并入的请选）"
        chosen={one.successor}
        onChange={setSuccessorId}
        withoutId={one.id}
      />
    </ConfirmDialog>
  );
}
