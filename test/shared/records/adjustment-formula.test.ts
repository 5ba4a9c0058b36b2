import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { type AdjustmentRule, increaseOf } from '#shared/records/retiree/rules/adjustment-formula.ts';
import {
  type BenefitMove,
  type PayFacts,
  resumedPauses,
  unpaidIn,
} from '#shared/records/retiree/rules/payable-month.ts';
import { addMonths } from '#shared/rules/calendar.ts';

const rule: AdjustmentRule = {
  ...{ fixedFen: 2_050, perYearFen: 100, minimumMonths: 180, partYear: 'up', percent: 95 },
  elders: [
    { ageMonths: 840, fen: 3_000 },
    { ageMonths: 960, fen: 6_000 },
  ],
  ...{ isElderOnce: false, countedOn: '2025-12-31', roundingFen: 1, rounding: 'nearest' },
};
const person = { beforeFen: 300_000, contributionMonths: 315, birthOn: '1950-05-02', retiredOn: '2010-05' };

describe('what the notice of a year gives', () => {
  it('adds its parts and rounds them once', () => {
    // 20.50 + 27 years x 1.00 + 0.95 % of 3,000 + 30 from seventy on.
    expect(increaseOf(rule, person)).toEqual({
      ok: true,
      fen: 2_050 + 2_700 + 2_850 + 3_000,
      parts: { fixedFen: 2_050, yearsFen: 2_700, percentFen: 2_850, elderFen: 3_000, roundingFen: 0 },
    });
  });

  test.each([
    ['up', 315, 2_700],
    ['nearest', 315, 2_600],
    ['nearest', 318, 2_700],
    ['down', 323, 2_600],
    ['exact', 315, 2_625],
    // Shorter contributions count as fifteen years.
    ['down', 40, 1_500],
  ] as const)('counts a part year %s: %i months give %i fen', (partYear, contributionMonths, fen) => {
    const only = { ...rule, partYear, fixedFen: null, percent: null, elders: [] };
    expect(increaseOf(only, { ...person, contributionMonths })).toMatchObject({ ok: true, fen });
  });

  // 闽人社文〔2025〕41号: 0.70 yuan for each year of contributions.
  test.each([
    [360, 2_100],
    [361, 2_135],
    [363, 2_135],
    [366, 2_135],
    [367, 2_170],
    [371, 2_170],
  ])(
    'half-year: a rest of 1 to 6 months is half a year, of 7 to 11 a whole one: %i months give %i fen',
    (months, fen) => {
      const only = {
        ...rule,
        partYear: 'half-year',
        perYearFen: 70,
        fixedFen: null,
        percent: null,
        elders: [],
      } as const;
      expect(increaseOf(only, { ...person, contributionMonths: months })).toMatchObject({ ok: true, fen });
    },
  );

  test.each([
    ['1954-12-31', 0],
    ['1955-01-01', 4_000],
    ['1955-12-31', 4_000],
    ['1956-01-01', 0],
    ['1935-06-01', 0],
    ['1945-06-01', 6_000],
  ])('an age that counts once is for who reached it in the year before: born %s, %i fen', (birthOn, fen) => {
    const elders = [
      { ageMonths: 840, fen: 4_000 },
      { ageMonths: 960, fen: 6_000 },
    ];
    const only = { ...rule, elders, isElderOnce: true, fixedFen: null, percent: null, perYearFen: null };
    expect(increaseOf(only, { ...person, birthOn })).toMatchObject({ ok: true, fen });
  });

  test.each([
    ['1955-12-31', 3_000],
    ['1956-01-01', 0],
    ['1945-12-31', 6_000],
    ['1946-01-01', 3_000],
  ])('of the bands of age takes the highest reached on the day: born %s, %i fen', (birthOn, fen) => {
    const only = { ...rule, fixedFen: null, percent: null, perYearFen: null };
    expect(increaseOf(only, { ...person, birthOn })).toMatchObject({ ok: true, fen });
  });

  it('leaves out who retired after the day, and says what the file lacks', () => {
    expect(increaseOf(rule, { ...person, retiredOn: '2025-12' })).toMatchObject({ ok: true });
    expect(increaseOf(rule, { ...person, retiredOn: '2026-01-01' })).toMatchObject({
      ok: false,
      why: expect.stringContaining('不在这次调整范围'),
    });
    for (const [field, words] of [
      ['beforeFen', '调整前的金额'],
      ['contributionMonths', '缴费月数'],
      ['birthOn', '出生日期'],
      ['retiredOn', '退休时间'],
    ] as const)
      expect(increaseOf(rule, { ...person, [field]: null })).toMatchObject({
        ok: false,
        why: expect.stringContaining(words),
      });
  });

  test('is whole steps of the rounding, within a step of the sum of its parts, and grows with the pension', () => {
    const fen = fc.integer({ min: 0, max: 1_000_000 });
    fc.assert(
      fc.property(
        fc.record({
          fixedFen: fen,
          perYearFen: fc.integer({ min: 0, max: 5_000 }),
          percent: fc.integer({ min: 0, max: 2_000 }),
        }),
        fc.constantFrom('up', 'nearest', 'down'),
        fc.constantFrom(1, 10, 100),
        fen,
        fc.integer({ min: 0, max: 600 }),
        (parts, rounding, roundingFen, beforeFen, contributionMonths) => {
          const of = { ...rule, ...parts, rounding, roundingFen };
          const got = increaseOf(of, { ...person, beforeFen, contributionMonths });
          if (!got.ok) throw new Error(got.why);
          expect(got.fen % roundingFen).toBe(0);
          const { fixedFen, yearsFen, percentFen, elderFen, roundingFen: rest } = got.parts;
          expect(fixedFen + yearsFen + percentFen + elderFen + rest).toBe(got.fen);
          const exact = parts.fixedFen + yearsFen + (beforeFen * parts.percent) / 10_000 + elderFen;
          expect(Math.abs(got.fen - exact)).toBeLessThan(roundingFen + 1);
          const more = increaseOf(of, { ...person, beforeFen: beforeFen + 100, contributionMonths });
          expect(more.ok && more.fen).toBeGreaterThanOrEqual(got.fen);
        },
      ),
    );
  });
});

describe('who is paid in a month', () => {
  const alive: PayFacts = {
    management: 'M1',
    benefitState: 'B1',
    diedOn: null,
    leftOn: null,
    takenOver: [],
    owedSince: [],
    retiredOn: null,
    moves: [],
  };
  const move = (step: string, month: string, before: string, after: string): BenefitMove => ({
    ...{ step: `benefit.${step}`, on: `${month}-10`, month, before, after },
  });

  test('a death is paid for its whole month and no later, a move away too', () => {
    const dead = { ...alive, management: 'M5', benefitState: 'B4', diedOn: '2026-03-01' };
    const moves: BenefitMove[] = [{ step: 'person.death', on: '2026-03-01', month: null, before: 'B1', after: 'B4' }];
    expect([unpaidIn({ ...dead, moves }, '2026-03'), unpaidIn({ ...dead, moves }, '2026-04')]).toEqual([null, 'died']);
    const gone = { ...alive, management: 'M4', leftOn: '2026-03-31' };
    expect([unpaidIn(gone, '2026-03'), unpaidIn(gone, '2026-04')]).toEqual([null, 'movedOut']);
  });

  test('a pause begins and ends with its months; its months are owed since it ended', () => {
    const moves = [move('pause', '2026-03', 'B1', 'B2'), move('resume', '2026-06', 'B2', 'B3')];
    const facts = { ...alive, benefitState: 'B3', moves };
    const months = Array.from({ length: 6 }, (_, index) => addMonths('2026-02', index));
    expect(months.map((month) => unpaidIn(facts, month))).toEqual([null, 'paused', 'paused', 'paused', null, null]);
    expect(resumedPauses(facts)).toEqual([{ from: '2026-03', to: '2026-06', resumedIn: '2026-06' }]);
    expect(resumedPauses({ ...facts, moves: moves.slice(0, 1) })).toEqual([]);
  });
});
