import { TextInput } from '@mantine/core';
import { archiveCall } from '#renderer/api.ts';
import { DayInput } from '#renderer/parts/day-input.tsx';
import { FormDialog } from '#renderer/parts/form-dialog.tsx';
import { showDone } from '#renderer/parts/last-act.tsx';
import { today } from '#renderer/parts/today.ts';
import { useDraft } from '#renderer/parts/use-draft.ts';
import type { RecordFile } from '#shared/contract/records.ts';
import type { Seal, SealHandKind } from '#shared/contract/seals.ts';
import classes from './batches.module.css';
import { passLabels } from './seal-words.ts';

/** Takes a sealed file into custody: under which seal, from whom, until when it has to be forwarded. */
export function KeepSealDialog({ file, onClose }: { file: RecordFile; onClose: () => void }) {
  const { draft, set, errors, act, isLacking } = useDraft({
    ...{ on: today(), from: '', sealNumber: '', receiptNumber: '', forwardOn: '', forwardTo: '' },
  });
  const save = async () => {
    const lacking = {
      ...(draft.sealNumber.trim() === '' ? { sealNumber: '请填写封条编号' } : {}),
      ...(draft.from.trim() === '' ? { from: '请填写交来的人或单位' } : {}),
    };
    if (isLacking(lacking)) return;
    const isDone = await act.run(async () => {
      const { commandId } = await archiveCall('seals.keep', {
        ...draft,
        ...{
          recordId: file.id,
          version: file.version,
          forwardOn: draft.forwardOn.trim() === '' ? null : draft.forwardOn,
        },
      });
      showDone('密封档案已登记', commandId, `/records/${file.id}`);
      return null;
    });
    if (isDone) onClose();
  };
  const text = (field: 'from' | 'sealNumber' | 'receiptNumber' | 'forwardTo', label: string, isFirst = false) => (
    <TextInput
      label={label}
      value={draft[field]}
      maxLength={field === 'from' || field === 'forwardTo' ? 60 : 40}
      autoComplete="off"
      error={errors[field]}
      onChange={(event) => set({ [field]: event.currentTarget.value })}
      data-autofocus={isFirst || undefined}
    />
  );
  return (
    <FormDialog
      title={`登记密封档案：${file.values.name}`}
      submitLabel="登记"
      size={680}
      isBusy={act.isBusy}
      failure={act.failure}
      fields={['on', 'from', 'sealNumber', 'receiptNumber', 'forwardOn', 'forwardTo']}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <div className={classes.fields}>
        {text('sealNumber', '封条编号', true)}
        <DayInput label="收到日期" value={draft.on} error={errors.on} onChange={(on) => set({ on })} />
        {text('receiptNumber', '收据编号（可不填）')}
        <div className={classes.all}>{text('from', '交来的人或单位')}</div>
        <DayInput
          label="应转递日期（可不填）"
          value={draft.forwardOn}
          error={errors.forwardOn}
          onChange={(forwardOn) => set({ forwardOn })}
        />
        <div className={classes.wide}>{text('forwardTo', '转递给（可不填）')}</div>
      </div>
    </FormDialog>
  );
}

/** One more link of the chain: handed on, forwarded, or found open. */
export function PassSealDialog(props: {
  file: RecordFile;
  seal: Seal;
  kind: Exclude<SealHandKind, 'receive'>;
  onClose: () => void;
}) {
  const { file, seal, kind } = props;
  const { draft, set, errors, act, isLacking } = useDraft({
    ...{ on: today(), from: seal.hands.at(-1)?.to ?? '', paper: '', note: '' },
    to: kind === 'forward' ? (seal.forwardTo ?? '') : '',
  });
  const save = async () => {
    const lacking = {
      ...(draft.from.trim() === '' ? { from: '请填写交出人' } : {}),
      ...(draft.to.trim() === '' ? { to: '请填写接收人' } : {}),
      ...(kind === 'forward' && draft.paper.trim() === '' ? { paper: '请填写转递通知单或机要收据的编号' } : {}),
      ...(kind === 'incident' && draft.note.trim() === '' ? { note: '请写明何时、何处、怎样发现' } : {}),
    };
    if (isLacking(lacking)) return;
    const isDone = await act.run(async () => {
      const { commandId } = await archiveCall('seals.pass', { ...draft, sealId: seal.id, kind });
      showDone(`密封档案${passLabels[kind]}已登记`, commandId, `/records/${file.id}`);
      return null;
    });
    if (isDone) props.onClose();
  };
  const text = (field: 'from' | 'to' | 'paper' | 'note', label: string, most: number, isFirst = false) => (
    <TextInput
      label={label}
      value={draft[field]}
      maxLength={most}
      autoComplete="off"
      error={errors[field]}
      onChange={(event) => set({ [field]: event.currentTarget.value })}
      data-autofocus={isFirst || undefined}
    />
  );
  return (
    <FormDialog
      title={`${passLabels[kind]}：${file.values.name}，封条 ${seal.sealNumber}`}
      submitLabel="登记"
      size={640}
      isBusy={act.isBusy}
      failure={act.failure}
      fields={['on', 'from', 'to', 'paper', 'note']}
      onSubmit={() => void save()}
      onClose={props.onClose}
    >
      {kind === 'incident' ? (
        <p className={classes.hint}>
          密封档案不得拆封。封条破损或被拆的，如实登记；登记以后不再按密封档案保管，这一条一直留着。
        </p>
      ) : null}
      <div className={classes.fields}>
        <DayInput label="日期" value={draft.on} error={errors.on} onChange={(on) => set({ on })} />
        {text('from', kind === 'incident' ? '发现人' : '交出人', 60)}
        {text('to', kind === 'incident' ? '在场人' : kind === 'forward' ? '接收单位' : '接收人', 60, true)}
        <div className={classes.all}>
          {text('paper', kind === 'forward' ? '凭据（通知单、机要收据编号）' : '凭据（可不填）', 60)}
        </div>
        <div className={classes.all}>{text('note', kind === 'incident' ? '情况' : '说明（可不填）', 200)}</div>
      </div>
    </FormDialog>
  );
}
