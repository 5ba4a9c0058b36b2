import { useState } from 'react';
import { archiveCall } from '#renderer/api.ts';
import { useCodes } from '#renderer/codes.ts';
import { fieldErrors } from '#renderer/errors.tsx';
import { FormDialog } from '#renderer/parts/form-dialog.tsx';
import { today } from '#renderer/parts/today.ts';
import { useAct } from '#renderer/parts/use-act.ts';
import type { ArchiveOutput } from '#shared/contract/archive.ts';
import type { RecordFile } from '#shared/contract/records.ts';
import { retireeLabels } from '#shared/records/retiree/fields.ts';
import { asksPaidThrough, type StepName, stepOf } from '#shared/records/retiree/life-cycle/steps.ts';
import { ChangedNote, changedMeanwhile } from './changed-note.tsx';
import classes from './life.module.css';
import { emptyDraft, lackingIn, type StepDraft, stepValues } from './step-draft.ts';
import { StepFields } from './step-fields.tsx';
import { tellDone } from './tell-done.ts';
import { type RefreshLife, useFileVersion } from './use-file-version.ts';

const FIELDS = [
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
export function StepDialog(props: {
  file: RecordFile;
  life: ArchiveOutput<'life.get'>;
  step: StepName;
  /** Reads the file anew; settles when it has. */
  onRefresh: RefreshLife;
  onDone: () => void;
  onClose: () => void;
}) {
  const { file, life, step } = props;
  const { label, rule, deadline } = stepOf(step);
  const isPaidThroughAsked = asksPaidThrough(step, life.states);
  const [draft, setDraft] = useState(() => emptyDraft(step, today(), file.values.paperFilePlace, isPaidThroughAsked));
  const [lacking, setLacking] = useState<Record<string, string>>({});
  const act = useAct();
  const onVersion = useFileVersion(life.version, props.onRefresh);
  const errors = { ...(act.failure ? fieldErrors(act.failure) : {}), ...lacking };
  const isChanged = changedMeanwhile(act.failure) !== null;

  const change = (part: Partial<StepDraft>) => {
    setDraft((old) => ({ ...old, ...part }));
    // What has been filled in is lacking no more; the other fields keep what is said about them.
    setLacking((old) => Object.fromEntries(Object.entries(old).filter(([field]) => !touches(part, field))));
    if (Object.keys(errors).some((field) => touches(part, field))) act.clear();
  };
  const take = async () => {
    const found = lackingIn(step, draft);
    setLacking(found);
    if (Object.keys(found).length > 0) return act.clear();
    const isDone = await act.run(async () => {
      const values = { recordId: file.id, ...stepValues(step, draft) };
      const { note } = await onVersion((version) => archiveCall('life.take', { ...values, version }));
      await props.onRefresh();
      const done = `已办理：${label}（${file.values.name}）`;
      await tellDone(note === null ? done : `${done}。${note}`, file.id, 'life.take', `/records/${file.id}`);
      return null;
    });
    if (isDone) props.onDone();
  };

  return (
    <FormDialog
      title={`${label}：${file.values.name}`}
      submitLabel={label}
      isBusy={act.isBusy}
      failure={isChanged ? null : act.failure}
      fields={FIELDS}
      size={640}
      onSubmit={() => void take()}
      onClose={props.onClose}
    >
      <div className={classes.effect}>
        <Effect step={step} states={life.states} />
        <p>{rule}。</p>
        {deadline ? <p>办完后“{deadline.label}”列入待办。</p> : null}
      </div>
      <ChangedNote failure={act.failure} refusal={life.steps.find(({ name }) => name === step)?.refusal ?? null} />
      <StepFields {...{ step, draft, errors, isPaidThroughAsked }} onChange={change} />
    </FormDialog>
  );
}

/** Which states the step moves: 人事档案：已接收在库 → 借出. */
function Effect({ step, states }: { step: StepName; states: ArchiveOutput<'life.get'>['states'] }) {
  const codes = useCodes();
  return stepOf(step).moves.map(({ field, to }) => (
    <p key={field}>
      {retireeLabels[field]}：{codes.label(field, states[field])}
      {states[field] === to ? '（不变）' : ` → ${codes.label(field, to)}`}
    </p>
  ));
}

function touches(part: Partial<StepDraft>, field: string): boolean {
  return field in part || (field === 'papers' && 'paper' in part) || (field === 'amountFen' && 'amount' in part);
}
