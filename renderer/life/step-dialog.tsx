import { useState } from 'react';
import { archiveCall } from '#renderer/api.ts';
import { useCodes } from '#renderer/codes.ts';
import { fieldErrors } from '#renderer/errors.tsx';
import { plainChoice } from '#renderer/parts/controls/choices.ts';
import { FormDialog } from '#renderer/parts/form-dialog.tsx';
import { today } from '#renderer/parts/today.ts';
import { useAct } from '#renderer/parts/use-act.ts';
import { lifeScreens } from '#renderer/registers/life.ts';
import type { ArchiveOutput } from '#shared/contract/archive.ts';
import { deathStepOf, type LifeCycle, stepIn } from '#shared/life/life-cycle.ts';
import { partName, stateLabelOf, stateTableOf } from '#shared/life/parts.ts';
import { lifeOf } from '#shared/registers/life.ts';
import { ChangedNote, changedMeanwhile } from './changed-note.tsx';
import { ChoiceField } from './choice-field.tsx';
import { DeathReach } from './death-reach.tsx';
import classes from './life.module.css';
import { partChoice, partQuestion } from './part-words.ts';
import type { LifeDialogProps } from './screen.ts';
import { emptyDraft, lackingIn, type StepDraft, stepValues } from './step-draft.ts';
import { StepFields } from './step-fields.tsx';
import { tellDone } from './tell-done.ts';
import { useFileVersion } from './use-file-version.ts';

const FIELDS = [
  'partId',
  'on',
  'papers',
  'papers.0.number',
  'month',
  'reason',
  'way',
  'party',
  'place',
  'amountFen',
  'dueOn',
  'note',
];

/** Takes one step of a file's life: what it asks for, what will change, and refusals at their fields. */
export function StepDialog(props: LifeDialogProps & { step: string }) {
  const { file, life, step } = props;
  const cycle = lifeOf(file.kind);
  const { placeOf, askWords } = lifeScreens[file.kind];
  const { label, rule, deadlines } = stepIn(cycle, step);
  const [chosen, setChosen] = useState<number | null>(null);
  // Of several that it can be taken in the clerk says which; where there is one, none is asked.
  const partIds = life.steps.find(({ name }) => name === step)?.partIds ?? [];
  const partId = partIds.length === 1 ? (partIds[0] ?? null) : (partIds.find((id) => id === chosen) ?? null);
  const part = life.parts.find(({ id }) => id === partId);
  const states = { ...life.states, ...part?.states };
  const isMonthAsked = cycle.asksMonth(step, states);
  const [draft, setDraft] = useState(() => emptyDraft(cycle, step, today(), placeOf(file, step), isMonthAsked));
  const [lacking, setLacking] = useState<Record<string, string>>({});
  const act = useAct();
  const onVersion = useFileVersion(life.version, props.onRefresh);
  const aside = part ? `，${partName(cycle, part)}` : '';
  const errors = { ...(act.failure ? fieldErrors(act.failure) : {}), ...lacking };
  const isChanged = changedMeanwhile(act.failure) !== null;

  const change = (part: Partial<StepDraft>) => {
    setDraft((old) => ({ ...old, ...part }));
    // What has been filled in is lacking no more; the other fields keep what is said about them.
    setLacking((old) => Object.fromEntries(Object.entries(old).filter(([field]) => !touches(part, field))));
    if (Object.keys(errors).some((field) => touches(part, field))) act.clear();
  };
  const take = async () => {
    const found = lackingIn(cycle, step, draft);
    if (partIds.length > 1 && partId === null) found.partId = `请选择是${partQuestion(cycle, step)}`;
    setLacking(found);
    if (Object.keys(found).length > 0) return act.clear();
    const isDone = await act.run(async () => {
      const values = { recordId: file.id, partId, ...stepValues(step, draft) };
      const { note } = await onVersion((version) => archiveCall('life.take', { ...values, version }));
      await props.onRefresh();
      const done = `已办理：${label}（${file.subjectName}${aside}）`;
      await tellDone(note === null ? done : `${done}。${note}`, file.id, 'life.take', `/records/${file.id}`);
      return null;
    });
    if (isDone) props.onDone();
  };

  const choosePart = (id: string | null) => {
    setChosen(id === null ? null : Number(id));
    setLacking(({ partId: _said, ...old }) => old);
  };

  return (
    <FormDialog
      title={`${label}：${file.subjectName}${aside}`}
      submitLabel={label}
      isBusy={act.isBusy}
      failure={isChanged ? null : act.failure}
      fields={FIELDS}
      size={640}
      onSubmit={() => void take()}
      onClose={props.onClose}
    >
      <div className={classes.effect}>
        <Effect life={cycle} step={step} states={states} />
        <p>{rule}。</p>
        {deadlines ? <p>办完后{deadlines.map((deadline) => `“${deadline.label}”`).join('、')}列入待办。</p> : null}
      </div>
      {step === deathStepOf(cycle) ? <DeathReach recordId={file.id} /> : null}
      <ChangedNote failure={act.failure} refusal={life.steps.find(({ name }) => name === step)?.refusal ?? null} />
      {partIds.length > 1 ? (
        <ChoiceField
          label={partQuestion(cycle, step)}
          choices={life.parts
            .filter(({ id }) => partIds.includes(id))
            .map((one) => plainChoice(String(one.id), partChoice(cycle, one)))}
          value={partId === null ? null : String(partId)}
          error={errors.partId}
          onChange={choosePart}
        />
      ) : null}
      <StepFields {...{ life: cycle, step, draft, errors, isMonthAsked, askWords }} onChange={change} />
    </FormDialog>
  );
}

/** Which states the step moves: 人事档案：已接收在库 → 借出. */
function Effect(props: { life: LifeCycle; step: string; states: ArchiveOutput<'life.get'>['states'] }) {
  const { life, step, states } = props;
  const codes = useCodes();
  const labelOf = (field: string, code: string) => {
    const table = stateTableOf(life, field);
    return table === undefined ? code : codes.label(table, code);
  };
  return stepIn(life, step).moves.map(({ field, to }) => (
    <p key={field}>
      {stateLabelOf(life, field)}：{labelOf(field, states[field] ?? '')}
      {states[field] === to ? '（不变）' : ` → ${labelOf(field, to)}`}
    </p>
  ));
}

function touches(part: Partial<StepDraft>, field: string): boolean {
  return field in part || (field === 'papers' && 'paper' in part) || (field === 'amountFen' && 'amount' in part);
}
