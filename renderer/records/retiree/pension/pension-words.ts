import type { AmountKind, OwedMonths } from '#shared/records/retiree/contract/pension.ts';
import { formatDate } from '#shared/rules/calendar.ts';
import { formatMoney } from '#shared/rules/money.ts';

export const kindLabels: Record<AmountKind, string> = { award: '核定', adjust: '调整', correct: '更正' };

/** 恢复发放时应补发 2026年8月至2026年10月，3 个月，共 9,200.00 元. With a month whose amount nobody knows there is no sum. */
export function owedWords(what: string, owed: OwedMonths): string {
  if (owed.months === 0) return `${what}：没有`;
  const span =
    owed.from === owed.through
      ? formatDate(owed.from, 'han')
      : `${formatDate(owed.from, 'han')}至${formatDate(owed.through, 'han')}`;
  const count = `${what}：${span}，${owed.months} 个月`;
  if (owed.fen !== null) return `${count}，共 ${formatMoney(owed.fen)} 元`;
  const [first] = owed.unknownMonths;
  const since = first === undefined ? '' : `${formatDate(first, 'han')}起 `;
  return `${count}，无法计算（缺${since}${owed.unknownMonths.length} 个月的金额）`;
}

/** So many months as years and months: 30 年 2 个月. */
export function monthsWords(months: number | null): string {
  if (months === null) return '未登记';
  const [years, rest] = [Math.floor(months / 12), months % 12];
  return [years > 0 ? `${years} 年` : '', rest > 0 || years === 0 ? `${rest} 个月` : ''].filter(Boolean).join(' ');
}

export function yuan(fen: number | null): string {
  return fen === null ? '无法计算' : `${formatMoney(fen)} 元`;
}
