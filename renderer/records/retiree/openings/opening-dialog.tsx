import { Checkbox, Text, TextInput } from '@mantine/core';
import { archiveCall } from '#renderer/api.ts';
import { useCodes } from '#renderer/codes.ts';
import { ChangedNote, changedMeanwhile } from '#renderer/life/changed-note.tsx';
import { ChoiceField } from '#renderer/life/choice-field.tsx';
import classes from '#renderer/life/life.module.css';
import { tidyMonth } from '#renderer/life/step-draft.ts';
import { type RefreshLife, useFileVersion } from '#renderer/life/use-file-version.ts';
import { codeChoices, plainChoice } from '#renderer/parts/controls/choices.ts';
import { DayInput } from '#renderer/parts/day-input.tsx';
import { FormDialog } from '#renderer/parts/form-dialog.tsx';
import { showDone } from '#renderer/parts/last-act.tsx';
import { useDraft } from '#renderer/parts/use-draft.ts';
import type { ArchiveOutput } from '#shared/contract/archive.ts';
import type { RecordFile } from '#shared/contract/records.ts';
import type { KeptOpening } from '#shared/records/retiree/contract/openings.ts';
import { pauseReasons } from '#shared/records/retiree/life-cycle/steps.ts';
import { openingDraft, openingValues, unreadable } from './opening-draft.ts';

/** 期初登记: what the old system knew of one person, entered once; a second time it is corrected, with the reason. */
export function OpeningDialog(props: {
  file: RecordFile;
  life: ArchiveOutput<'life.get'>;
  kept: KeptOpening | null;
  onRefresh: RefreshLife;
  onDone: () => void;
  onClose: () => void;
}) {
  const { file, life, kept } = props;
  const codes = useCodes();
  const { draft, set, errors, act, isLacking } = useDraft(openingDraft(kept));
  const onVersion = useFileVersion(life.version, props.onRefresh);
  const isChanged = changedMeanwhile(act.failure) !== null;
  const question = errors.takesAmount ?? draft.question;
  // Another amount is another question.
  const unasked = { question: null, takesAmount: false };

  const save = async () => {
    if (isLacking(unreadable(draft))) return;
    const isDone = await act.run(async () => {
      const asked = { recordId: file.id, ...openingValues(draft) };
      const done = await onVersion((version) => archiveCall('openings.save', { ...asked, version }));
      await props.onRefresh();
      showDone(`${kept ? '已更正期初' : '已登记期初'}（${file.values.name}）`, done.commandId, `/records/${file.id}`);
      return null;
    });
    if (isDone) props.onDone();
  };

  return (
    <FormDialog
      title={`${kept ? '更正期初' : '期初登记'}：${file.values.name}`}
      submitLabel={kept ? '更正' : '登记'}
      isBusy={act.isBusy}
      failure={isChanged ? null : act.failure}
      fields={Object.keys(openingValues(draft))}
      size={680}
      onSubmit={() => void save()}
      onClose={props.onClose}
    >
      <Text size="sm" c="gray.7">
        启用本程序以前的情况，照原系统填写，不清楚的留空。期初不算本单位的办理，不计入报表的认证和增减；启用以后发生的事请按步骤办理。
      </Text>
      <ChangedNote failure={act.failure} refusal={null} />
      <div className={classes.pair}>
        <DayInput
          label="上次认证日期"
          value={draft.certifiedOn}
          error={errors.certifiedOn}
          onChange={(certifiedOn) => set({ certifiedOn })}
          data-autofocus
        />
        <ChoiceField
          label="认证方式"
          choices={codeChoices(codes, 'certificationWay')}
          value={draft.way}
          error={errors.way}
          onChange={(way) => set({ way })}
        />
      </div>
      <div className={classes.pair}>
        <DayInput
          label="认证有效期至"
          description="不填的，按本单位的认证周期从上次认证日期计算"
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={draft.certifiedThrough}
          error={errors.certifiedThrough}
          onChange={(certifiedThrough) => set({ certifiedThrough })}
        />
      </div>
      <div className={classes.pair}>
        <TextInput
          label="现在的月养老金（元）"
          value={draft.amount}
          maxLength={20}
          autoComplete="off"
          error={errors.amountFen}
          onChange={(event) => set({ amount: event.currentTarget.value, ...unasked })}
        />
        <MonthInput
          label="这个金额从哪个月起（现标准起始月）"
          value={draft.amountFrom}
          error={errors.amountFrom}
          onChange={(amountFrom) => set({ amountFrom, ...unasked })}
          onTidy={(amountFrom) => set({ amountFrom, question })}
        />
      </div>
      <div className={classes.pair}>
        <ChoiceField
          label="发放状态"
          choices={[plainChoice('paying', '正常发放'), plainChoice('paused', '暂停发放')]}
          value={draft.payment}
          error={errors.payment}
          onChange={(payment) => set({ payment: payment as 'paying' | 'paused' | null })}
        />
        {draft.payment === 'paused' ? (
          <MonthInput
            label="从哪个月起暂停"
            value={draft.pausedFrom}
            error={errors.pausedFrom}
            onChange={(pausedFrom) => set({ pausedFrom })}
            onTidy={(pausedFrom) => set({ pausedFrom, question })}
          />
        ) : null}
      </div>
      {draft.payment === 'paused' ? (
        <ChoiceField
          label="暂停原因"
          choices={Object.entries(pauseReasons).map(([value, label]) => plainChoice(value, label))}
          value={draft.pauseReason}
          error={errors.pauseReason}
          onChange={(pauseReason) => set({ pauseReason })}
        />
      ) : null}
      {question === null ? null : (
        <Checkbox
          label="两个金额都看过，按期初的登记"
          description={question}
          checked={draft.takesAmount}
          aria-invalid={errors.takesAmount !== undefined}
          error={errors.takesAmount === undefined ? undefined : '请核对后勾选，或者改上面的金额'}
          onChange={(event) => set({ takesAmount: event.currentTarget.checked, question })}
        />
      )}
      {kept ? (
        <TextInput
          label="更正原因"
          placeholder="如：原系统的有效期抄错"
          value={draft.reason}
          maxLength={100}
          autoComplete="off"
          error={errors.reason}
          onChange={(event) => set({ reason: event.currentTarget.value })}
        />
      ) : null}
    </FormDialog>
  );
}

function MonthInput(props: {
  label: string;
  value: string;
  error: string | undefined;
  onChange: (value: string) => void;
  /** The month as it is written, once the field is left: no other month, so a question about it stands. */
  onTidy: (value: string) => void;
}) {
  const tidied = tidyMonth(props.value);
  return (
    <TextInput
      label={props.label}
      placeholder="2026-01"
      value={props.value}
      maxLength={20}
      autoComplete="off"
      error={props.error}
      onChange={(event) => props.onChange(event.currentTarget.value)}
      onBlur={() => (tidied === props.value ? undefined : props.onTidy(tidied))}
    />
  );
}
