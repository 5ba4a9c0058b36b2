import { describe, expect, it } from 'vitest';
import { archiveContract } from '#shared/contract/archive.ts';
import { Day, Month } from '#shared/contract/types.ts';

/** A day or a month is read as people type it wherever a call takes one, and kept in its one form. */
describe('days and months of every call', () => {
  it.each([
    ['20261005', '2026-10-05'],
    ['2026.10.5', '2026-10-05'],
    ['2026/10/05', '2026-10-05'],
    ['2026年10月5日', '2026-10-05'],
    [' 2026-10-05 ', '2026-10-05'],
  ])('reads the day %s', (typed, day) => expect(Day.parse(typed)).toBe(day));

  it.each([
    ['202610', '2026-10'],
    ['2026.10', '2026-10'],
    ['2026年10月', '2026-10'],
  ])('reads the month %s', (typed, month) => expect(Month.parse(typed)).toBe(month));

  it.each(['', '2026', '2026-10', '20261305', '26-10-05', '十月五日'])('refuses “%s” as a day', (typed) => {
    expect(Day.safeParse(typed).success).toBe(false);
  });

  it('takes a day in one way in calls of different rooms', () => {
    const inputs = [
      archiveContract['certification.enter'].input.parse({ text: '1', on: '20261005', way: '04' }),
      archiveContract['log.list'].input.parse({ fromOn: '20261005' }),
    ];
    expect(inputs).toMatchObject([{ on: '2026-10-05' }, { fromOn: '2026-10-05' }]);
  });
});
