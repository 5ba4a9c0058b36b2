import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shippedDays } from '#shared/codes/working-calendar.ts';
import { isDate } from '#shared/rules/calendar.ts';
import {
  addCalendarDays,
  addWorkingDays,
  type CalendarDay,
  calendarOf,
  isWeekend,
  isWorkday,
  knownYears,
  shippedCalendar,
  workingDaysBetween,
} from '#shared/rules/working-days.ts';

const years = Array.from({ length: 23 }, (_, index) => 2004 + index);
// Also days outside the years with data.
const anyDay = fc
  .date({ min: new Date('2002-06-01T00:00:00Z'), max: new Date('2028-12-31T00:00:00Z'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10));
const anyCount = fc.integer({ min: 1, max: 120 });
const off = (date: string): CalendarDay => ({ date, isWorkday: false, name: '节日', source: '试' });

describe('the days that come with the program', () => {
  test('cover 2004 to 2026, each day once and each saying something new', () => {
    expect(knownYears(shippedDays)).toEqual(years);
    expect(new Set(shippedDays.map((day) => day.date)).size).toBe(shippedDays.length);
    for (const day of shippedDays) {
      expect([day.date, isDate(day.date)]).toEqual([day.date, true]);
      expect([day.date, day.isWorkday]).toEqual([day.date, isWeekend(day.date)]);
      expect(day.name !== '' && day.source.includes('通知')).toBe(true);
    }
  });

  // 全国年节及纪念日放假办法: 10 days since 1999, 11 since 2008, 13 since 2025; what is moved is worked for elsewhere.
  test('leave as many days off as the law gives', () => {
    const extra = new Map([
      [2015, 1], // 3 September
      [2020, 2], // the Spring Festival lasted until 2 February
    ]);
    for (const year of years) {
      const ofYear = shippedDays.filter((day) => day.source.includes(`${year}年`) || noticeYear(day) === year);
      const given = ofYear.filter((day) => !day.isWorkday).length - ofYear.filter((day) => day.isWorkday).length;
      const legal = year < 2008 ? 10 : year < 2025 ? 11 : 13;
      expect([year, given]).toEqual([year, legal + (extra.get(year) ?? 0)]);
    }
  });

  function noticeYear(day: CalendarDay): number | null {
    return /\d{4}年/.test(day.source) ? null : Number(day.date.slice(0, 4));
  }

  test.each([
    // 国务院办公厅关于2026年部分节假日安排的通知
    ['2026-01-02', false],
    ['2026-01-04', true],
    ['2026-02-13', true],
    ['2026-02-14', true],
    ['2026-02-15', false],
    ['2026-02-16', false],
    ['2026-02-23', false],
    ['2026-02-24', true],
    ['2026-02-28', true],
    ['2026-05-09', true],
    ['2026-09-20', true],
    ['2026-10-07', false],
    ['2026-10-10', true],
    // 2025
    ['2025-01-26', true],
    ['2025-01-27', true],
    ['2025-01-28', false],
    ['2025-02-01', false],
    ['2025-02-04', false],
    ['2025-02-05', true],
    ['2025-02-08', true],
    ['2025-10-08', false],
    ['2025-10-11', true],
    // Notices that amend others, and days in the December before.
    ['2020-01-31', false],
    ['2020-02-01', false],
    ['2015-09-03', false],
    ['2015-09-06', true],
    ['2018-12-29', true],
    ['2018-12-31', false],
    ['2005-12-31', true],
  ])('%s: people work: %s', (date, expected) => {
    expect(isWorkday(shippedCalendar, date)).toBe(expected);
  });

  test('name the notice: the days of December that of the year to come', () => {
    const sources = new Map(shippedDays.map((day) => [day.date, day.source]));
    expect(sources.get('2018-12-31')).toBe('国务院办公厅关于2019年部分节假日安排的通知');
    expect(sources.get('2026-02-14')).toBe('国务院办公厅关于2026年部分节假日安排的通知');
    expect(sources.get('2020-01-31')).toBe('国务院办公厅关于延长2020年春节假期的通知');
  });
});

describe('working days after a day', () => {
  test.each([
    ['2026-03-02', 3, '2026-03-05'],
    ['2026-03-05', 3, '2026-03-10'],
    ['2026-03-07', 1, '2026-03-09'],
    ['2026-03-07', 0, '2026-03-07'],
    // Across the Spring Festival: 14 and 28 February are Saturdays to work on.
    ['2026-02-13', 1, '2026-02-14'],
    ['2026-02-13', 2, '2026-02-24'],
    ['2026-02-13', 6, '2026-02-28'],
    ['2026-02-13', 7, '2026-03-02'],
    ['2025-01-24', 3, '2025-02-05'],
    ['2025-01-24', 6, '2025-02-08'],
    ['2025-09-26', 10, '2025-10-16'],
    // 30 working days of 民发〔2021〕57号 art. 22.
    ['2026-01-20', 30, '2026-03-09'],
  ])('%s and %d more: %s', (from, n, date) => {
    expect(addWorkingDays(shippedCalendar, from, n)).toEqual({ date, isCertain: true, uncertainYears: [] });
  });

  test('a way that touches a year without data is computed by weekdays and says so', () => {
    expect(addWorkingDays(shippedCalendar, '2026-12-30', 1)).toMatchObject({ date: '2026-12-31', isCertain: true });
    expect(addWorkingDays(shippedCalendar, '2026-12-30', 2)).toEqual({
      date: '2027-01-01',
      isCertain: false,
      uncertainYears: [2027],
    });
    expect(addWorkingDays(shippedCalendar, '2003-12-31', 1)).toMatchObject({ date: '2004-01-02', isCertain: true });
    expect(addWorkingDays(shippedCalendar, '2027-12-30', 300).uncertainYears).toEqual([2027, 2028, 2029]);
  });

  test.each([-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('%d days are refused', (n) => {
    expect(() => addWorkingDays(shippedCalendar, '2026-03-02', n)).toThrow(RangeError);
    expect(() => addCalendarDays(shippedCalendar, '2026-03-02', n, { endsOnHoliday: 'as-is' })).toThrow(RangeError);
  });

  test('what is no day is refused, and so is the end of the calendar', () => {
    expect(() => isWorkday(shippedCalendar, '2026-02-30')).toThrow(RangeError);
    expect(() => addWorkingDays(shippedCalendar, '2026-2-3', 1)).toThrow(RangeError);
    expect(() => workingDaysBetween(shippedCalendar, '2026-02-03', '')).toThrow(RangeError);
    expect(() => addWorkingDays(shippedCalendar, '9999-12-30', 5)).toThrow(RangeError);
    expect(() => addCalendarDays(shippedCalendar, '9999-12-30', 5, { endsOnHoliday: 'as-is' })).toThrow(RangeError);
  });

  test('end on a working day, and counting back gives their number', () => {
    fc.assert(
      fc.property(anyDay, anyCount, (from, n) => {
        const { date } = addWorkingDays(shippedCalendar, from, n);
        expect(isWorkday(shippedCalendar, date)).toBe(true);
        expect(workingDaysBetween(shippedCalendar, from, date)).toBe(n);
        expect(workingDaysBetween(shippedCalendar, date, from)).toBe(-n);
      }),
    );
  });

  test('are later for a later day and for more days, and add up', () => {
    fc.assert(
      fc.property(anyDay, anyDay, anyCount, anyCount, (one, other, n, more) => {
        const [early, late] = one < other ? [one, other] : [other, one];
        const first = addWorkingDays(shippedCalendar, early, n).date;
        expect(first <= addWorkingDays(shippedCalendar, late, n).date).toBe(true);
        const further = addWorkingDays(shippedCalendar, early, n + more).date;
        expect(first < further).toBe(true);
        expect(addWorkingDays(shippedCalendar, first, more).date).toBe(further);
      }),
    );
  });
});

describe('calendar days after a day', () => {
  test.each([
    ['2026-03-02', 7, 'next-workday', '2026-03-09'],
    ['2026-03-02', 5, 'next-workday', '2026-03-09'],
    ['2026-03-02', 5, 'as-is', '2026-03-07'],
    ['2026-03-07', 0, 'next-workday', '2026-03-09'],
    ['2026-02-09', 7, 'next-workday', '2026-02-24'],
    ['2026-02-09', 7, 'as-is', '2026-02-16'],
    // A Saturday to work on does not move.
    ['2026-02-07', 7, 'next-workday', '2026-02-14'],
    ['2025-09-24', 7, 'next-workday', '2025-10-09'],
    ['2024-02-28', 1, 'as-is', '2024-02-29'],
  ] as const)('%s and %d more, %s: %s', (from, n, endsOnHoliday, date) => {
    const expected = { date, isCertain: true, uncertainYears: [] };
    expect(addCalendarDays(shippedCalendar, from, n, { endsOnHoliday })).toEqual(expected);
  });

  test('only the days at the end can be uncertain', () => {
    const end = { endsOnHoliday: 'next-workday' } as const;
    expect(addCalendarDays(shippedCalendar, '2026-12-31', 15, end)).toMatchObject({ uncertainYears: [2027] });
    expect(addCalendarDays(shippedCalendar, '2003-12-01', 60, end)).toMatchObject({ isCertain: true });
    expect(addCalendarDays(shippedCalendar, '2026-12-31', 15, { endsOnHoliday: 'as-is' }).isCertain).toBe(true);
  });

  test('move to a working day and over days off only', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 400 }), (from, n) => {
        const asIs = addCalendarDays(shippedCalendar, from, n, { endsOnHoliday: 'as-is' }).date;
        const moved = addCalendarDays(shippedCalendar, from, n, { endsOnHoliday: 'next-workday' }).date;
        expect(isWorkday(shippedCalendar, moved)).toBe(true);
        expect((Date.parse(asIs) - Date.parse(from)) / 86_400_000).toBe(n);
        if (isWorkday(shippedCalendar, asIs)) expect(moved).toBe(asIs);
        else expect(workingDaysBetween(shippedCalendar, asIs, moved)).toBe(1);
      }),
    );
  });
});

describe('a calendar of one’s own', () => {
  test('knows a year by its National Day, not by a single day of it', () => {
    expect(knownYears([off('2027-12-31')])).toEqual([]);
    expect(knownYears([{ ...off('2027-10-02'), isWorkday: true }])).toEqual([]);
    expect(knownYears([off('2028-10-02'), off('2027-10-01'), off('2027-10-04')])).toEqual([2027, 2028]);
  });

  test('adds years to the shipped ones; the later row of a day counts', () => {
    const calendar = calendarOf([
      ...shippedDays,
      off('2027-01-01'),
      off('2027-10-01'),
      { date: '2026-02-16', isWorkday: true, name: '更正', source: '试' },
    ]);
    expect(addWorkingDays(calendar, '2026-12-31', 1)).toEqual({
      date: '2027-01-04',
      isCertain: true,
      uncertainYears: [],
    });
    expect(isWorkday(calendar, '2026-02-16')).toBe(true);
    expect(isWorkday(shippedCalendar, '2026-02-16')).toBe(false);
  });

  test('without days follows the weekdays', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(isWorkday(calendarOf([]), day)).toBe(!isWeekend(day));
      }),
    );
  });
});
