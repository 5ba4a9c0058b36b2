import { describe, expect, it } from 'vitest';
import { monthWords } from '#shared/life/step-month.ts';
import { refusedMonth } from '#shared/records/retiree/life-cycle/step-month.ts';
import { type StepName, stepNames, stepOf } from '#shared/records/retiree/life-cycle/steps.ts';

const ON = '2026-11-20';
const facts = { birthOn: '1952-03-04', retiredOn: '2012-03', pauseBegan: '2026-07' };
const asking = stepNames.filter((name) => stepOf(name).asks.includes('month'));

describe('the month of a step has limits', () => {
  it.each(asking)('%s: neither before the retirement nor far ahead, and each refusal is a sentence', (name) => {
    for (const month of ['1900-01', '1990-01', '2012-02', '2028-01', '2099-01']) {
      const refused = refusedMonth(name, month, ON, facts);
      expect(refused, month).not.toBeNull();
      if (refused) expect(monthWords(refused)).toMatch(/不能早于|早于.*核对月份|晚于.*核对月份/);
    }
    expect(refusedMonth(name, '2026-11', ON, facts)).toBeNull();
    expect(refusedMonth(name, '2026-12', ON, facts)).toBeNull();
  });

  it.each<[StepName, string, string | null]>([
    ['benefit.award', '2012-03', null],
    ['benefit.award', '2027-11', null],
    ['benefit.award', '2027-12', 'month-late'],
    ['benefit.pause', '2026-10', 'month-wrong'],
    ['benefit.resume', '2026-06', 'month-early'],
    ['benefit.resume', '2026-07', null],
    ['benefit.backPaid', '2026-06', 'month-early'],
    ['benefit.backPaid', '2027-01', 'month-late'],
    ['benefit.stop', '2026-06', null],
  ])('%s %s: %s', (name, month, reason) => {
    expect(refusedMonth(name, month, ON, facts)?.reason ?? null).toBe(reason);
  });

  it('where the retirement is not known nothing is before the birth', () => {
    const unknown = { ...facts, retiredOn: null, pauseBegan: null };
    expect(refusedMonth('benefit.stop', '1952-02', ON, unknown)).toMatchObject({ since: '出生日期' });
    expect(refusedMonth('benefit.stop', '1990-01', ON, { ...unknown, birthOn: null })).toBeNull();
  });
});
