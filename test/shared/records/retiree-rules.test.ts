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
  retireeSurvivorMonths,
  survivorMonths,
  wholeYears,
} from '#shared/records/retiree/rules/survivor-money.ts';
import { addMonths } from '#shared/rules/calendar.ts';

describe('survivors (人社部发〔2021〕18号; check values of domain part A.1.3)', () => {
  it.each([
    [4, 3],
    [5, 6],
    [9, 6],
    [10, 9],
    [15, 9],
    [16, 10],
    [20, 14],
    [29, 23],
    [30, 24],
    [35, 24],
    [0, 3],
    [4.99, 3],
    [15.5, 9],
  ])('%s years of contributions: %s months', (years, months) => expect(survivorMonths(years)).toBe(months));

  it.each([
    [30, 0, 24],
    [30, 5, 19],
    [30, 15, 9],
    [30, 20, 9],
    [20, 2, 12],
    [12, 1, 9],
  ])('a retiree of %s years who drew %s years: %s months', (contributionYears, drawnYears, months) =>
    expect(retireeSurvivorMonths({ contributionYears, drawnYears })).toBe(months),
  );

  it('part years count by the office, whole months only', () => {
    expect([wholeYears(23, 'down'), wholeYears(23, 'up'), wholeYears(23, 'nearest')]).toEqual([1, 2, 2]);
    expect(() => wholeYears(1.5, 'down')).toThrow(RangeError);
    expect(() => survivorMonths(-1)).toThrow(RangeError);
  });

  it('more years never mean fewer months, and 24 is the end', () => {
    fc.assert(
      fc.property(fc.nat(60), fc.nat(60), (one, other) => {
        const [less, more] = [Math.min(one, other), Math.max(one, other)];
        expect(survivorMonths(less)).toBeLessThanOrEqual(survivorMonths(more));
        expect(survivorMonths(more)).toBeLessThanOrEqual(24);
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

  it('each is owed at the amount that held in it, none is guessed', () => {
    expect(amountIn(amounts, '2025-12')).toBe(150_050);
    expect(amountIn(amounts, '2012-03')).toBeNull();
    expect(sumOfMonths(monthsFromTo('2025-11', '2026-02'), amounts)).toEqual({ fen: 940_100, unknownMonths: [] });
    expect(sumOfMonths(monthsFromTo('2012-03', '2012-04'), amounts)).toEqual({
      fen: 150_050,
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
