import { Checkbox, Select, TextInput } from '@mantine/core';
import { archiveCall } from '#renderer/api.ts';
import { ChoiceField } from '#renderer/life/choice-field.tsx';
import { amountFen } from '#renderer/life/step-draft.ts';
import { plainChoice } from '#renderer/parts/controls/choices.ts';
import { DayInput } from '#renderer/parts/day-input.tsx';
import { FormDialog } from '#renderer/parts/form-dialog.tsx';
import { showDone } from '#renderer/parts/last-act.tsx';
import { today } from '#renderer/parts/today.ts';
import { useDraft } from '#renderer/parts/use-draft.ts';
import type { RecordFile } from '#shared/contract/records.ts';
import type { HandOverTo, OwedAfterEnd } from '#shared/records/retiree/contract/payments.ts';
import { evidenceLabels } from '#shared/records/retiree/life-cycle/evidence.ts';
import { handOverPapers, handOverTo } from '#shared/records/retiree/payment-words.ts';
import { moreThanReckoned } from '#shared/records/retiree/rules/owed-after-end.ts';
import { formatDate, readDay } from '#shared/rules/calendar.ts';
import { formatMoney } from '#shared/rules/money.ts';
import classes from './payments.module.css';

type Paper = (typeof handOverPapers)[number];

/** Money owed after the end of a benefit goes to those who inherit, to the person, or back to the agency. */
export function HandOverDialog(props: { file: RecordFile; version: number; owed: OwedAfterEnd; onClose: () => void }) {
  const { file, version, owed, onClose } = props;
  const { draft, set, errors, act, isLacking } = useDraft({
    on: today(),
    to: (owed.ending === 'died' ? 'heir' : 'self') as HandOverTo,
    name: owed.ending === 'died' ? '' : file.subjectName,
    number: '',
    paper: null as Paper | null,
    paperNumber: '',
    note: '',
    isMoreConfirmed: false,
    /** By month: the amount as typed; a month that is not ticked stays owed. */
    amounts: Object.fromEntries(
      owed.months.map(({ month, fen }) => [month, { isTaken: true, yuan: fen === null ? '' : formatMoney(fen) }]),
    ) as Record<string, { isTaken: boolean; yuan: string }>,
  });
  const taken = owed.months.flatMap(({ month }) => {
    const one = draft.amounts[month];
    return one?.isTaken ? [{ month, fen: amountFen(one.yuan) }] : [];
  });
  const sum = taken.reduce((all, { fen }) => all + (fen ?? 0), 0);
  // What is still to be filled in is not nothing.
  const isSummed = taken.every(({ fen }) => fen !== null && fen > 0);
  const isMore = moreThanReckoned(taken, owed.months).length > 0;
  const save = async () => {
    const on = readDay(draft.on);
    const { paper } = draft;
    const months = taken.flatMap(({ month, fen }) => (fen === null || fen === 0 ? [] : [{ month, fen }]));
    const found = {
      ...(on === null ? { on: '请填写日期，例如 2026-07-01' } : {}),
      ...(taken.length === 0 ? { months: '请勾选交付的月份' } : {}),
      ...(months.length < taken.length ? { months: '请填写每个月的金额，最多两位小数' } : {}),
      ...(draft.name.trim() === '' ? { name: draft.to === 'agency' ? '请填写经办机构' : '请填写领取人' } : {}),
      ...(paper === null ? { paper: '请选择依据的材料' } : {}),
    };
    if (isLacking(found) || on === null || paper === null) return;
    const isDone = await act.run(async () => {
      const { to, name, number, paperNumber, note } = draft;
      const isMoreConfirmed = isMore && draft.isMoreConfirmed;
      const whom = { to, name, number, paper, paperNumber, note };
      const given = { recordId: file.id, version, on, months, ...whom, isMoreConfirmed };
      const done = await archiveCall('payments.handOver', given);
      const said = `已登记${handOverTo[to]} ${formatMoney(sum)} 元`;
      showDone(done.note === null ? said : `${said}。${done.note}`, done.commandId, `/records/${file.id}`);
      return null;
    });
    if (isDone) onClose();
  };
  const field = (key: 'name' | 'number' | 'paperNumber' | 'note', label: string, most: number) => (
    <TextInput
      label={label}
      value={draft[key]}
      maxLength={most}
      autoComplete="off"
      error={errors[key]}
      onChange={(event) => set({ [key]: event.currentTarget.value })}
    />
  );
  const change = (month: string, part: Partial<{ isTaken: boolean; yuan: string }>) => {
    const old = draft.amounts[month] ?? { isTaken: false, yuan: '' };
    set({ amounts: { ...draft.amounts, [month]: { ...old, ...part } } });
  };
  return (
    <FormDialog
      title={`未发养老金：${file.subjectName}`}
      submitLabel="登记"
      isBusy={act.isBusy}
      failure={act.failure}
      fields={['on', 'to', 'name', 'number', 'paper', 'paperNumber', 'note', 'months']}
      size={640}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <div className={classes.pair}>
        <DayInput label="交付日期" value={draft.on} error={errors.on} onChange={(on) => set({ on })} data-autofocus />
        <Select
          label="交给谁"
          data={Object.entries(handOverTo).map(([value, label]) => ({ value, label }))}
          value={draft.to}
          allowDeselect={false}
          onChange={(to) => set({ to: to as HandOverTo })}
        />
      </div>
      <div className={classes.pair}>
        {field('name', draft.to === 'agency' ? '经办机构' : '领取人姓名', 30)}
        {field('number', draft.to === 'agency' ? '账号（可不填）' : '领取人证件号码或账号', 40)}
      </div>
      <fieldset className={classes.months} aria-label="交付的月份">
        {owed.months.map(({ month }) => {
          const said = formatDate(month, 'han');
          return (
            <div key={month} className={classes.pair}>
              <Checkbox
                label={said}
                checked={draft.amounts[month]?.isTaken ?? false}
                onChange={(event) => change(month, { isTaken: event.currentTarget.checked })}
              />
              <TextInput
                aria-label={`${said}金额（元）`}
                value={draft.amounts[month]?.yuan ?? ''}
                maxLength={20}
                autoComplete="off"
                disabled={draft.amounts[month]?.isTaken !== true}
                onChange={(event) => change(month, { yuan: event.currentTarget.value })}
              />
            </div>
          );
        })}
        {isMore ? (
          <Checkbox
            label="多于计算的金额，已与依据核对（原因写在备注里）"
            checked={draft.isMoreConfirmed}
            onChange={(event) => set({ isMoreConfirmed: event.currentTarget.checked })}
          />
        ) : null}
        {errors.months ? <p className={classes.problems}>{errors.months}</p> : null}
        <p className={classes.hint}>
          {isSummed ? `合计 ${formatMoney(sum)} 元；` : ''}按经办机构的决定填写，可以与计算的不同。
        </p>
      </fieldset>
      <div className={classes.pair}>
        <ChoiceField
          label="依据材料"
          choices={handOverPapers.map((paper) => plainChoice(paper, evidenceLabels[paper]))}
          value={draft.paper}
          error={errors.paper}
          onChange={(paper) => set({ paper: paper as Paper | null })}
        />
        {field('paperNumber', '文号、编号（可不填）', 60)}
      </div>
      {field('note', isMore ? '备注（多于计算的原因）' : '备注（可不填）', 200)}
    </FormDialog>
  );
}
