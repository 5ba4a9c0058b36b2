import type { CalendarYear, MonthDay } from '#shared/contract/calendar.ts';
import { formatDate } from '#shared/rules/calendar.ts';

const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六'] as const;

/** The weekdays at the head of a month, from Monday as calendars here print them. */
export const weekdayHeads = [...WEEKDAYS.slice(1), WEEKDAYS[0]] as const;

const weekdayOf = (date: string): number => new Date(`${date}T00:00:00Z`).getUTCDay();

/** The days of a month as rows of a week from Monday; null where a day belongs to another month. */
export function weeksOf(days: readonly MonthDay[]): (MonthDay | null)[][] {
  const [first] = days;
  if (!first) return [];
  const before = (weekdayOf(first.date) + 6) % 7;
  const cells: (MonthDay | null)[] = [...Array<null>(before).fill(null), ...days];
  while (cells.length % 7 !== 0) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}

/** The mark of a day that does not follow its weekday. */
export function dayMark(day: MonthDay): '休' | '班' | null {
  if (!day.isArranged) return null;
  return day.isWorkday ? '班' : '休';
}

/** A day read aloud: 10月1日 星期四，国庆节，休息. */
export function dayWords(day: MonthDay): string {
  const date = `${Number(day.date.slice(5, 7))}月${Number(day.date.slice(8))}日`;
  const name = day.name === '' ? '' : `，${day.name}`;
  return `${date} 星期${WEEKDAYS[weekdayOf(day.date)]}${name}，${day.isWorkday ? '上班' : '休息'}`;
}

/** A deadline as it is written on a receipt: 2026年10月10日（星期六）. */
export function deadlineWords(date: string): string {
  return `${formatDate(date, 'han')}（星期${WEEKDAYS[weekdayOf(date)]}）`;
}

/** Why a deadline is not certain, and what to do. */
export function uncertainWords(years: readonly number[]): string {
  const list = years.map((year) => `${year} 年`).join('、');
  return `${list}的放假安排还没有登记，这一段只按周一至周五推算，结果可能有出入。国务院办公厅的放假通知公布后，请在上面导入。`;
}

/** The month a number of months away. */
export function monthAway(year: number, month: number, by: number): { year: number; month: number } {
  const count = year * 12 + month - 1 + by;
  return { year: Math.floor(count / 12), month: (count % 12) + 1 };
}

/** Runs of years that are known, and those asked for that are not: 2004—2026. */
export function knownYearsWords(years: readonly CalendarYear[]): string {
  const runs: [number, number][] = [];
  for (const { year, origin } of years) {
    if (origin === 'none') continue;
    const last = runs.at(-1);
    if (last && last[1] === year - 1) last[1] = year;
    else runs.push([year, year]);
  }
  return runs.map(([first, last]) => (first === last ? `${first}` : `${first}—${last}`)).join('、');
}

/** Where a year's days come from, in a word. */
export const originLabels: Record<CalendarYear['origin'], string> = {
  own: '本单位导入',
  shipped: '程序自带',
  none: '没有数据',
};
