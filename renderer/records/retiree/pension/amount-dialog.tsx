import { Select, TextInput } from '@mantine/core';
import { archiveCall } from '#renderer/api.ts';
import { amountFen, tidyMonth } from '#renderer/life/step-draft.ts';
import { FormDialog } from '#renderer/parts/form-dialog.tsx';
import { showDone } from '#renderer/parts/last-act.tsx';
import { useDraft } from '#renderer/parts/use-draft.ts';
import type { RecordFile } from '#shared/contract/records.ts';
import type { AmountKind } from '#shared/records/retiree/contract/pension.ts';
import classes from './pension.module.css';
import { kindLabels, owedWords } from './pension-words.ts';

/** Enters what the agency decided: how much, from which month, by which paper. */
export function AmountDialog(props: { file: RecordFile; version: number; onClose: () => void }) {
  const { file, version, onClose } = props;
  const { draft, set, errors, act, isLacking } = useDraft({
    fromMonth: '',
    yuan: '',
    kind: 'adjust' as AmountKind,
    document: '',
  });
  const save = async () => {
    const fen = amountFen(draft.yuan);
    const found = {
      ...(draft.fromMonth.trim() === '' ? { fromMonth: '请填写月份，例如 2026-07' } : {}),
      ...(fen === null ? { fen: '请填写金额，最多两位小数' } : {}),
      ...(draft.document.trim() === '' ? { document: '请填写依据的文件或核定表编号' } : {}),
    };
    if (isLacking(found) || fen === null) return;
    const isDone = await act.run(async () => {
      const { commandId, arrears } = await archiveCall('pension.setAmount', {
        ...{ recordId: file.id, version, fen, kind: draft.kind, document: draft.document },
        fromMonth: tidyMonth(draft.fromMonth),
      });
      const words = arrears ? `金额已登记。${owedWords('应补发差额', arrears)}` : '金额已登记';
      showDone(words, commandId, `/records/${file.id}`);
      return null;
    });
    if (isDone) onClose();
  };
  return (
    <FormDialog
      title={`登记金额：${file.values.name}`}
      submitLabel="登记"
      isBusy={act.isBusy}
      failure={act.failure}
      fields={['fromMonth', 'fen', 'kind', 'document']}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <p className={classes.hint}>金额由经办机构核定，按核定表或调整名单登记；本程序不计算养老金。</p>
      <div className={classes.pair}>
        <TextInput
          label="从哪个月起"
          placeholder="2026-07"
          value={draft.fromMonth}
          maxLength={20}
          autoComplete="off"
          error={errors.fromMonth}
          onChange={(event) => set({ fromMonth: event.currentTarget.value })}
          onBlur={() => set({ fromMonth: tidyMonth(draft.fromMonth) })}
          data-autofocus
        />
        <TextInput
          label="月养老金（元）"
          value={draft.yuan}
          maxLength={20}
          autoComplete="off"
          error={errors.fen}
          onChange={(event) => set({ yuan: event.currentTarget.value })}
        />
      </div>
      <div className={classes.pair}>
        <Select
          label="类别"
          data={Object.entries(kindLabels).map(([value, label]) => ({ value, label }))}
          value={draft.kind}
          allowDeselect={false}
          error={errors.kind}
          onChange={(kind) => set({ kind: kind as AmountKind })}
        />
        <TextInput
          label="依据（文件、核定表编号）"
          value={draft.document}
          maxLength={100}
          autoComplete="off"
          error={errors.document}
          onChange={(event) => set({ document: event.currentTarget.value })}
        />
      </div>
    </FormDialog>
  );
}
