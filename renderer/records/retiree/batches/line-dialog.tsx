import { Button, Checkbox, Group, Select, TextInput } from '@mantine/core';
import { useMemo, useRef } from 'react';
import { archiveCall } from '#renderer/api.ts';
import { useCodes } from '#renderer/codes.ts';
import { amountFen, tidyMonth } from '#renderer/life/step-draft.ts';
import { codeChoices } from '#renderer/parts/controls/choices.ts';
import { DayInput } from '#renderer/parts/day-input.tsx';
import { FormDialog } from '#renderer/parts/form-dialog.tsx';
import { showDone } from '#renderer/parts/last-act.tsx';
import { useDraft } from '#renderer/parts/use-draft.ts';
import { useArchive } from '#renderer/queries.ts';
import { IdentityPanel, nameDiffers } from '#renderer/records/identity-panel.tsx';
import type { Batch, BatchLine, LineValues } from '#shared/records/retiree/contract/batches.ts';
import { type LineState, lineStates } from '#shared/records/retiree/rules/batch-words.ts';
import { formatMoney } from '#shared/rules/money.ts';
import { arrivedLabels, valuesOf } from './batch-words.ts';
import classes from './batches.module.css';
import { tidyMonthOrDay } from './line-entry.tsx';

const PARTY = [
  { value: '', label: '未填' },
  { value: 'yes', label: '是' },
  { value: 'no', label: '否' },
];
type TextField =
  | 'name'
  | 'idNumber'
  | 'employer'
  | 'retiredOn'
  | 'registeredAddress'
  | 'residenceAddress'
  | 'phone'
  | 'fileNumber'
  | 'lacking'
  | 'place'
  | 'remark'
  | 'sealNumber'
  | 'sealReceipt'
  | 'forwardOn'
  | 'forwardTo'
  | 'paidThrough';
const TEXTS: readonly TextField[] = [
  'name',
  'idNumber',
  'employer',
  'retiredOn',
  'registeredAddress',
  'residenceAddress',
  'phone',
  'fileNumber',
  'lacking',
  'place',
  'remark',
  'sealNumber',
  'sealReceipt',
  'forwardOn',
  'forwardTo',
  'paidThrough',
];
type FigureField = 'originals' | 'copies' | 'papers' | 'pages';
const FIGURES: readonly FigureField[] = ['originals', 'copies', 'papers', 'pages'];

/** One person of the list whole (B.2, B.3), with how the file came; of one who was taken over for reading only. */
export function LineDialog(props: { batch: Batch; line: BatchLine; onClose: () => void }) {
  const { batch, line } = props;
  const isTaken = line.takenOn !== null;
  const fields = useRef<HTMLDivElement>(null);
  const codes = useCodes();
  const communities = useArchive('communities.list', { withEnded: true }).data?.items;
  const places = useMemo(
    () => (communities ?? []).map((one) => ({ value: String(one.id), label: one.name })),
    [communities],
  );
  const { draft, set, errors, act, isLacking } = useDraft({
    ...(Object.fromEntries(TEXTS.map((field) => [field, line[field] ?? ''])) as Record<TextField, string>),
    ...(Object.fromEntries(FIGURES.map((field) => [field, line[field] === null ? '' : String(line[field])])) as Record<
      FigureField,
      string
    >),
    gender: line.gender,
    retirementType: line.retirementType,
    yuan: line.pensionFen === null ? '' : formatMoney(line.pensionFen),
    communityId: line.communityId === null ? null : String(line.communityId),
    livesElsewhere: line.livesElsewhere,
    party: line.isParty === null ? '' : line.isParty ? 'yes' : 'no',
    state: line.state as LineState,
  });
  const errorOf = (field: string) => errors[`values.${field}`];
  const save = async (isSamePerson = false) => {
    const wrong = FIGURES.filter((field) => !/^\d{0,5}$/.test(draft[field].trim()));
    const fen = draft.yuan.trim() === '' ? null : amountFen(draft.yuan);
    if (
      isLacking({
        ...Object.fromEntries(wrong.map((field) => [`values.${field}`, '请填写整数'])),
        ...(draft.yuan.trim() !== '' && fen === null ? { 'values.pensionFen': '请填写金额' } : {}),
      })
    )
      return;
    const values: LineValues = {
      ...valuesOf(line),
      ...(Object.fromEntries(TEXTS.map((field) => [field, draft[field].trim() || null])) as Pick<
        LineValues,
        TextField
      >),
      ...(Object.fromEntries(
        FIGURES.map((field) => [field, draft[field].trim() === '' ? null : Number(draft[field])]),
      ) as Pick<LineValues, FigureField>),
      name: draft.name,
      retiredOn: tidyMonthOrDay(draft.retiredOn),
      paidThrough: tidyMonth(draft.paidThrough) || null,
      gender: draft.gender,
      retirementType: draft.retirementType,
      pensionFen: fen,
      communityId: draft.communityId === null ? null : Number(draft.communityId),
      livesElsewhere: draft.livesElsewhere,
      isParty: draft.party === '' ? null : draft.party === 'yes',
    };
    const isDone = await act.run(async () => {
      const { commandId } = await archiveCall('batches.saveLine', {
        ...{ lineId: line.id, version: line.version, values, state: draft.state, isSamePerson },
      });
      showDone(`已保存 ${draft.name.trim()}`, commandId, `/batches/${batch.id}`);
      return null;
    });
    if (isDone) props.onClose();
  };
  const remove = async () => {
    const isDone = await act.run(async () => {
      const { commandId } = await archiveCall('batches.removeLine', { lineId: line.id, version: line.version });
      showDone(`${line.name} 已从清单去掉`, commandId, `/batches/${batch.id}`);
      return null;
    });
    if (isDone) props.onClose();
  };
  const text = (field: TextField | FigureField, label: string, most: number, isFirst = false) => (
    <TextInput
      name={field}
      label={label}
      value={draft[field]}
      maxLength={most}
      autoComplete="off"
      readOnly={isTaken}
      error={errorOf(field)}
      data-autofocus={isFirst || undefined}
      onChange={(event) => set({ [field]: event.currentTarget.value })}
    />
  );
  const differs = nameDiffers(act.failure);
  const toNumber = () => {
    act.clear();
    fields.current?.querySelector<HTMLInputElement>('input[name="idNumber"]')?.select();
  };
  return (
    <FormDialog
      title={`清单：${line.name}`}
      submitLabel={isTaken ? '关闭' : '保存'}
      size={860}
      isBusy={act.isBusy}
      failure={differs ? null : act.failure}
      fields={[...TEXTS, ...FIGURES, 'gender', 'retirementType', 'pensionFen', 'communityId'].map(
        (field) => `values.${field}`,
      )}
      onSubmit={() => (isTaken ? props.onClose() : void save())}
      onClose={props.onClose}
    >
      {isTaken ? <p className={classes.hint}>{line.takenOn} 已办结，清单照签字时的内容保存。</p> : null}
      {differs ? (
        <IdentityPanel differs={differs} isBusy={act.isBusy} onSame={() => void save(true)} onWrong={toNumber} />
      ) : null}
      <div ref={fields} className={classes.fields}>
        {text('name', '姓名', 50)}
        {text('idNumber', '证件号码', 30)}
        <Select
          label="性别"
          data={codeChoices(codes, 'gender').map(({ value, label }) => ({ value, label }))}
          value={draft.gender}
          readOnly={isTaken}
          error={errorOf('gender')}
          onChange={(gender) => set({ gender })}
        />
        {text('employer', '原单位', 100)}
        {text('retiredOn', '退休时间', 20)}
        <Select
          label="离退休类别"
          searchable
          data={codeChoices(codes, 'retirementType').map(({ value, label }) => ({ value, label }))}
          value={draft.retirementType}
          readOnly={isTaken}
          error={errorOf('retirementType')}
          onChange={(retirementType) => set({ retirementType })}
        />
        <TextInput
          label="月基本养老金（元）"
          value={draft.yuan}
          maxLength={20}
          autoComplete="off"
          readOnly={isTaken}
          error={errorOf('pensionFen')}
          onChange={(event) => set({ yuan: event.currentTarget.value })}
        />
        {batch.direction === 'in' ? text('paidThrough', '移交方发放至（月份）', 20) : null}
        {text('phone', '电话', 20)}
        <Select
          label="社区"
          searchable
          clearable
          clearButtonProps={{ 'aria-label': '清除社区' }}
          data={places}
          value={draft.communityId}
          readOnly={isTaken}
          error={errorOf('communityId')}
          onChange={(communityId) => set({ communityId })}
        />
        {text('registeredAddress', '户籍地址', 100)}
        {text('residenceAddress', '居住地址', 100)}
        <Group gap="lg" align="end">
          <Select
            label="党员"
            w={90}
            data={PARTY}
            value={draft.party}
            allowDeselect={false}
            readOnly={isTaken}
            onChange={(party) => set({ party: party ?? '' })}
          />
          <Checkbox
            label="异地居住"
            mb={8}
            checked={draft.livesElsewhere}
            disabled={isTaken}
            onChange={(event) => set({ livesElsewhere: event.currentTarget.checked })}
          />
        </Group>
        {text('fileNumber', '档案编号（移交方）', 20)}
        <Group gap="xs" wrap="nowrap">
          {text('originals', '正本（卷）', 2)}
          {text('copies', '副本（卷）', 2)}
        </Group>
        <Group gap="xs" wrap="nowrap">
          {text('papers', '材料份数', 4)}
          {text('pages', '页数', 5)}
        </Group>
        <Select
          label="核对结果"
          data={(Object.keys(lineStates) as LineState[]).map((value) => ({
            value,
            label: value === 'arrived' ? arrivedLabels[batch.direction] : lineStates[value],
          }))}
          value={draft.state}
          allowDeselect={false}
          readOnly={isTaken}
          onChange={(state) => set({ state: state as LineState })}
        />
        {text('place', '存放位置', 20)}
        {text('remark', '备注', 50)}
        <div className={classes.all}>
          {text('lacking', draft.state === 'missing' ? '缺档原因' : '缺失材料（名称、原因）', 100)}
        </div>
        {batch.direction === 'in' ? (
          <>
            {text('sealNumber', '封条编号（密封档案）', 40)}
            {text('sealReceipt', '收据编号', 40)}
            <DayInput
              label="应转递日期"
              value={draft.forwardOn}
              readOnly={isTaken}
              error={errorOf('forwardOn')}
              onChange={(forwardOn) => set({ forwardOn })}
            />
            <div className={classes.all}>{text('forwardTo', '转递给', 60)}</div>
          </>
        ) : null}
      </div>
      {isTaken ? null : (
        <Group>
          <Button variant="subtle" c="red.9" size="compact-md" onClick={() => void remove()}>
            从清单去掉
          </Button>
        </Group>
      )}
    </FormDialog>
  );
}
