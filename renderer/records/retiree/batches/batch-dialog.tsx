import { Checkbox, Group, Input, Select, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { archiveCall } from '#renderer/api.ts';
import { DayInput } from '#renderer/parts/day-input.tsx';
import { FormDialog } from '#renderer/parts/form-dialog.tsx';
import { showDone } from '#renderer/parts/last-act.tsx';
import { SuggestInput } from '#renderer/parts/suggest-input.tsx';
import { today } from '#renderer/parts/today.ts';
import { useDraft } from '#renderer/parts/use-draft.ts';
import { useArchive } from '#renderer/queries.ts';
import type { Batch, BatchValues } from '#shared/records/retiree/contract/batches.ts';
import {
  type BatchContent,
  type BatchDirection,
  type BatchKind,
  batchContentNames,
  batchContents,
  batchDirections,
  batchKinds,
} from '#shared/records/retiree/rules/batch-words.ts';
import { unitLabels } from './batch-words.ts';
import classes from './batches.module.css';

const FIELDS = ['unitName', 'number', 'kind', 'onDate', 'contents', 'reason', 'validDays', 'reportBy'];

/** The letter of a batch (介绍信): between whom, when, by which number, and what is handed over. */
export function BatchDialog(props: {
  batch: Batch | null;
  direction: BatchDirection;
  /** `id`: the batch that was saved; null where nothing was. */
  onClose: (id: number | null) => void;
}) {
  const { batch, direction } = props;
  const { draft, set, errors, act, isLacking } = useDraft({
    unitName: batch?.unitName ?? '',
    unitCode: batch?.unitCode ?? '',
    number: batch?.number ?? '',
    kind: batch?.kind ?? ((direction === 'in' ? 'employer' : 'street') as BatchKind),
    onDate: batch?.onDate ?? today(),
    contents: batch?.contents ?? (['pension', 'file'] as BatchContent[]),
    reason: batch?.reason ?? '',
    validDays: batch?.validDays === null || batch === null ? '' : String(batch.validDays),
    reportBy: batch?.reportBy ?? '',
    handedBy: batch?.handedBy ?? '',
    supervisedBy: batch?.supervisedBy ?? '',
    receivedBy: batch?.receivedBy ?? '',
    remark: batch?.remark ?? '',
  });
  const errorOf = (field: string) => errors[`values.${field}`];
  const save = async () => {
    if (
      isLacking({
        ...(draft.unitName.trim() === '' ? { 'values.unitName': '请填写对方单位' } : {}),
        ...(draft.contents.length === 0 ? { 'values.contents': '请选择移交什么' } : {}),
        ...(direction === 'out' && draft.reason.trim() === '' ? { 'values.reason': '请填写转出的原因' } : {}),
        ...(/^\d{0,3}$/.test(draft.validDays.trim()) ? {} : { 'values.validDays': '请填写天数' }),
      })
    )
      return;
    let id: number | null = null;
    const values: BatchValues = {
      ...draft,
      direction,
      validDays: draft.validDays.trim() === '' ? null : Number(draft.validDays),
      reportBy: draft.reportBy.trim() === '' ? null : draft.reportBy,
    };
    const isDone = await act.run(async () => {
      const saved = await archiveCall('batches.save', { id: batch?.id ?? null, version: batch?.version ?? 0, values });
      id = saved.id;
      showDone(batch ? '介绍信已保存' : '批次已建立，请登记清单', saved.commandId, `/batches/${saved.id}`);
      return null;
    });
    if (isDone) props.onClose(id);
  };
  const text = (
    field: 'unitCode' | 'number' | 'reason' | 'handedBy' | 'supervisedBy' | 'receivedBy' | 'remark' | 'validDays',
    label: string,
    most: number,
  ) => (
    <TextInput
      label={label}
      value={draft[field]}
      maxLength={most}
      autoComplete="off"
      error={errorOf(field)}
      onChange={(event) => set({ [field]: event.currentTarget.value })}
    />
  );
  return (
    <FormDialog
      title={`${batch ? '修改' : '新建'}${batchDirections[direction]}批次`}
      submitLabel={batch ? '保存' : '建立批次'}
      size={760}
      isBusy={act.isBusy}
      failure={act.failure}
      fields={FIELDS.map((field) => `values.${field}`)}
      onSubmit={() => void save()}
      onClose={() => props.onClose(null)}
    >
      <div className={classes.fields}>
        <div className={classes.wide}>
          <UnitInput
            label={unitLabels[direction]}
            value={draft.unitName}
            error={errorOf('unitName')}
            onChange={(unitName) => set({ unitName })}
          />
        </div>
        <Select
          label="单位类别"
          data={Object.entries(batchKinds).map(([value, label]) => ({ value, label }))}
          value={draft.kind}
          allowDeselect={false}
          onChange={(kind) => set({ kind: kind as BatchKind })}
        />
        {text('number', '字号（介绍信、通知单）', 40)}
        <DayInput
          label="移交日期"
          value={draft.onDate}
          error={errorOf('onDate')}
          onChange={(onDate) => set({ onDate })}
        />
        {text('unitCode', '单位编号', 20)}
        <div className={classes.all}>
          <Input.Wrapper label="移交内容" error={errorOf('contents')} labelElement="div">
            <Group gap="lg" mt={4} role="group" aria-label="移交内容">
              {batchContentNames.map((one) => (
                <Checkbox
                  key={one}
                  label={batchContents[one]}
                  checked={draft.contents.includes(one)}
                  onChange={(event) => {
                    const isOn = event.currentTarget.checked;
                    set({
                      contents: batchContentNames.filter((name) =>
                        name === one ? isOn : draft.contents.includes(name),
                      ),
                    });
                  }}
                />
              ))}
            </Group>
          </Input.Wrapper>
        </div>
        <div className={classes.all}>{text('reason', direction === 'out' ? '转出原因' : '接收原因（可不填）', 60)}</div>
        {text('validDays', '有效期（天，可不填）', 3)}
        <DayInput
          label="报到截止日期（可不填）"
          value={draft.reportBy}
          error={errorOf('reportBy')}
          onChange={(reportBy) => set({ reportBy })}
        />
        <span />
        {text('handedBy', '移交人', 50)}
        {text('supervisedBy', '监交人', 50)}
        {text('receivedBy', '接收人', 50)}
        <div className={classes.all}>{text('remark', '备注', 200)}</div>
      </div>
    </FormDialog>
  );
}

/** Names of the register are offered while one is typed; any other name may stand. */
function UnitInput(props: {
  label: string;
  value: string;
  error: string | undefined;
  onChange: (value: string) => void;
}) {
  const [asked] = useDebouncedValue(props.value.trim(), 120);
  const found = useArchive(
    'organisations.suggest',
    { field: 'employer', text: asked, bankCode: null, limit: 8 },
    { isEnabled: asked !== '', keepsPrevious: true },
  );
  const items =
    props.value.trim() === '' ? [] : (found.data?.items ?? []).filter(({ name }) => name !== props.value.trim());
  return (
    <SuggestInput
      label={props.label}
      text={props.value}
      maxLength={100}
      error={props.error}
      data-autofocus
      offers={items.map(({ id, name }) => ({ id, shown: name }))}
      isAnswered={asked === props.value.trim() && !found.isFetching}
      listLabel="单位库里的单位"
      onText={props.onChange}
      onChoose={(id) => {
        const chosen = items.find((one) => one.id === id);
        if (chosen) props.onChange(chosen.name);
      }}
    />
  );
}
