import { formatCount } from '../../../rules/counts.ts';

/**
 * How the people of a month are paid: 银行、邮寄、信汇 are the three of the form (domain file retiree-unemployment.md B.7), by
 * 发放方式 (C.20). Whose account stands in a bank's file is not known to be paid through the bank: the postal bank has files
 * too, and its people are 邮寄. So the way is what the file says, or nobody knows it.
 */
export interface PaymentWays {
  bank: number;
  post: number;
  wire: number;
  /** Registered, and none of the three. */
  other: number;
  /** 发放方式未登记. */
  unknown: number;
}

export type PaymentWay = keyof PaymentWays;

const labels: Readonly<Record<PaymentWay, string>> = {
  ...{ bank: '银行发放', post: '邮寄发放', wire: '信汇发放', other: '其他方式', unknown: '发放方式未登记' },
};

/** The way of a 发放方式. */
export function paymentWay(paymentMethod: string | null): PaymentWay {
  if (paymentMethod === null) return 'unknown';
  if (paymentMethod === '11' || paymentMethod === '80') return 'bank';
  if (paymentMethod === '12') return 'post';
  // Paid on to the person by the unit, which has it by credit transfer.
  return paymentMethod === '31' ? 'wire' : 'other';
}

export function countWays(methods: readonly (string | null)[]): PaymentWays {
  const ways: PaymentWays = { bank: 0, post: 0, wire: 0, other: 0, unknown: 0 };
  for (const method of methods) ways[paymentWay(method)] += 1;
  return ways;
}

/**
 * 银行发放 2 人、邮寄发放 0 人、信汇发放 1 人. While somebody's way is unknown, a way of which nobody is known has no number: it
 * may be theirs.
 */
export function waysWords(ways: PaymentWays): string {
  const told = (way: PaymentWay): string =>
    `${labels[way]} ${ways[way] === 0 && ways.unknown > 0 ? '　' : formatCount(ways[way])} 人`;
  const rest = (['other', 'unknown'] as const).filter((way) => ways[way] > 0);
  return [...(['bank', 'post', 'wire'] as const), ...rest].map(told).join('、');
}
