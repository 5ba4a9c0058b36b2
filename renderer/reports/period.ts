import { lastDayOf } from '#shared/reports/names.ts';
import { addMonths, monthOf, readDay } from '#shared/rules/calendar.ts';

/** Which days a report is asked for. */
export type Span = 'month' | 'quarter' | 'year' | 'days';
export const spanLabels: Record<Span, string> = { month: '月', quarter: '季', year: '年', days: '任选' };

export interface PeriodChoice {
  span: Span;
  /** The first month of the period. */
  month: string;
  /** As typed, for `days`. */
  from: string;
  to: string;
}

const monthsOf: Record<Exclude<Span, 'days'>, number> = { month: 1, quarter: 3, year: 12 };

/** The days of a choice; null where the days typed are none, or the wrong way round. */
export function daysOf(choice: PeriodChoice): { from: string; to: string } | null {
  if (choice.span === 'days') {
    const [from, to] = [readDay(choice.from), readDay(choice.to)];
    return from !== null && to !== null && from <= to ? { from, to } : null;
  }
  return { from: `${choice.month}-01`, to: lastDayOf(addMonths(choice.month, monthsOf[choice.span] - 1)) };
}

/** The month before: what is reported in the first days of a month. */
export function lastMonth(today: string): PeriodChoice {
  const month = addMonths(monthOf(today), -1);
  return { span: 'month', month, from: `${month}-01`, to: lastDayOf(month) };
}

/** The same days seen as another span: the quarter or the year the month lies in. */
export function withSpan(choice: PeriodChoice, span: Span): PeriodChoice {
  if (span === 'days') return { ...choice, span, ...(daysOf(choice) ?? {}) };
  const month = choice.span === 'days' ? monthOf(readDay(choice.from) ?? `${choice.month}-01`) : choice.month;
  const into = (Number(month.slice(5)) - 1) % monthsOf[span];
  return { ...choice, span, month: addMonths(month, -into) };
}

/** The period before (-1) or after (1). */
export function moved(choice: PeriodChoice, by: 1 | -1): PeriodChoice {
  if (choice.span === 'days') return choice;
  return { ...choice, month: addMonths(choice.month, by * monthsOf[choice.span]) };
}
