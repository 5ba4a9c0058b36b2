import { Select, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { archiveCall } from '#renderer/api.ts';
import { fieldErrors } from '#renderer/errors.tsx';
import { DayInput, tidyDay } from '#renderer/parts/day-input.tsx';
import { FormDialog } from '#renderer/parts/form-dialog.tsx';
import { today } from '#renderer/parts/today.ts';
import { useAct } from '#renderer/parts/use-act.ts';
import { closeReasonLabels, givenCloseReasons } from '#shared/codes/household-words.ts';
import type { Household } from '#shared/contract/households.ts';
import { formatCount } from '#shared/rules/counts.ts';

type Reason = (typeof givenCloseReasons)[number];

/** 销户: the household ends with everybody in it. */
export function CloseDialog({ household, onClose }: { household: Household; onClose: () => void }) {
  const [on, setOn] = useState(today());
  const [reason, setReason] = useState<Reason>('moved-out');
  const [document, setDocument] = useState('');
  const act = useAct();
  const errors = act.failure ? fieldErrors(act.failure) : {};
  const save = async () => {
    const isDone = await act.run(async () => {
      await archiveCall('households.close', { id: household.id, on: tidyDay(on), reason, document });
      return '已销户，可在“办理记录”里撤销';
    });
    if (isDone) onClose();
  };
  return (
    <FormDialog
      title="销户"
      submitLabel="销户"
      isBusy={act.isBusy}
      failure={act.failure}
      fields={['on', 'document']}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <Text>
        {household.members.map((member) => member.name).join('、')}（共 {formatCount(household.members.length)}{' '}
        人）同时离开本户。
      </Text>
      <Select
        label="原因"
        data={givenCloseReasons.map((value) => ({ value, label: closeReasonLabels[value] }))}
        value={reason}
        allowDeselect={false}
        data-autofocus
        onChange={(value) => setReason((value ?? 'other') as Reason)}
      />
      <DayInput label="销户日期" value={on} error={errors.on} onChange={setOn} />
      <TextInput
        label="依据（可不填）"
        value={document}
        maxLength={200}
        error={errors.document}
        onChange={(event) => setDocument(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
