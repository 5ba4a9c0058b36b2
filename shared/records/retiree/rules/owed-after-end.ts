import { formatMoney } from '../../../rules/money.ts';

/**
 * Money that was due and never reached the person, after their benefit ended: it needs no entitlement to be owed, and no
 * roll pays it any more.
 */

/** Why a month's money is still here, as a sentence goes on after the month. */
export const owedReasons = {
  returned: '退回后未补发',
  short: '少发未补',
  resumed: '恢复发放后未补发',
  paused: '暂停期间未发，是否补发由经办机构决定',
  accepted: '接收以后没有编入花名册',
  planned: '列入花名册后未发',
} as const;
export type OwedReason = keyof typeof owedReasons;

export interface OwedMonth {
  month: string;
  /** In fen; null where nobody knows the amount of the month. */
  fen: number | null;
  why: OwedReason;
}

export type Ending = 'died' | 'movedOut' | 'ended';

const endings: Readonly<Record<Ending, string>> = {
  died: '本人已死亡，待遗属领取或处理',
  movedOut: '管理关系已转出，待本人领取或处理',
  ended: '待遇已终止，待本人领取或处理',
};

/** What is handed over for a month beyond what is reckoned for it; of a month whose amount nobody knows nothing is more. */
export function moreThanReckoned(
  given: readonly { month: string; fen: number | null }[],
  owed: readonly Pick<OwedMonth, 'month' | 'fen'>[],
): { month: string; fen: number; reckonedFen: number }[] {
  const reckoned = new Map(owed.map(({ month, fen }) => [month, fen]));
  return given.flatMap(({ month, fen }) => {
    const reckonedFen = reckoned.get(month) ?? null;
    return fen !== null && reckonedFen !== null && fen > reckonedFen ? [{ month, fen, reckonedFen }] : [];
  });
}

/** The sum of what is owed, and the months without an amount: with one of them there is no sum. */
export function owedSum(months: readonly Pick<OwedMonth, 'month' | 'fen'>[]): {
  fen: number | null;
  unknownMonths: string[];
} {
  const unknownMonths = months.flatMap(({ month, fen }) => (fen === null ? [month] : []));
  const fen = months.reduce((sum, one) => sum + (one.fen ?? 0), 0);
  return { fen: unknownMonths.length > 0 ? null : fen, unknownMonths };
}

/** 未发 3,000.00 元：2026-10 退回后未补发；本人已死亡，待遗属领取或处理. */
export function owedSentence(months: readonly OwedMonth[], ending: Ending): string {
  const { fen, unknownMonths } = owedSum(months);
  const sum = fen === null ? `未发金额无法计算（缺 ${spanOf(unknownMonths)} 的金额）` : `未发 ${formatMoney(fen)} 元`;
  const reasons = Array.from(new Set(months.map(({ why }) => why)));
  const told = reasons.map((why) => {
    const own = months.filter((one) => one.why === why).map(({ month }) => month);
    return `${spanOf(own)} ${owedReasons[why]}`;
  });
  return `${sum}：${told.join('；')}；${endings[ending]}`;
}

function spanOf(months: readonly string[]): string {
  const sorted = Array.from(new Set(months)).sort();
  const [first, last] = [sorted[0] ?? '', sorted.at(-1) ?? ''];
  if (sorted.length <= 3) return sorted.join('、');
  return `${first} 至 ${last}（${sorted.length} 个月）`;
}
