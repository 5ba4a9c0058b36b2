import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shippedDays } from '#shared/codes/working-calendar.ts';
import { calendarCsv, readCalendarCsv } from '#shared/rules/calendar-csv.ts';
import { addWorkingDays, type CalendarDay, calendarOf, isWeekend } from '#shared/rules/working-days.ts';

const heading = ['日期', '类型', '名称'];

const anyDays: fc.Arbitrary<CalendarDay[]> = fc
  .uniqueArray(
    fc.record({
      date: fc
        .date({ min: new Date('2027-01-01T00:00:00Z'), max: new Date('2030-12-31T00:00:00Z'), noInvalidDate: true })
        .map((day) => day.toISOString().slice(0, 10)),
      isHolidayOnWeekend: fc.boolean(),
      name: fc.constantFrom('元旦', '春节', '国庆节、中秋节', '"端午", 节'),
      source: fc.constant('手工导入'),
    }),
    { selector: (day) => day.date, minLength: 1, maxLength: 60 },
  )
  .map((days) =>
    days
      .map(({ isHolidayOnWeekend, ...day }) => ({ ...day, isWorkday: isWeekend(day.date) && !isHolidayOnWeekend }))
      .sort((one, other) => (one.date < other.date ? -1 : 1)),
  );

describe('a calendar sheet', () => {
  test('is read with its columns in any order and its words in any of their forms', () => {
    const read = readCalendarCsv(
      [
        ['\ufeff名称', '备注', ' 日 期', '类型'],
        ['元旦', '', '2027-01-01', '放假'],
        ['', '', '', ''],
        ['春节', '周六', '2027/2/6', '上班'],
        ['春节', '', '2027年2月8日', '节假日'],
        ['春节', '周日', '２０２７－０２－１４', '调休 上班'],
        [' 国庆节 ', '周六', '2027.10.2', '休息'],
        ['国庆节', '', '46661', '休息'],
        ['', '', '2027-10-09', '补班'],
        ['元旦', '', '2028-01-03', '放假'],
      ],
      '某通知',
    );
    expect(read).toEqual({
      ok: true,
      years: [2027, 2028],
      incompleteYears: [2028],
      rows: [
        ['2027-01-01', false, '元旦'],
        ['2027-02-06', true, '春节'],
        ['2027-02-08', false, '春节'],
        ['2027-02-14', true, '春节'],
        ['2027-10-02', false, '国庆节'],
        ['2027-10-01', false, '国庆节'],
        ['2027-10-09', true, ''],
        ['2028-01-03', false, '元旦'],
      ].map(([date, isWorkday, name]) => ({ date, isWorkday, name, source: '某通知' })),
    });
  });

  const good = ['2027-01-01', '放假', '元旦'];
  test.each([
    ['nothing', [], 1, '日期', 'column-missing'],
    ['a missing column', [['日期', '名称'], good], 1, '类型', 'column-missing'],
    ['a column that comes twice', [['日期', '类型', '名称', '日期'], good], 1, '日期', 'column-twice'],
    ['headings alone', [heading, ['', ' ', '']], 1, '日期', 'empty'],
    ['a day that does not exist', [heading, good, ['2027-02-30', '放假', '春节']], 3, '日期', 'date-invalid'],
    ['a month', [heading, ['2027-02', '放假', '春节']], 2, '日期', 'date-invalid'],
    ['a day left out', [heading, ['', '放假', '春节']], 2, '日期', 'date-invalid'],
    ['an unknown type', [heading, good, ['', '', ''], ['2027-02-08', '值班', '春节']], 4, '类型', 'type-unknown'],
    ['a type left out', [heading, ['2027-02-08']], 2, '类型', 'type-unknown'],
    ['a day that comes twice', [heading, good, ['2027/1/1', '休息', '元旦']], 3, '日期', 'date-twice'],
    ['a weekday to work on', [heading, good, ['2027-02-08', '上班', '春节']], 3, '类型', 'nothing-new'],
    ['a weekend day off without a name', [heading, ['2027-02-06', '休息', ' ']], 2, '名称', 'nothing-new'],
  ] as const)('with %s is refused whole', (_, rows, row, column, reason) => {
    const read = readCalendarCsv(rows);
    expect(read).toEqual({
      ok: false,
      row,
      column,
      reason,
      message: expect.stringMatching(/^(?:第 \d+ 行|表里).+。$/),
    });
  });

  test('names both rows of a day that comes twice', () => {
    const read = readCalendarCsv([heading, good, ['2027-01-01', '放假', '元旦']]);
    expect(read.ok || read.message).toBe('第 3 行的日期 2027-01-01 与第 2 行重复，请只保留一行。');
  });

  test('is read back as it was written', () => {
    fc.assert(
      fc.property(anyDays, (days) => {
        expect(readCalendarCsv(calendarCsv(days))).toMatchObject({ ok: true, rows: days });
      }),
    );
  });

  test('of the shipped days makes the shipped calendar', () => {
    const read = readCalendarCsv(calendarCsv(shippedDays));
    expect(read).toMatchObject({ ok: true, incompleteYears: [] });
    const calendar = calendarOf(read.ok ? read.rows : []);
    expect(addWorkingDays(calendar, '2026-02-13', 2)).toEqual({
      date: '2026-02-24',
      isCertain: true,
      uncertainYears: [],
    });
  });

  test('no sheet makes the reading fail', () => {
    const cell = fc.oneof(fc.constantFrom(...heading, '2027-02-08', '放假', '上班', ''), fc.string({ unit: 'binary' }));
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 4 }), { maxLength: 5 }), (rows) => {
        readCalendarCsv(rows);
        readCalendarCsv([heading, ...rows]);
      }),
    );
  });
});
