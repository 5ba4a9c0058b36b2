import { Text, TextInput } from '@mantine/core';
import { archiveCall } from '#renderer/api.ts';
import { FormDialog } from '#renderer/parts/form-dialog.tsx';
import { showDone } from '#renderer/parts/last-act.tsx';
import { formatInstant } from '#renderer/parts/times.ts';
import { useDraft } from '#renderer/parts/use-draft.ts';

/** Voids a final roll that went outside, with the reason. */
export function VoidDialog(props: {
  rollId: number;
  number: string;
  outside: { at: string; by: string };
  onClose: () => void;
}) {
  const { rollId, number, outside, onClose } = props;
  const { draft, set, errors, act, isLacking } = useDraft({ reason: '' });
  const save = async () => {
    if (isLacking(draft.reason.trim() === '' ? { reason: '请写明作废的原因' } : {})) return;
    const isDone = await act.run(async () => {
      const { commandId } = await archiveCall('payments.voidRoll', { rollId, reason: draft.reason });
      showDone(`花名册 ${number} 已作废，这个月可以重新定稿`, commandId, '/payments');
      return null;
    });
    if (isDone) onClose();
  };
  return (
    <FormDialog
      title={`作废花名册 ${number}`}
      submitLabel="作废"
      isBusy={act.isBusy}
      failure={act.failure}
      fields={['reason']}
      size={520}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <Text>
        这份花名册 {formatInstant(outside.at)} 已由{outside.by}
        打印或导出。作废以后，编号和名单保留，金额不再计入；请收回已经送出的纸质件和文件，再重新定稿。
      </Text>
      <TextInput
        label="作废的原因"
        value={draft.reason}
        maxLength={100}
        autoComplete="off"
        error={errors.reason}
        onChange={(event) => set({ reason: event.currentTarget.value })}
        data-autofocus
      />
    </FormDialog>
  );
}
