import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DatedValue } from '#shared/codes/dated-key.ts';
import { DATED_KEYS, type DatedKeyName, isDatedKey } from '#shared/codes/dated-keys.ts';
import { defaultsOfKinds } from '#shared/registers/codes.ts';
import { isDate } from '#shared/rules/calendar.ts';
import { checkDatedValues, datedNumber, overlaps, valueOn } from '#shared/rules/dated-values.ts';

const standard = 'allowance.standard-urban';
const community = '350206010003';
const row = (part: Partial<DatedValue> = {}): DatedValue => ({
  key: standard,
  areaCode: '',
  validFrom: '2024-01-01',
  validTo: null,
  value: '810',
  document: '试',
  mark: 'source',
  ...part,
});
const period = (validFrom: string, validTo: string | null, part: Partial<DatedValue> = {}) =>
  row({ validFrom, validTo, ...part });

describe('the value on a day', () => {
  const levels = ['', '350000000000', '350200000000', '350206000000', '350206010000', community];

  test('is that of the narrowest area that has one', () => {
    const rows = levels.map((areaCode, level) => row({ areaCode, value: String(level) }));
    for (let level = levels.length; level > 0; level -= 1) {
      expect(valueOn(rows.slice(0, level), standard, community, '2024-06-01')?.value).toBe(String(level - 1));
      expect(valueOn(rows.slice(0, level).reverse(), standard, community, '2024-06-01')?.value).toBe(String(level - 1));
    }
    for (const [level, areaCode] of levels.entries())
      expect(valueOn(rows, standard, areaCode, '2024-06-01')?.value).toBe(String(level));
  });

  test.each([
    ['350206010004', '4'],
    ['350206011003', '3'],
    ['350203010003', '2'],
    ['350100000000', '1'],
    ['440100000000', '0'],
    ['', '0'],
  ])('of %j does not come from a neighbour', (areaCode, value) => {
    const rows = levels.map((code, level) => row({ areaCode: code, value: String(level) }));
    expect(valueOn(rows, standard, areaCode, '2024-06-01')?.value).toBe(value);
  });

  test.each([
    ['2023-12-31', null],
    ['2024-01-01', '1'],
    ['2024-06-30', '1'],
    ['2024-07-01', '2'],
    ['2025-06-30', '2'],
    ['2025-07-01', null],
    ['2026-01-01', '3'],
    ['2099-12-31', '3'],
  ])('%s is the value %j', (date, value) => {
    const rows = [
      period('2024-01-01', '2024-06-30', { value: '1' }),
      period('2024-07-01', '2025-06-30', { value: '2' }),
      period('2026-01-01', null, { value: '3' }),
    ];
    expect(valueOn(rows, standard, community, date)?.value ?? null).toBe(value);
  });

  test('falls back to the wider area when the narrower one has ended', () => {
    const rows = [row({ value: '1' }), period('2024-01-01', '2024-06-30', { areaCode: community, value: '2' })];
    expect(valueOn(rows, standard, community, '2024-06-30')?.value).toBe('2');
    expect(valueOn(rows, standard, community, '2024-07-01')?.value).toBe('1');
  });

  test('is the later decision where periods overlap; other keys and wrong areas do not count', () => {
    const rows = [row({ value: '1' }), period('2024-03-01', null, { value: '2' }), row({ key: 'allowance.posting' })];
    expect(valueOn(rows, standard, '', '2024-04-01')?.value).toBe('2');
    expect(valueOn([row({ areaCode: '3502' })], standard, community, '2024-04-01')).toBeNull();
  });

  test('what is no day or no area code is refused', () => {
    expect(() => valueOn([], standard, '', '2024-02-30')).toThrow(RangeError);
    expect(() => valueOn([], standard, '3502', '2024-02-03')).toThrow(RangeError);
  });
});

describe('the number of a value', () => {
  test.each([
    [standard, '810', 81_000],
    [standard, '2,038.50元', 203_850],
    ['retiree.funeral-amount', '2000', 200_000],
    ['allowance.edge-percent', '150', 15_000],
    ['allowance.edge-percent', '12.5', 1250],
    ['allowance.posting', '7', 7],
    ['allowance.case-limit', '30', 30],
    ['allowance.review-a', '12', 12],
    ['allowance.settlement-day', '31', 31],
  ] as const)('%s %j: %d', (key, value, number) => {
    expect(datedNumber({ key, value })).toEqual({ ok: true, number });
  });

  test.each([
    [standard, '八百'],
    [standard, '810.123'],
    [standard, '-1'],
    ['allowance.edge-percent', '150%'],
    ['allowance.edge-percent', ''],
    ['allowance.posting', '7.5'],
    ['allowance.settlement-day', '0'],
    ['allowance.settlement-day', '32'],
    ['allowance.rounding', 'up'],
    ['no.such-key', '1'],
  ])('%s %j is none', (key, value) => {
    expect(datedNumber({ key, value })).toEqual({ ok: false });
  });
});

describe('overlapping periods', () => {
  test.each([
    ['2024-01-01', '2024-06-30', '2024-07-01', null, false],
    ['2024-01-01', '2024-06-30', '2024-06-30', null, true],
    ['2024-01-01', null, '2030-01-01', null, true],
    ['2024-01-01', null, '2020-01-01', '2023-12-31', false],
    ['2024-01-01', '2024-12-31', '2024-03-01', '2024-04-01', true],
    // Ends before it begins: holds on no day.
    ['2024-01-01', '2024-12-31', '2024-05-01', '2024-04-01', false],
  ] as const)('%s to %s and %s to %s: %s', (from, to, otherFrom, otherTo, isOverlap) => {
    const rows = [period(from, to), period(otherFrom, otherTo)];
    expect(overlaps(rows)).toHaveLength(isOverlap ? 1 : 0);
    expect(overlaps([...rows].reverse())).toHaveLength(isOverlap ? 1 : 0);
  });

  test('belong to one key and one area', () => {
    expect(overlaps([row(), row({ areaCode: '350000000000' }), row({ key: 'allowance.posting' })])).toEqual([]);
    const rows = [row(), row(), row()];
    expect(overlaps(rows)).toEqual([
      [rows[0], rows[1]],
      [rows[0], rows[2]],
      [rows[1], rows[2]],
    ]);
  });

  test('are found exactly where two rows hold on the same day', () => {
    const day = fc.integer({ min: 1, max: 28 }).map((number) => `2024-01-${String(number).padStart(2, '0')}`);
    const anyRow = fc
      .record({ from: day, to: fc.option(day) })
      .map(({ from, to }) => period(from, to !== null && to < from ? from : to));
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 6 }), (rows) => {
        const found = overlaps(rows).length;
        let counted = 0;
        for (const [index, one] of rows.entries())
          for (const other of rows.slice(0, index)) {
            const start = one.validFrom > other.validFrom ? one.validFrom : other.validFrom;
            if ([one, other].every((each) => each.validTo === null || each.validTo >= start)) counted += 1;
          }
        expect(found).toBe(counted);
      }),
    );
  });
});

describe('what is wrong with the rows', () => {
  const problemsOf = (rows: DatedValue[]) =>
    checkDatedValues(rows).map(({ row: index, severity, reason }) => [index, severity, reason]);

  test.each([
    ['key-unknown', { key: 'no.such-key' }],
    ['key-unknown', { key: 'toString' }],
    ['area-invalid', { areaCode: '3502' }],
    ['date-invalid', { validFrom: '2024-1-1' }],
    ['date-invalid', { validTo: '2024-02-30' }],
    ['to-before-from', { validTo: '2023-12-31' }],
    ['value-invalid', { value: '待定' }],
    ['value-invalid', { key: 'allowance.rounding', value: 'sideways' }],
    ['value-invalid', { key: 'allowance.posting', value: '一周' }],
  ] as const)('%s', (reason, part) => {
    expect(problemsOf([row({ key: 'allowance.price-supplement' }), row(part)])).toEqual([[1, 'error', reason]]);
  });

  test('overlaps are errors, gaps are warnings, and each names its rows or days', () => {
    const rows = [
      period('2025-01-01', null),
      period('2024-01-01', '2024-06-30'),
      period('2024-08-01', '2024-12-31'),
      period('2026-01-01', null),
    ];
    expect(checkDatedValues(rows)).toEqual([
      {
        row: 2,
        severity: 'warning',
        reason: 'gap',
        message: expect.stringContaining('2024-07-01 至 2024-07-31'),
      },
      { row: 3, severity: 'error', reason: 'overlap', message: expect.stringContaining('第 4 行与第 1 行') },
    ]);
  });

  test('an open end or the last day of all leaves no gap, nor does a short period within a long one', () => {
    expect(problemsOf([period('2024-01-01', '9999-12-31'), period('2025-01-01', '2025-02-01')])).toEqual([
      [1, 'error', 'overlap'],
    ]);
    const within = [period('2024-01-01', '2024-12-31'), period('2024-02-01', '2024-03-01'), period('2025-01-01', null)];
    expect(problemsOf(within)).toEqual([[1, 'error', 'overlap']]);
  });
});

describe('the register and what comes with it', () => {
  const names = Object.keys(DATED_KEYS) as DatedKeyName[];

  test('every key has its own label within its kind, a note, and choices when it wants one', () => {
    const labels = names.map((name) => `${DATED_KEYS[name].kind} ${DATED_KEYS[name].label}`);
    expect(new Set(labels).size).toBe(names.length);
    for (const name of names) {
      const key = DATED_KEYS[name];
      expect(isDatedKey(name) && name.startsWith(`${key.kind}.`)).toBe(true);
      expect([name, key.label !== '' && key.note !== '']).toEqual([name, true]);
      expect([name, key.choices !== undefined]).toEqual([name, key.unit === 'choice']);
    }
  });

  test('the shipped rows are in order, national, and say where they come from', () => {
    expect(checkDatedValues(defaultsOfKinds)).toEqual([]);
    for (const value of defaultsOfKinds) {
      expect([value.key, value.areaCode, isDate(value.validFrom)]).toEqual([value.key, '', true]);
      expect([value.key, value.document !== '']).toEqual([value.key, true]);
      if (value.mark === 'unverified') expect([value.key, value.document]).toEqual([value.key, '待本单位确认']);
    }
  });

  test.each([
    ['allowance.case-limit', '2026-03-01', '30'],
    ['allowance.case-limit', '2021-06-30', null],
    ['allowance.case-limit-delegated', '2026-03-01', '20'],
    ['allowance.district-limit', '2021-06-30', '5'],
    ['allowance.district-limit', '2021-07-01', '10'],
    ['allowance.review-c', '2020-01-01', '1'],
    ['allowance.review-c', '2022-01-01', '6'],
    ['allowance.base-pension', '2025-12-31', 'excluded'],
    ['allowance.base-pension', '2026-01-01', null],
    ['allowance.standard-urban', '2026-01-01', null],
    ['retiree.contribution-months', '2029-12-31', '180'],
    ['retiree.contribution-months', '2030-01-01', '186'],
    ['retiree.contribution-months', '2031-01-01', '192'],
    ['retiree.contribution-months', '2038-12-31', '234'],
    ['retiree.contribution-months', '2039-01-01', '240'],
    ['unemployment.employer-report-limit', '2011-06-30', '7'],
    ['unemployment.employer-report-limit', '2011-07-01', '15'],
  ] as const)('%s on %s: %j', (key, date, value) => {
    expect(valueOn(defaultsOfKinds, key, community, date)?.value ?? null).toBe(value);
  });
});
