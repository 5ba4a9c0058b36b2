import { Select, TextInput } from '@mantine/core';
import { archiveCall } from '#renderer/api.ts';
import { amountFen } from '#renderer/life/step-draft.ts';
import { FormDialog } from '#renderer/parts/form-dialog.tsx';
import { showDone } from '#renderer/parts/last-act.tsx';
import { useDraft } from '#renderer/parts/use-draft.ts';
import type { PaymentItemKind, RollLine } from '#shared/records/retiree/contract/payments.ts';
import { paymentItemWords } from '#shared/records/retiree/payment-words.ts';
import { formatMoney } from '#shared/rules/money.ts';
import classes from './payments.module.css';

/** 补贴, 补发 or 扣款 of one person for a month that is not final. */
export function ItemDialog(props: { month: string; line: RollLine; onClose: () => void }) {
  const { month, line, onClose } = props;
  const { draft, set, errors, act, isLacking } = useDraft({ kind: 'arrears' as PaymentItemKind, yuan: '', reason: '' });
  const save = async () => {
    const fen = amountFen(draft.yuan);
    const found = {
      ...(fen === null || fen === 0 ? { fen: '请填写金额，最多两位小数' } : {}),
      ...(draft.reason.trim() === '' ? { reason: '请写明依据' } : {}),
    };
    if (isLacking(found) || fen === null) return;
    const isDone = await act.run(async () => {
      const { kind, reason } = draft;
      const { commandId } = await archiveCall('payments.addItem', {
        recordId: line.recordId,
        month,
        kind,
        fen,
        reason,
      });
      showDone(
        `${line.name}：${paymentItemWords[kind]} ${formatMoney(fen)} 元，编入 ${month} 花名册`,
        commandId,
        '/payments',
      );
      return null;
    });
    if (isDone) onClose();
  };
  return (
    <FormDialog
      title={`${month} 花名册：${line.name}`}
      submitLabel="登记"
      isBusy={act.isBusy}
      failure={act.failure}
      fields={['kind', 'fen', 'reason', 'month']}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <p className={classes.hint}>只编入这一个月。每月固定的金额变了，请在档案的“发放”里登记金额。</p>
      {errors.month ? <p className={classes.problems}>{errors.month}</p> : null}
      <div className={classes.pair}>
        <Select
          label="类别"
          data={Object.entries(paymentItemWords).map(([value, label]) => ({ value, label }))}
          value={draft.kind}
          allowDeselect={false}
          onChange={(kind) => set({ kind: kind as PaymentItemKind })}
          data-autofocus
        />
        <TextInput
          label="金额（元）"
          value={draft.yuan}
          maxLength={20}
          autoComplete="off"
          error={errors.fen}
          onChange={(event) => set({ yuan: event.currentTarget.value })}
        />
      </div>
      <TextInput
        label="依据"
        placeholder="高龄补贴、多发抵扣、文号"
        value={draft.reason}
        maxLength={60}
        autoComplete="off"
        error={errors.reason}
        onChange={(event) => set({ reason: event.currentTarget.value })}
      />
    </FormDialog>
  );
}
