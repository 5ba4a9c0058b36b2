import type { ListLevel } from '../../contract/judged-lists.ts';
import type { HandOverTo, PaymentItemKind, PaymentState } from './contract/payments.ts';
import type { Evidence } from './life-cycle/evidence.ts';

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

export const adjustmentLevelWords: Record<ListLevel, string> = {
  ready: '相符',
  note: '可登记，请看说明',
  ask: '待核对',
  stop: '不能登记',
};

/** The number of a final roll: its month, and how many-th it is of it. 202611-1. */
export function rollNumber(month: string, serial: number): string {
  return `${month.replace('-', '')}-${serial}`;
}

/** What proves that money owed after the end of a benefit was handed over. */
export const handOverPapers = [
  'payee-receipt',
  'bank-receipt',
  'agency-notice',
  'survivor-claim',
] as const satisfies readonly Evidence[];

/** To whom money owed after the end of a benefit went. */
export const handOverTo: Record<HandOverTo, string> = {
  heir: '交遗属',
  self: '交本人',
  agency: '退回经办机构',
};
