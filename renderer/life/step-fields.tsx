import { TextInput } from '@mantine/core';
import { useCodes } from '#renderer/codes.ts';
import { codeChoices, plainChoice } from '#renderer/parts/controls/choices.ts';
import { DayInput } from '#renderer/parts/day-input.tsx';
import { groupOf, type LifeCycle, stepIn } from '#shared/life/life-cycle.ts';
import { wayTitle } from '#shared/life/refusal.ts';
import type { Ask } from '#shared/life/step.ts';
import { ChoiceField } from './choice-field.tsx';
import classes from './life.module.css';
import type { LifeScreen } from './screen.ts';
import { type StepDraft, tidyMonth, withDay } from './step-draft.ts';

interface StepFieldsProps {
  life: LifeCycle;
  askWords: LifeScreen['askWords'];
  step: string;
  draft: StepDraft;
  errors: Readonly<Record<string, string | undefined>>;
  /** Whether the step asks for a month that somebody may know. */
  isMonthAsked: boolean;
  onChange: (part: Partial<StepDraft>) => void;
}

/** What a step asks for: its day and its paper always, the rest as the step says. */
export function StepFields({ life, step, draft, errors, isMonthAsked, askWords, onChange }: StepFieldsProps) {
  const { evidence, asks, reasons } = stepIn(life, step);
  const codes = useCodes();
  const has = (ask: Ask) => asks.includes(ask);
  return (
    <>
      <div className={classes.pair}>
        <DayInput
          label={groupOf(life, step).day.label}
          value={draft.on}
          error={errors.on}
          onChange={(on) => onChange(withDay(draft, on, isMonthAsked))}
          data-autofocus
        />
        {has('month') || isMonthAsked ? (
          <TextInput
            label={`${askWords(step, 'month').label}${isMonthAsked ? '（可不填）' : ''}`}
            description={isMonthAsked ? askWords(step, 'month').hint : undefined}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            placeholder="2026-07"
            value={draft.month}
            maxLength={20}
            autoComplete="off"
            error={errors.month}
            onChange={(event) => onChange({ month: event.currentTarget.value })}
            onBlur={() => onChange({ month: tidyMonth(draft.month) })}
          />
        ) : null}
        {has('dueOn') ? (
          <DayInput
            label="归还期限（可不填）"
            description="不填的，按“政策数值”里的借阅期限算"
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            value={draft.dueOn}
            error={errors.dueOn}
            onChange={(dueOn) => onChange({ dueOn })}
          />
        ) : null}
      </div>
      <div className={classes.pair}>
        <ChoiceField
          label="依据材料"
          choices={evidence.map((paper) => plainChoice(paper, life.papers[paper] ?? paper))}
          value={draft.paper}
          error={errors.papers}
          onChange={(paper) => onChange({ paper })}
        />
        <TextInput
          label="文号、编号（可不填）"
          value={draft.number}
          maxLength={60}
          autoComplete="off"
          error={errors['papers.0.number']}
          onChange={(event) => onChange({ number: event.currentTarget.value })}
        />
      </div>
      {has('reason') ? (
        <ChoiceField
          label="原因"
          choices={Object.entries(reasons ?? {}).map(([value, label]) => plainChoice(value, label))}
          value={draft.reason}
          error={errors.reason}
          onChange={(reason) => onChange({ reason })}
        />
      ) : null}
      {has('way') && life.wayTable !== 'none' ? (
        <ChoiceField
          label={wayTitle(life)}
          choices={codeChoices(codes, life.wayTable)}
          value={draft.way}
          error={errors.way}
          onChange={(way) => onChange({ way })}
        />
      ) : null}
      {has('party') ? (
        <TextInput
          label={askWords(step, 'party').label}
          value={draft.party}
          maxLength={60}
          autoComplete="off"
          error={errors.party}
          onChange={(event) => onChange({ party: event.currentTarget.value })}
        />
      ) : null}
      {has('amount') ? (
        <TextInput
          label="金额（元）"
          value={draft.amount}
          maxLength={20}
          autoComplete="off"
          error={errors.amountFen}
          onChange={(event) => onChange({ amount: event.currentTarget.value })}
        />
      ) : null}
      {has('place') ? (
        <TextInput
          label={`${askWords(step, 'place').label}（可不填）`}
          value={draft.place}
          maxLength={40}
          autoComplete="off"
          error={errors.place}
          onChange={(event) => onChange({ place: event.currentTarget.value })}
        />
      ) : null}
      <TextInput
        label="备注（可不填）"
        value={draft.note}
        maxLength={200}
        autoComplete="off"
        error={errors.note}
        onChange={(event) => onChange({ note: event.currentTarget.value })}
      />
    </>
  );
}
