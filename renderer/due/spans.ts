import { addMonths, monthOf } from '#shared/rules/calendar.ts';
import { dayBefore } from '#shared/rules/dated-values.ts';

/** How far ahead the desk is looked at. What is overdue is in each of them. */
export type DueSpan = 'late' | 'month' | 'all';

export const spanLabels: Record<DueSpan, string> = { late: '逾期的', month: '本月底前到期', all: '全部' };

/** The last day that is looked at; null: all, also what has no day. */
export function throughOf(span: DueSpan, today: string): string | null {
  switch (span) {
    case 'late':
      return dayBefore(today);
    case 'month':
      return dayBefore(`${addMonths(monthOf(today), 1)}-01`);
    case 'all':
      return null;
  }
}
