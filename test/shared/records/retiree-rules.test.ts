import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { certificationStanding, certifiedThrough } from '#shared/records/retiree/rules/certification-cycle.ts';
import {
  amountIn,
  lastPayableMonth,
  monthsFromTo,
  overpaidMonths,
  sumOfMonths,
} from '#shared/records/retiree/rules/paid-months.ts';
import {
  heirsTotalFen,
  retireeSurvivorTwelfths,
  survivorFenOf,
  survivorMonthsWords,
  survivorTwelfths,
} from '#shared/records/retiree/rules/survivor-money.ts';
import { addMonths } from '#shared/rules/calendar.ts';

describe('survivors (人社部发〔2021〕18号; check values of domain part A.1.3)', () => {
  it.each([
    [0, 3],
    [48, 3],
    [59, 3],
    [60, 6],
    [119, 6],
    [120, 9],
    [180, 9],
    [186, 9.5],
    [192, 10],
    [240, 14],
    [345, 22.75],
    [360, 24],
    [420, 24],
  ])('contributions count to the month: %s months of them are %s months', (contributed, months) =>
    expect(survivorTwelfths(contributed) / 12).toBe(months),
  );

  it.each([
    [360, 0, 24],
    [360, 60, 19],
    [360, 180, 9],
    [360, 240, 9],
    [240, 24, 12],
    [144, 12, 9],
    [345, 42, 19.25],
    [186, 0, 9.5],
  ])(
    'drawn time counts to the month: %s months paid, %s drawn are %s months',
    (contributionMonths, drawnMonths, months) =>
      expect(retireeSurvivorTwelfths({ contributionMonths, drawnMonths }) / 12).toBe(months),
  );

  it('part months are rounded once, in fen, and are no months below none', () => {
    expect([survivorFenOf(450_050, 231), survivorFenOf(100, 109), survivorFenOf(450_050, 288)]).toEqual([
      8_663_463, 908, 10_801_200,
    ]);
    expect([231, 114, 109, 288].map(survivorMonthsWords)).toEqual(['19.25 个月', '9.5 个月', '9.08 个月', '24 个月']);
    expect(() => survivorTwelfths(-1)).toThrow(RangeError);
    expect(() => retireeSurvivorTwelfths({ contributionMonths: 360, drawnMonths: 1.5 })).toThrow(RangeError);
  });

  it('one month more of contributions never takes, one more drawn never adds, 9 and 24 are the ends', () => {
    fc.assert(
      fc.property(fc.nat(720), fc.nat(720), (contributionMonths, drawnMonths) => {
        const of = (paid: number, drawn: number) =>
          retireeSurvivorTwelfths({ contributionMonths: paid, drawnMonths: drawn });
        const now = of(contributionMonths, drawnMonths);
        expect(now).toBeGreaterThanOrEqual(9 * 12);
        expect(now).toBeLessThanOrEqual(24 * 12);
        expect(of(contributionMonths + 1, drawnMonths)).toBeGreaterThanOrEqual(now);
        expect(of(contributionMonths, drawnMonths + 1)).toBeLessThanOrEqual(now);
      }),
    );
  });

  it('heirs may owe', () => {
    expect(heirsTotalFen({ funeralFen: 100, survivorFen: 200, accountFen: 30, overpaidFen: 400 })).toBe(-70);
  });
});

describe('months', () => {
  const amounts = [
    { fromMonth: '2026-01', fen: 320_000 },
    { fromMonth: '2012-04', fen: 150_050 },
  ];

  it('the month of the death is the last one paid', () => {
    expect(lastPayableMonth('2026-08-01')).toBe('2026-08');
    expect(overpaidMonths('2026-08', '2026-10')).toEqual(['2026-09', '2026-10']);
    expect(overpaidMonths('2026-08', '2026-08')).toEqual([]);
    expect(overpaidMonths('2026-08', '2026-07')).toEqual([]);
  });

  it('each is owed at the amount that held in it; with one that is not known there is no sum', () => {
    expect(amountIn(amounts, '2025-12')).toBe(150_050);
    expect(amountIn(amounts, '2012-03')).toBeNull();
    expect(sumOfMonths(monthsFromTo('2025-11', '2026-02'), amounts)).toEqual({ fen: 940_100, unknownMonths: [] });
    expect(sumOfMonths(monthsFromTo('2012-03', '2012-04'), amounts)).toEqual({
      fen: null,
      unknownMonths: ['2012-03'],
    });
  });

  it('a span cut in two is owed the same', () => {
    fc.assert(
      fc.property(fc.nat(60), fc.nat(60), fc.nat(60), (start, first, second) => {
        const from = addMonths('2023-01', start);
        const whole = monthsFromTo(from, addMonths(from, first + second));
        const cut = [
          ...monthsFromTo(from, addMonths(from, first)),
          ...monthsFromTo(addMonths(from, first + 1), addMonths(from, first + second)),
        ];
        expect(second === 0 ? cut.length : sumOfMonths(cut, amounts).fen).toBe(
          second === 0 ? whole.length : sumOfMonths(whole, amounts).fen,
        );
      }),
    );
  });
});

describe('certification', () => {
  it.each([
    ['twelve months on', { kind: 'rolling', months: 12 }, '2026-03-15', '2027-03-15'],
    ['from a leap day', { kind: 'rolling', months: 12 }, '2024-02-29', '2025-02-28'],
    ['half a year from the 31st', { kind: 'rolling', months: 6 }, '2026-08-31', '2027-02-28'],
    ['after the birthday, until the end of the next year of life', { kind: 'birthday' }, '2026-06-01', '2028-02-29'],
    ['before the birthday', { kind: 'birthday' }, '2026-02-10', '2027-02-28'],
    ['in the window', { kind: 'window', from: '04-01', to: '05-30' }, '2026-04-20', '2027-05-30'],
    ['before the window', { kind: 'window', from: '04-01', to: '05-30' }, '2026-03-20', '2026-05-30'],
  ] as const)('%s', (_what, cycle, on, through) => expect(certifiedThrough(cycle, on, '1952-03-04')).toBe(through));

  it('is to be renewed sixty days before, and overdue the day after', () => {
    expect(certificationStanding('2027-03-15', '2027-01-13', 60)).toBe('V1');
    expect(certificationStanding('2027-03-15', '2027-01-14', 60)).toBe('V2');
    expect(certificationStanding('2027-03-15', '2027-03-15', 60)).toBe('V2');
    expect(certificationStanding('2027-03-15', '2027-03-16', 60)).toBe('V3');
  });

  it('of a later day never ends earlier', () => {
    const day = fc
      .integer({ min: 0, max: 4000 })
      .map((n) => new Date(Date.UTC(2020, 0, 1 + n)).toISOString().slice(0, 10));
    const cycle = fc.constantFrom(
      { kind: 'rolling', months: 12 } as const,
      { kind: 'birthday' } as const,
      { kind: 'window', from: '04-01', to: '05-30' } as const,
    );
    fc.assert(
      fc.property(cycle, day, day, (of, one, other) => {
        const [earlier, later] = one < other ? [one, other] : [other, one];
        expect(certifiedThrough(of, earlier, '1952-03-04') <= certifiedThrough(of, later, '1952-03-04')).toBe(true);
        expect(certifiedThrough(of, later, '1952-03-04') >= later).toBe(true);
      }),
    );
  });
});
