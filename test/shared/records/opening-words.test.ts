import { expect, it } from 'vitest';
import { noOpening, type OpeningState, openingWords } from '#shared/records/retiree/rules/opening-state.ts';

it('a sentence built from what may be lacking never says null, nor an empty bracket', () => {
  const full: OpeningState = {
    ...{
      certifiedOn: '2026-01-10',
      way: '01',
      certifiedThrough: '2027-01-10',
      amountFen: 320_000,
      amountFrom: '2026-01',
    },
    ...{ payment: 'paused', pausedFrom: '2026-08', pauseReason: 'prison' },
  };
  const fields = Object.keys(full) as (keyof OpeningState)[];
  // Every choice of fields that are lacking.
  for (let lacking = 0; lacking < 2 ** fields.length; lacking += 1) {
    const state: OpeningState = { ...full };
    for (const [position, field] of fields.entries())
      if (Math.floor(lacking / 2 ** position) % 2 === 1) Object.assign(state, { [field]: noOpening[field] });
    for (const label of [() => '数据比对', () => null])
      expect(openingWords(state, label)).not.toMatch(/null|undefined|（）/);
  }
  expect(openingWords({ ...noOpening, payment: 'paused' }, () => null)).toBe('暂停发放，起始月没有写');
});
