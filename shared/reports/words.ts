import type { FigureUnit } from '../contract/reports.ts';
import { formatMoney } from '../rules/money.ts';

export const figureUnitWords: Record<FigureUnit, string> = {
  persons: '人',
  files: '卷',
  groups: '个',
  times: '人次',
  months: '个月',
  fen: '元',
  percent: '%',
};

/** A figure without its unit: 1,234, 65.90, 2,560.50; a dash where it cannot be told. */
export function figureWords({ value, unit }: { value: number | null; unit: FigureUnit }): string {
  if (value === null) return '—';
  if (unit === 'fen') return value < 0 ? `-${formatMoney(-value)}` : formatMoney(value);
  return unit === 'percent' ? (value / 100).toFixed(2) : value.toLocaleString('en-US');
}
