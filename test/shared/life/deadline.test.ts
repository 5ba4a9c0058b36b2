import fc from 'fast-check';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { DATED_KEYS } from '#shared/codes/dated-keys.ts';
import { type DeadlineKey, type DeadlineUnit, deadlineFrom, isDeadlineUnit } from '#shared/life/deadline.ts';
import { stepIn } from '#shared/life/life-cycle.ts';
import { addMonths, isDate, lastDayOf, monthOf } from '#shared/rules/calendar.ts';
import { shippedCalendar } from '#shared/rules/working-days.ts';
import { inventedLife } from '../../help/invented-life.ts';

const until = (on: string, count: number, unit: DeadlineUnit, endsOn?: 'as-is') =>
  deadlineFrom(shippedCalendar, { on, count, unit, endsOn });

describe('a deadline is counted in the unit of its value', () => {
  it.each<[string, number, DeadlineUnit, 'as-is' | undefined, string]>([
    ['2026-09-21', 3, 'working-days', undefined, '2026-09-24'],
    ['2026-09-21', 20, 'working-days', undefined, '2026-10-26'],
    ['2026-09-28', 7, 'days', 'as-is', '2026-10-05'],
    ['2026-09-01', 30, 'days', undefined, '2026-10-08'],
    // Three months are no three days.
    ['2026-08-13', 3, 'months', undefined, '2026-11-13'],
    ['2026-08-14', 3, 'months', undefined, '2026-11-16'],
    ['2026-08-14', 3, 'months', 'as-is', '2026-11-14'],
    ['2026-11-30', 3, 'months', 'as-is', '2027-02-28'],
    ['2024-02-29', 36, 'months', 'as-is', '2027-02-28'],
    ['2024-02-29', 1, 'years', undefined, '2025-02-28'],
    ['2024-02-29', 4, 'years', 'as-is', '2028-02-29'],
    ['2026-11-25', 0, 'months', 'as-is', '2026-11-25'],
  ])('%s and %i %s (%s) end on %s', (on, count, unit, endsOn, last) => {
    expect(until(on, count, unit, endsOn).date).toBe(last);
  });

  it('says where a year without holidays decided the day, and only there', () => {
    expect(until('2026-11-30', 3, 'months')).toMatchObject({ date: '2027-03-01', isCertain: false });
    expect(until('2026-11-30', 3, 'months', 'as-is').isCertain).toBe(true);
    expect(until('2026-08-14', 3, 'months').isCertain).toBe(true);
  });

  it('in months it ends in the month so much later, on the same day or the last of the month', () => {
    const day = fc.date({ min: new Date('1990-01-01'), max: new Date('2060-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 600 }), (instant, count) => {
        const on = instant.toISOString().slice(0, 10);
        const { date } = until(on, count, 'months', 'as-is');
        const month = addMonths(monthOf(on), count);
        expect(date).toBe(isDate(`${month}-${on.slice(8)}`) ? `${month}-${on.slice(8)}` : lastDayOf(month));
        expect(until(on, count * 12, 'months', 'as-is')).toEqual(until(on, count, 'years', 'as-is'));
      }),
    );
  });

  it('refuses what is no day and no count', () => {
    expect(() => until('2026-02-30', 1, 'months')).toThrow(RangeError);
    expect(() => until('2026-02-03', -1, 'years')).toThrow(RangeError);
  });
});

describe('which values set deadlines', () => {
  it('a value in another unit does not compile as one', () => {
    expectTypeOf<'allowance.review-a'>().toExtend<DeadlineKey>();
    expectTypeOf<'allowance.case-limit'>().toExtend<DeadlineKey>();
    expectTypeOf<'retiree.certification-kind'>().not.toExtend<DeadlineKey>();
    expectTypeOf<'unemployment.benefit-percent'>().not.toExtend<DeadlineKey>();
    expectTypeOf<'retiree.pay-day'>().not.toExtend<DeadlineKey>();
  });

  it('a step may set several, in different units', () => {
    const { deadlines = [] } = stepIn(inventedLife, 'case.confirm');
    expect(deadlines.map(({ key }) => DATED_KEYS[key].unit)).toEqual(['months', 'days']);
    for (const { key } of deadlines) expect(isDeadlineUnit(DATED_KEYS[key].unit)).toBe(true);
  });
});
