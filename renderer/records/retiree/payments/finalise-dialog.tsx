import { Text } from '@mantine/core';
import { archiveCall } from '#renderer/api.ts';
import { ConfirmDialog } from '#renderer/parts/confirm-dialog.tsx';
import { showDone } from '#renderer/parts/last-act.tsx';
import { useAct } from '#renderer/parts/use-act.ts';
import type { RollHint } from '#shared/records/retiree/contract/payments.ts';
import { formatDate } from '#shared/rules/calendar.ts';
import { formatCount } from '#shared/rules/counts.ts';
import { amountInWords, formatMoney } from '#shared/rules/money.ts';
import { HintList } from './hint-list.tsx';

/** Makes the roll of a month final, with what is to be looked at once more before. */
export function FinaliseDialog(props: {
  month: string;
  digest: string;
  people: number;
  netFen: number;
  hints: readonly RollHint[];
  onDone: () => void;
  onClose: () => void;
}) {
  const { month, digest, people, netFen, hints, onDone, onClose } = props;
  const act = useAct();
  const finalise = async () => {
    const isDone = await act.run(async () => {
      const { commandId } = await archiveCall('payments.finalise', { month, digest });
      showDone(`${formatDate(month, 'han')}花名册已定稿`, commandId, '/payments');
      return null;
    });
    if (!isDone) return;
    onDone();
    onClose();
  };
  return (
    <ConfirmDialog
      isOpened
      title={`定稿 ${formatDate(month, 'han')}发放花名册`}
      confirmLabel="定稿"
      isBusy={act.isBusy}
      error={act.failure}
      onConfirm={() => void finalise()}
      onClose={onClose}
    >
      <Text>
        {formatCount(people)} 人，实发合计 {formatMoney(netFen)} 元（{amountInWords(Math.max(0, netFen))}）。
      </Text>
      {hints.length > 0 ? <HintList hints={hints} label="定稿前请核对" /> : null}
      <Text size="sm" c="gray.7">
        定稿包括全街道各银行、各社区的人。定稿后名单保存不变，可以随时重新打印；以后发现的差额编入下一个月。
      </Text>
    </ConfirmDialog>
  );
}
