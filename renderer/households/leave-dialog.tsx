import { Select, Text } from '@mantine/core';
import { useState } from 'react';
import { archiveCall } from '#renderer/api.ts';
import { fieldErrors } from '#renderer/errors.tsx';
import { DayInput, tidyDay } from '#renderer/parts/day-input.tsx';
import { FormDialog } from '#renderer/parts/form-dialog.tsx';
import { today } from '#renderer/parts/today.ts';
import { useAct } from '#renderer/parts/use-act.ts';
import { givenLeaveReasons, leaveReasonLabels } from '#shared/codes/household-words.ts';
import type { HouseholdMember } from '#shared/contract/households.ts';

export type LeaveReasonGiven = (typeof givenLeaveReasons)[number];

/** 减少成员: why and from which day somebody counts here no more. */
export function LeaveDialog({ member, onClose }: { member: HouseholdMember; onClose: () => void }) {
  const [leftOn, setLeftOn] = useState(today());
  const [reason, setReason] = useState<LeaveReasonGiven>('moved-out');
  const act = useAct();
  const errors = act.failure ? fieldErrors(act.failure) : {};
  const save = async () => {
    const isDone = await act.run(async () => {
      await archiveCall('households.leave', { memberId: member.id, leftOn: tidyDay(leftOn), reason });
      return `${member.name}已离开本户`;
    });
    if (isDone) onClose();
  };
  return (
    <FormDialog
      title={`减少成员：${member.name}`}
      submitLabel="登记离开"
      isBusy={act.isBusy}
      failure={act.failure}
      fields={['leftOn']}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <Select
        label="原因"
        data={givenLeaveReasons.map((value) => ({ value, label: leaveReasonLabels[value] }))}
        value={reason}
        allowDeselect={false}
        data-autofocus
        onChange={(value) => setReason((value ?? 'other') as LeaveReasonGiven)}
      />
      <DayInput
        label="离开日期（从这一天起不再算本户的人）"
        value={leftOn}
        error={errors.leftOn}
        onChange={setLeftOn}
      />
      <Text size="sm" c="gray.7">
        转到另一户的，请在那一户“增加成员”里转入；自己另立一户的，请用“分户”。
      </Text>
    </FormDialog>
  );
}
