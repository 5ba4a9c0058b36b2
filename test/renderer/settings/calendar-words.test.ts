import { describe, expect, it } from 'vitest';
import {
  dayMark,
  dayWords,
  deadlineWords,
  knownYearsWords,
  monthAway,
  uncertainWords,
  weeksOf,
} from '#renderer/settings/calendar/calendar-words.ts';
import type { CalendarYear, MonthDay } from '#shared/contract/calendar.ts';

const day = (date: string, values: Partial<MonthDay> = {}): MonthDay => ({
  date,
  isWorkday: true,
  isArranged: false,
  name: '',
  source: '',
  ...values,
});
const month = (first: string, length: number) =>
  Array.from({ length }, (_, index) => day(`${first}-${String(index + 1).padStart(2, '0')}`));
const year = (of: number, origin: CalendarYear['origin']) => ({ year: of, origin, daysOff: 0, makeUpDays: 0 });

describe('a month', () => {
  it('stands in weeks from Monday', () => {
    const weeks = weeksOf(month('2026-10', 31));
    expect(weeks).toHaveLength(5);
    expect(weeks.map((week) => week.length)).toEqual([7, 7, 7, 7, 7]);
    expect(weeks[0]?.map((one) => one?.date.slice(8) ?? '')).toEqual(['', '', '', '01', '02', '03', '04']);
    expect(weeksOf(month('2027-02', 28))).toHaveLength(4);
    expect(weeksOf([])).toEqual([]);
  });

  it('follows another across the year', () => {
    expect(monthAway(2026, 12, 1)).toEqual({ year: 2027, month: 1 });
    expect(monthAway(2026, 1, -1)).toEqual({ year: 2025, month: 12 });
  });
});

describe('a day', () => {
  it('is marked when a notice changed it, and read aloud', () => {
    const off = day('2026-10-01', { isWorkday: false, isArranged: true, name: '国庆节' });
    expect([dayMark(off), dayMark({ ...off, isWorkday: true }), dayMark(day('2026-10-12'))]).toEqual([
      '休',
      '班',
      null,
    ]);
    expect(dayWords(off)).toBe('10月1日 星期四，国庆节，休息');
    expect(dayWords(day('2026-10-12'))).toBe('10月12日 星期一，上班');
  });

  it('as a deadline has its weekday, and says why it is not certain', () => {
    expect(deadlineWords('2026-10-10')).toBe('2026年10月10日（星期六）');
    expect(uncertainWords([2027, 2028])).toContain('2027 年、2028 年的放假安排还没有登记');
  });
});

it('known years stand in runs', () => {
  expect(knownYearsWords([year(2024, 'shipped'), year(2025, 'own'), year(2026, 'none'), year(2027, 'own')])).toBe(
    '2024—2025、2027',
  );
});
