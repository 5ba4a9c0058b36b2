import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addMonths,
  ageOn,
  formatDate,
  fromExcelSerial,
  isDate,
  isMonth,
  monthOf,
  monthsBetween,
  readDate,
  readDateCell,
  readDay,
  readDayCell,
} from '#shared/rules/calendar.ts';

const anyDay = fc
  .date({ min: new Date('1900-03-01T00:00:00Z'), max: new Date('2099-12-31T00:00:00Z'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10));
const anyMonth = anyDay.map(monthOf);

describe('a written date', () => {
  test.each([
    ['1952-03-04', '1952-03-04'],
    ['1952/3/4', '1952-03-04'],
    ['1952.3.4', '1952-03-04'],
    ['1952。3。4', '1952-03-04'],
    ['1952年3月4日', '1952-03-04'],
    ['1952 年 3 月 4 日', '1952-03-04'],
    ['1952年03月04号', '1952-03-04'],
    ['19520304', '1952-03-04'],
    ['１９５２－０３－０４', '1952-03-04'],
    [' 1952–3–4 ', '1952-03-04'],
    ['1952-03-04 00:00:00', '1952-03-04'],
    ['1952-03-04T00:00', '1952-03-04'],
    ['2000-02-29', '2000-02-29'],
    ['1952-03', '1952-03'],
    ['1952/3', '1952-03'],
    ['1952.3', '1952-03'],
    ['1952.03', '1952-03'],
    ['1952.12', '1952-12'],
    ['1952年3月', '1952-03'],
    ['1952年3月份', '1952-03'],
    ['195203', '1952-03'],
  ])('%j is %s', (text, value) => {
    expect(readDate(text)).toEqual({ ok: true, value });
    expect(readDateCell(text)).toEqual({ ok: true, value });
  });

  test.each([
    '',
    '待查',
    '2003.2.30',
    '1999-13-05',
    '1900-02-29',
    '1952-00-04',
    '1952-03-00',
    '1952',
    '1952年',
    '52.3.4',
    '520304',
    '1952-3/4',
    '1952 3 4',
    '1952 1 2',
    '1952-03-03T16:00:00.000Z',
    '1952-03-04-05',
    '1849-12-31',
    '2200-01-01',
    '1952.3.4.',
    '3/4/1952',
    '19520304000',
  ])('%j is refused', (text) => {
    expect(readDate(text)).toEqual({ ok: false });
  });

  test('where only the month is wanted, the day is checked and left out', () => {
    expect(readDate('1952.3.4', { monthOnly: true })).toEqual({ ok: true, value: '1952-03' });
    expect(readDate('1952.3', { monthOnly: true })).toEqual({ ok: true, value: '1952-03' });
    expect(readDate('1952.2.30', { monthOnly: true })).toEqual({ ok: false });
  });

  test('every day is read back from every way of writing it', () => {
    const writings = [
      (day: string) => day,
      (day: string) => day.replaceAll('-', '/'),
      (day: string) => day.replaceAll('-', ''),
      (day: string) => day.split('-').map(Number).join('.'),
      (day: string) => formatDate(day, 'han'),
    ];
    fc.assert(
      fc.property(anyDay, fc.constantFrom(...writings), (day, write) => {
        expect(readDate(write(day))).toEqual({ ok: true, value: day });
      }),
    );
  });

  test('every month is read back from every way of writing it', () => {
    fc.assert(
      fc.property(anyMonth, (month) => {
        for (const text of [month, month.replace('-', '.'), month.replace('-', ''), formatDate(month, 'han')])
          expect(readDate(text)).toEqual({ ok: true, value: month });
      }),
    );
  });

  test('whatever is read is a date or a month, and no text makes the reading fail', () => {
    const unit = fc.constantFrom(...'0123456789-./年月日 T:。');
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit, maxLength: 12 })), (text) => {
        const read = readDate(text);
        if (read.ok) expect(isDate(read.value) || isMonth(read.value)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a cell of a spreadsheet', () => {
  test.each([
    [32854, '1989-12-12'],
    [32854.75, '1989-12-12'],
    ['32854', '1989-12-12'],
    [19520304, '1952-03-04'],
    [195203, '1952-03'],
    [1952.3, '1952-03'],
    [1952.12, '1952-12'],
  ])('%j is %s', (cell, value) => {
    expect(readDateCell(cell)).toEqual({ ok: true, value });
  });

  test.each([1952, 1952.1, 1952.13, 0, -1, 5000, 99999, 19521304, Number.NaN, Number.POSITIVE_INFINITY, '', '待查'])(
    '%j is refused',
    (cell) => {
      expect(readDateCell(cell)).toEqual({ ok: false });
    },
  );

  test('a workbook of the Macintosh calendar counts from 1904', () => {
    expect(readDateCell(31392, { date1904: true })).toEqual({ ok: true, value: '1989-12-12' });
    expect(readDateCell(31392, { date1904: true, monthOnly: true })).toEqual({ ok: true, value: '1989-12' });
  });
});

describe('an Excel serial', () => {
  // ECMA-376 part 1, 18.17.4.1 to 18.17.4.3, and the two ends of the calendar.
  test.each([
    [1, false, '1900-01-01'],
    [59, false, '1900-02-28'],
    [61, false, '1900-03-01'],
    [25569, false, '1970-01-01'],
    [36526, false, '2000-01-01'],
    [2_958_465, false, '9999-12-31'],
    [0, true, '1904-01-01'],
    [24107, true, '1970-01-01'],
    [2_957_003, true, '9999-12-31'],
  ])('%d (1904: %s) is %s', (serial, date1904, day) => {
    expect(fromExcelSerial(serial, date1904)).toBe(day);
  });

  test.each([0, 60, -1, 2_958_466, Number.NaN, Number.POSITIVE_INFINITY])('%d is no day', (serial) => {
    expect(() => fromExcelSerial(serial)).toThrow(RangeError);
  });

  test('the next serial is the next day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1462, max: 73050 }), (serial) => {
        const days = Date.parse(fromExcelSerial(serial + 1)) - Date.parse(fromExcelSerial(serial));
        expect(days).toBe(86_400_000);
        expect(fromExcelSerial(serial)).toBe(fromExcelSerial(serial - 1462, true));
      }),
    );
  });
});

describe('dates and months', () => {
  test.each(['1952-03-04', '2000-02-29', '0001-01-01', '9999-12-31'])('%s is a date', (text) => {
    expect(isDate(text)).toBe(true);
  });
  test.each(['', '1952-03', '1952-3-4', '1900-02-29', '1952-04-31', '0000-01-01', '1952-03-04 ', '1952-03-04\n'])(
    '%j is no date',
    (text) => {
      expect(isDate(text)).toBe(false);
    },
  );
  test.each(['', '1952-3', '1952-13', '1952-00', '0000-01', '1952-03-04', '1952-03\n'])('%j is no month', (text) => {
    expect(isMonth(text)).toBe(false);
  });

  test('a date belongs to its month, a month to itself', () => {
    expect(monthOf('1952-03-04')).toBe('1952-03');
    expect(monthOf('1952-03')).toBe('1952-03');
    expect(isMonth(monthOf('1952-03-04'))).toBe(true);
  });

  test.each([
    ['1952-03-04', 'iso', '1952-03-04'],
    ['1952-03-04', 'han', '1952年3月4日'],
    ['1952-12', 'han', '1952年12月'],
    ['1952-12', 'iso', '1952-12'],
  ] as const)('%s in the style %s is %s', (value, style, text) => {
    expect(formatDate(value, style)).toBe(text);
  });

  test.each([
    ['1952-03-04', '2012-03-03', 59],
    ['1952-03-04', '2012-03-04', 60],
    ['1952-02-29', '2013-02-28', 60],
    ['1952-02-29', '2013-03-01', 61],
    ['1952-03-04', '1952-03-04', 0],
  ])('born %s, on %s: %d years', (birthOn, on, years) => {
    expect(ageOn(birthOn, on)).toBe(years);
  });

  test('months go on and come back', () => {
    expect(addMonths('1952-11', 3)).toBe('1953-02');
    expect(addMonths('1952-01', -1)).toBe('1951-12');
    fc.assert(
      fc.property(anyMonth, fc.integer({ min: -1200, max: 1200 }), (month, count) => {
        expect(monthsBetween(month, addMonths(month, count))).toBe(count);
        expect(isMonth(addMonths(month, count))).toBe(true);
      }),
    );
  });
});

describe('a whole day', () => {
  test.each([
    ['2026-7-1', '2026-07-01', '2026-07-01'],
    ['2026年7月1日', '2026-07-01', '2026-07-01'],
    ['20260701', '2026-07-01', '2026-07-01'],
    // A day number is one in a spreadsheet only.
    ['46204', null, '2026-07-01'],
    ['2026-07', null, null],
    ['2026-02-30', null, null],
    ['', null, null],
  ])('of %j is %j as typed, %j in a cell', (text, typed, cell) => {
    expect(readDay(text)).toBe(typed);
    expect(readDayCell(text)).toBe(cell);
  });
});
