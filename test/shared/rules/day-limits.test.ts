import { describe, expect, it } from 'vitest';
import { oddLife } from '#shared/records/retiree/rules/odd-life.ts';
import { type DayGrounds, dayProblem, type LimitedDay } from '#shared/rules/day-limits.ts';
import { idNumberCheckDigit } from '#shared/rules/id-number.ts';

const TODAY = '2026-11-23';
const life: DayGrounds = { birth: '1952-03-04', retirement: '2012-03' };
const roll: DayGrounds = { roll: '2026-10-01' };
const from: DayGrounds = { from: TODAY };
const numberOf = (on: string): string => {
  const first17 = `350102${on.replaceAll('-', '')}001`;
  return first17 + idNumberCheckDigit(first17);
};
const sentence = /^[^。；]+，请核对(年份)?$/;

describe('each date of each kind has its floor and its ceiling; the impossible is refused in one sentence', () => {
  it.each<[LimitedDay, string, DayGrounds]>([
    ['birthOn', '1700-01-01', {}],
    ['birthOn', '1899-12-31', {}],
    ['fileBirthMonth', '1899-12', {}],
    ['workStartedOn', '1899-12', {}],
    ['accountOpenedMonth', '1949-09', {}],
    ['retiredOn', '1949-09', {}],
    ['step', '1949-09-30', {}],
    ['step', '1952-03-03', life],
    ['benefit', '1990-07-01', life],
    ['benefit', '2011-02-28', life],
    ['certification', '1960-05-01', life],
    ['certification', '1978-06-01', {}],
    ['amountMonth', '1949-09', {}],
    ['amountMonth', '1952-02', life],
    ['pauseMonth', '1952-02', life],
    ['account', '1940-01-01', life],
    ['account', '1949-12-31', {}],
    ['service', '1960-05-01', life],
    ['nextVisit', '2199-01-01', from],
    ['nextVisit', '2031-11-24', from],
    ['seal', '1940-01-01', {}],
    ['seal', '1951-01-01', life],
    ['forward', '1990-01-01', { letter: '2026-11-20', from: TODAY }],
    ['forward', '2036-11-24', from],
    ['loanDue', '2999-01-01', from],
    ['loanDue', '2036-11-24', from],
    ['letter', '1949-01-01', {}],
    ['reportBy', '2031-11-24', from],
    ['returned', '2020-01-01', roll],
    ['returned', '2026-09-30', roll],
    ['handedOver', '1951-01-01', life],
    ['decided', '1940-01-01', {}],
    ['paper', '1899', {}],
    ['place', '1899-12-31', {}],
  ])('%s %s cannot be %j', (of, day, known) => {
    expect(dayProblem(of, day, known)).toMatch(sentence);
  });

  it.each<[LimitedDay, string, DayGrounds]>([
    ['birthOn', '1900-01-01', {}],
    ['workStartedOn', '1951-09', {}],
    ['accountOpenedMonth', '1998-01', {}],
    ['retiredOn', '1972-05', {}],
    ['step', '1975-06-01', life],
    ['benefit', '2011-03-01', life],
    ['benefit', '1981-03-01', { birth: '1925-01-01', retirement: null }],
    ['certification', '2011-12-30', life],
    ['account', '1998-03-01', life],
    ['service', '2003-01-20', life],
    ['nextVisit', '2031-11-23', from],
    ['seal', '1972-06-01', life],
    ['forward', '2036-11-23', { letter: '2026-11-20', from: TODAY }],
    ['loanDue', '2036-11-23', from],
    ['letter', '1986-01-01', {}],
    ['reportBy', '2026-12-05', from],
    ['returned', '2026-10-01', roll],
    ['returned', '2026-01-28', { roll: '2026-01-25' }],
    ['paper', '1968', {}],
    ['paper', '1900-01', {}],
    ['place', '1900-01-01', {}],
  ])('%s %s is true old history, or planned %j', (of, day, known) => {
    expect(dayProblem(of, day, known)).toBeNull();
  });

  it('a number tells a birth that has limits like the one beside it', () => {
    const born = (on: string) => ({ idNumber: numberOf(on), birthOn: '1950-05-02' });
    const odd = (on: string) => oddLife(born(on), TODAY).map(({ field, isRefused }) => [field, isRefused]);
    expect(odd('2030-01-01')).toEqual([['idNumber', true]]);
    expect(odd('1899-01-01')).toEqual([['idNumber', true]]);
    expect(odd('1950-05-02')).toEqual([]);
    expect(odd('1951-05-02')).toEqual([]);
    const [told] = oddLife({ ...born('2030-01-01'), birthOn: '2030-01-01' }, TODAY);
    expect(told).toMatchObject({ field: 'birthOn', odd: 'after-today' });
  });

  it('a dependant was born neither after today nor before anybody was', () => {
    const dependants = ['2030-01-01', '1850-01-01', '2015-06-01'].map((birthOn) => ({ birthOn }));
    expect(oddLife({ dependants }, TODAY).map(({ field }) => field)).toEqual([
      'dependants.0.birthOn',
      'dependants.1.birthOn',
    ]);
  });
});
