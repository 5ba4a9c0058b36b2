import { Alert, Text } from '@mantine/core';
import { useState } from 'react';
import { archiveCall } from '#renderer/api.ts';
import { fieldErrors } from '#renderer/errors.tsx';
import { DayInput, tidyDay } from '#renderer/parts/day-input.tsx';
import { FormDialog } from '#renderer/parts/form-dialog.tsx';
import { today } from '#renderer/parts/today.ts';
import { useAct } from '#renderer/parts/use-act.ts';
import { useArchive } from '#renderer/queries.ts';
import type { DueLine } from '#shared/contract/life.ts';
import { formatDate } from '#shared/rules/calendar.ts';
import { tellDone } from './tell-done.ts';

export type Settled = Pick<DueLine, 'eventId' | 'deadlineId' | 'recordId' | 'label' | 'name' | 'on'>;

/** 办结: says that what was to be done was done, and when. `page`: where Ctrl+Z takes it back. */
export function SettleDialog(props: {
  due: Settled;
  page: string;
  onRefresh: () => Promise<unknown>;
  onDone: () => void;
  onClose: () => void;
}) {
  const { due } = props;
  const [on, setOn] = useState(today());
  const act = useAct();
  const hint = useArchive('life.settleHint', { eventId: due.eventId }).data?.hint;
  const errors = act.failure ? fieldErrors(act.failure) : {};
  const change = (text: string) => {
    setOn(text);
    act.clear();
  };
  const settle = async () => {
    const isDone = await act.run(async () => {
      await archiveCall('life.settle', { eventId: due.eventId, deadlineId: due.deadlineId, on: tidyDay(on) });
      await props.onRefresh();
      await tellDone(`已办结：${due.label}（${due.name}）`, due.recordId, 'life.settle', props.page);
      return null;
    });
    if (isDone) props.onDone();
  };
  return (
    <FormDialog
      title={`办结：${due.label}`}
      submitLabel="办结"
      isBusy={act.isBusy}
      failure={act.failure}
      fields={['on']}
      size={460}
      onSubmit={() => void settle()}
      onClose={props.onClose}
    >
      <Text>
        {due.name}，{due.label}
        {due.on === null ? '' : `，期限 ${formatDate(due.on, 'han')}`}。
      </Text>
      {hint ? (
        <Alert color="yellow" variant="light" p="sm">
          {hint}。请先在“发放”里变更账号；核对过账号可用的，照常办结。
        </Alert>
      ) : null}
      <DayInput label="哪一天办的" value={on} error={errors.on} onChange={change} data-autofocus />
    </FormDialog>
  );
}
