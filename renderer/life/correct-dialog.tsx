import { Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { archiveCall } from '#renderer/api.ts';
import { useCodes } from '#renderer/codes.ts';
import { fieldErrors } from '#renderer/errors.tsx';
import { codeChoices } from '#renderer/parts/controls/choices.ts';
import { FormDialog } from '#renderer/parts/form-dialog.tsx';
import { useAct } from '#renderer/parts/use-act.ts';
import { partName, partTypeIn } from '#shared/life/parts.ts';
import { lifeOf } from '#shared/registers/life.ts';
import { ChangedNote, changedMeanwhile } from './changed-note.tsx';
import { ChoiceField } from './choice-field.tsx';
import classes from './life.module.css';
import type { LifeDialogProps } from './screen.ts';
import { tellDone } from './tell-done.ts';
import { useFileVersion } from './use-file-version.ts';

/**
 * 更正状态: what was entered wrongly is put right, with the reason. It is no step of life and sets no deadline. `partId` null:
 * the states of the file itself.
 */
export function CorrectDialog(props: LifeDialogProps & { partId: number | null }) {
  const { file, life, partId } = props;
  const cycle = lifeOf(file.kind);
  const part = life.parts.find(({ id }) => id === partId);
  const { stateLabels, stateTables } = part ? partTypeIn(cycle, part.type) : cycle;
  const stands = part?.states ?? life.states;
  const aside = part ? `，${partName(cycle, part)}` : '';
  const codes = useCodes();
  const [chosen, setChosen] = useState<Record<string, string | undefined>>({});
  const [reason, setReason] = useState('');
  const act = useAct();
  const onVersion = useFileVersion(life.version, props.onRefresh);
  const errors = act.failure ? fieldErrors(act.failure) : {};
  const isChanged = changedMeanwhile(act.failure) !== null;
  const choose = (field: string, code: string | null) => setChosen((old) => ({ ...old, [field]: code ?? undefined }));

  const correct = async () => {
    const states = Object.fromEntries(
      Object.entries(chosen).flatMap(([field, code]) => (code === undefined ? [] : [[field, code]])),
    );
    const isDone = await act.run(async () => {
      await onVersion((version) => archiveCall('life.correct', { recordId: file.id, version, partId, states, reason }));
      await props.onRefresh();
      await tellDone(`已更正状态（${file.subjectName}${aside}）`, file.id, 'life.correct', `/records/${file.id}`);
      return null;
    });
    if (isDone) props.onDone();
  };

  return (
    <FormDialog
      title={`更正状态：${file.subjectName}${aside}`}
      submitLabel="更正"
      isBusy={act.isBusy}
      failure={isChanged ? null : act.failure}
      fields={['reason']}
      size={640}
      onSubmit={() => void correct()}
      onClose={props.onClose}
    >
      <Text>只用来改登记错的状态；新发生的事请按步骤办理。更正会连同原因记在经过里。</Text>
      <ChangedNote failure={act.failure} refusal={null} />
      <div className={classes.pair}>
        {Object.entries(stateTables).map(([field, table]) => (
          <ChoiceField
            key={field}
            label={stateLabels[field] ?? field}
            choices={codeChoices(codes, table)}
            value={chosen[field] ?? stands[field] ?? null}
            error={undefined}
            onChange={(code) => choose(field, code)}
          />
        ))}
      </div>
      <TextInput
        label="更正原因"
        placeholder="如：花名册里的状态填错，人事档案早已接收入库"
        value={reason}
        maxLength={200}
        autoComplete="off"
        error={errors.reason}
        onChange={(event) => {
          setReason(event.currentTarget.value);
          act.clear();
        }}
      />
    </FormDialog>
  );
}
