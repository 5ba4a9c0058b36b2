import { describe, expect, it } from 'vitest';
import { proposedRelation, type Relative } from '#shared/rules/household-relations.ts';

const one = (relation: string, gender: '1' | '2' | null = null, birthOn: string | null = null): Relative => ({
  relation,
  gender,
  birthOn,
});
const man = one('02', '1', '1950-01-01');
const woman = one('02', '2', '1952-01-01');

/** Who, new head, former head, everybody: what the person is of the new head. */
function propose(who: Relative, newHead: Relative, oldHead: Relative, others: Relative[] = []): string | null {
  return proposedRelation(who, newHead, oldHead, [oldHead, newHead, ...(who === oldHead ? [] : [who]), ...others]);
}

describe('the relation to a new head (GB/T 4761)', () => {
  it('is the other half of a couple', () => {
    expect(propose(man, one('12'), man)).toBe('11');
    expect(propose(woman, one('11'), woman)).toBe('12');
    expect(propose(man, one('10', '2'), man)).toBe('11');
    expect(propose(one('02'), one('10'), one('02'))).toBeNull();
  });

  it.each([
    // The wife becomes head: the children stay, his parents are 公婆, her parents are her own.
    ['12', '20', '20'],
    ['12', '32', '32'],
    ['12', '38', '38'],
    ['12', '41', '41'],
    ['12', '51', '53'],
    ['12', '52', '54'],
    ['12', '55', '51'],
    ['12', '56', '52'],
    ['12', '75', null],
    ['12', '97', null],
    // The son becomes head.
    ['20', '12', '52'],
    ['20', '38', '12'],
    ['20', '41', '20'],
    ['20', '42', '30'],
    ['20', '43', null],
    ['20', '51', '61'],
    ['20', '52', '62'],
    ['20', '55', '63'],
    ['20', '97', null],
    // The mother becomes head.
    ['52', '12', '38'],
    ['52', '20', '41'],
    ['52', '30', '42'],
    ['52', '51', '11'],
    ['52', '73', '20'],
    ['52', '63', '51'],
    ['52', '61', '53'],
    // The daughter-in-law becomes head.
    ['38', '12', '54'],
    ['38', '20', '11'],
    ['38', '41', null],
    // The wife's father becomes head.
    ['55', '12', '30'],
    ['55', '56', '12'],
    // A grandson.
    ['41', '12', '62'],
    ['43', '12', '64'],
    // Somebody whose relation says nothing.
    ['97', '12', null],
    ['80', '20', null],
  ])('of a man’s household, new head %s: who was %s is %s', (newHead, who, expected) => {
    expect(propose(one(who), one(newHead), man)).toBe(expected);
  });

  it('of the former head', () => {
    const former = (newHead: string, oldHead = man) => propose(oldHead, one(newHead), oldHead);
    expect([former('20'), former('32', woman), former('51'), former('52', woman)]).toEqual(['51', '52', '20', '30']);
    expect([former('38'), former('28'), former('53', woman), former('55')]).toEqual(['53', '55', '38', '28']);
    expect([former('41'), former('44', woman), former('61'), former('64', woman)]).toEqual(['61', '64', '41', '44']);
    expect(former('97')).toBeNull();
  });

  it('is told among brothers and sisters by birthday and gender, and not without', () => {
    const son = one('20', '1', '1975-05-05');
    expect(propose(one('32', '2', '1970-01-01'), son, man)).toBe('75');
    expect(propose(one('30', '2', '1980-01-01'), son, man)).toBe('77');
    expect(propose(one('22', '1', '1970-01-01'), son, man)).toBe('71');
    expect(propose(one('23', '1', '1980-01-01'), son, man)).toBe('73');
    expect(propose(one('23', '1'), son, man)).toBeNull();
    expect(propose(man, one('71', '1', '1945-01-01'), man)).toBe('73');
    expect(propose(one('12'), one('71', '1', '1945-01-01'), man)).toBe('74');
    expect(propose(one('20'), one('71', '1', '1945-01-01'), man)).toBe('93');
    expect(propose(one('51'), one('71', '1', '1945-01-01'), man)).toBe('51');
  });

  it('of a son’s child and wife, where he lives there', () => {
    expect(propose(one('41'), one('38'), man, [one('20')])).toBe('20');
    expect(propose(one('42'), one('28'), man, [one('30')])).toBeNull();
    expect(propose(one('44'), one('28'), man, [one('30')])).toBe('30');
  });

  it('is not told where two sons live there: whose wife, whose child?', () => {
    const [first, second] = [one('22', '1', '1970-01-01'), one('23', '1', '1975-01-01')];
    expect(propose(one('38'), first, man, [second])).toBeNull();
    expect(propose(one('41'), first, man, [second])).toBeNull();
    expect(propose(first, one('38'), man, [second])).toBeNull();
  });
});
