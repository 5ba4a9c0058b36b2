import { useState } from 'react';
import { archiveCall } from '#renderer/api.ts';
import { fieldErrors } from '#renderer/errors.tsx';
import { DayInput, tidyDay } from '#renderer/parts/day-input.tsx';
import { FormDialog } from '#renderer/parts/form-dialog.tsx';
import { showDone } from '#renderer/parts/last-act.tsx';
import { useAct } from '#renderer/parts/use-act.ts';
import type { HouseholdOfFile } from '#shared/contract/record-households.ts';
import type { RecordFile } from '#shared/contract/records.ts';
import { FoundPicker } from './subject/found-picker.tsx';
import { useHouseholds } from './subject/household-choice.tsx';

/** Which household a file is about from which day on: a further one (`link` null), or one that was entered wrongly. */
export function HouseholdDialog(props: { file: RecordFile; link: HouseholdOfFile | null; onClose: () => void }) {
  const { file, link, onClose } = props;
  const [householdId, setHouseholdId] = useState(link?.householdId ?? null);
  const [fromOn, setFromOn] = useState(link?.fromOn ?? '');
  const act = useAct();
  const errors = act.failure ? fieldErrors(act.failure) : {};
  const save = async () => {
    if (householdId === null) return;
    const isDone = await act.run(async () => {
      const asked = { version: file.version, householdId, fromOn: tidyDay(fromOn) };
      const { commandId } =
        link === null
          ? await archiveCall('records.addHousehold', { recordId: file.id, ...asked })
          : await archiveCall('records.correctHousehold', { id: link.id, ...asked });
      showDone(commandId === null ? '没有改动' : '所属的户已登记', commandId, `/records/${file.id}`);
      return null;
    });
    if (isDone) onClose();
  };
  return (
    <FormDialog
      title={link === null ? '改属另一户' : `更正所属的户：${link.headName}户`}
      submitLabel={link === null ? '登记' : '更正'}
      isBusy={act.isBusy}
      failure={act.failure}
      isDisabled={householdId === null}
      fields={['fromOn']}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <FoundPicker
        label="家庭"
        placeholder="户主或成员的姓名、户号、住址"
        nothingFound="没有找到在册的户"
        taken={link === null ? '' : `${link.headName}户（${link.number}）`}
        useFound={useHouseholds}
        onChange={setHouseholdId}
      />
      <DayInput label="从哪一天起" value={fromOn} error={errors.fromOn} onChange={setFromOn} />
    </FormDialog>
  );
}
