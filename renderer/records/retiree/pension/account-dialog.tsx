import { TextInput } from '@mantine/core';
import { archiveCall } from '#renderer/api.ts';
import { NameInput } from '#renderer/names/name-input.tsx';
import { DayInput } from '#renderer/parts/day-input.tsx';
import { FormDialog } from '#renderer/parts/form-dialog.tsx';
import { showDone } from '#renderer/parts/last-act.tsx';
import { today } from '#renderer/parts/today.ts';
import { useDraft } from '#renderer/parts/use-draft.ts';
import type { RecordFile } from '#shared/contract/records.ts';
import type { Account } from '#shared/records/retiree/contract/pension.ts';
import { readDay } from '#shared/rules/calendar.ts';
import { foldWidth } from '#shared/rules/text.ts';
import classes from './pension.module.css';

/** Another account from a day on; the one before is kept. */
export function AccountDialog(props: { file: RecordFile; version: number; account: Account; onClose: () => void }) {
  const { file, version, account, onClose } = props;
  const { draft, set, errors, act, isLacking } = useDraft({
    on: today(),
    accountNumber: '',
    accountName: account.accountName ?? file.subjectName,
    bankName: account.bankName ?? '',
    reason: '',
  });
  const save = async () => {
    const on = readDay(draft.on);
    const found = {
      ...(on === null ? { on: '请填写日期，例如 2026-07-01' } : {}),
      ...(draft.accountNumber.trim() === '' ? { accountNumber: '请填写账号' } : {}),
      ...(draft.reason.trim() === '' ? { reason: '请写明变更原因' } : {}),
    };
    if (isLacking(found) || on === null) return;
    const isDone = await act.run(async () => {
      const { commandId, note } = await archiveCall('pension.setAccount', {
        ...{ recordId: file.id, version, on, accountName: draft.accountName, bankName: draft.bankName },
        // The bank's code belongs to the bank: another name may be another bank.
        bankCode: draft.bankName.trim() === (account.bankName ?? '') ? account.bankCode : null,
        accountNumber: foldWidth(draft.accountNumber).replace(/\s/g, ''),
        reason: draft.reason,
      });
      showDone(note ? `账号已变更。${note}` : '账号已变更，以前的账号留着', commandId, `/records/${file.id}`);
      return null;
    });
    if (isDone) onClose();
  };
  const field = (key: 'accountNumber' | 'bankName' | 'reason', label: string, most: number) => (
    <TextInput
      label={label}
      value={draft[key]}
      maxLength={most}
      autoComplete="off"
      error={errors[key]}
      onChange={(event) => set({ [key]: event.currentTarget.value })}
    />
  );
  return (
    <FormDialog
      title={`变更账号：${file.subjectName}`}
      submitLabel="变更"
      isBusy={act.isBusy}
      failure={act.failure}
      fields={['on', 'accountNumber', 'accountName', 'bankName', 'reason']}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <div className={classes.pair}>
        <DayInput label="从哪天起" value={draft.on} error={errors.on} onChange={(on) => set({ on })} data-autofocus />
        {field('reason', '原因（换卡、换银行、户名更正）', 60)}
      </div>
      {field('accountNumber', '新账号', 40)}
      <div className={classes.pair}>
        <NameInput
          label="户名"
          value={draft.accountName}
          maxLength={50}
          error={errors.accountName}
          onText={(accountName) => set({ accountName })}
        />
        {field('bankName', '开户银行', 100)}
      </div>
    </FormDialog>
  );
}
