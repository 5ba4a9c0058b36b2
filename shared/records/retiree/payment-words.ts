import type { AdjustmentLevel } from '../../contract/adjustments.ts';
import type { PaymentItemKind, PaymentState } from '../../contract/payments.ts';

/** What payments and adjustments are called, on screens, in workbooks and on paper. */

export const paymentStateWords: Record<PaymentState, string> = {
  draft: '未定稿',
  sent: '待发放',
  paid: '成功',
  returned: '退回',
};

export const paymentItemWords: Record<PaymentItemKind, string> = {
  subsidy: '补贴',
  arrears: '补发',
  deduction: '扣款',
};

export const adjustmentLevelWords: Record<AdjustmentLevel, string> = {
  ready: '相符',
  note: '可登记，请看说明',
  ask: '待核对',
  stop: '不能登记',
};
