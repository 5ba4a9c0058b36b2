import { Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { archiveCall } from '#renderer/api.ts';
import { fieldErrors } from '#renderer/errors.tsx';
import { DayInput, tidyDay } from '#renderer/parts/day-input.tsx';
import { FormDialog } from '#renderer/parts/form-dialog.tsx';
import { showDone } from '#renderer/parts/last-act.tsx';
import { today } from '#renderer/parts/today.ts';
import { useAct } from '#renderer/parts/use-act.ts';
import type { RecordFile } from '#shared/contract/records.ts';

/** Closes a file in which nothing is open or owed any more. It stays, and can be opened again. */
export function CloseDialog({ file, onClose }: { file: RecordFile; onClose: () => void }) {
  const [on, setOn] = useState(today);
  const [reason, setReason] = useState('');
  const act = useAct();
  const errors = act.failure ? fieldErrors(act.failure) : {};

  const close = async () => {
    const isDone = await act.run(async () => {
      const input = { id: file.id, version: file.version, on: tidyDay(on), reason };
      const { commandId } = await archiveCall('records.close', input);
      showDone(`${file.number} 已结束`, commandId, `/records/${file.id}`);
      return null;
    });
    if (isDone) onClose();
  };

  return (
    <FormDialog
      title="结束档案"
      submitLabel="结束"
      size={500}
      failure={act.failure}
      fields={['on', 'reason']}
      isBusy={act.isBusy}
      isDisabled={reason.trim().length < 2}
      onSubmit={() => void close()}
      onClose={onClose}
    >
      <Text>
        {file.values.name}（{file.number}
        ）结束后照样可以查看、打印和移交，但不能再办理或修改；需要时可以重新打开。这个人以后再来办，另建一份新的档案。
      </Text>
      <DayInput label="结束日期" value={on} onChange={setOn} error={errors.on} required />
      <Textarea
        label="结束原因"
        placeholder="如：已转出，手续全部办完"
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        error={errors.reason}
        maxLength={200}
        minRows={2}
        autosize
        required
        data-autofocus
      />
    </FormDialog>
  );
}
