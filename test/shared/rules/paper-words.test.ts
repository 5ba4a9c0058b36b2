import { expect, test } from 'vitest';
import { paperTotals, paperTotalWords } from '#shared/rules/paper-words.ts';

test.each([
  [
    '4 份 9 页',
    [
      { copies: 1, pages: 2 },
      { copies: 3, pages: 7 },
    ],
  ],
  [
    '4 份，页数没有填全',
    [
      { copies: 1, pages: 2 },
      { copies: 3, pages: null },
    ],
  ],
  ['0 份 0 页', []],
])('papers whose pages somebody counted have a sum, others none: %s', (words, papers) => {
  expect(paperTotalWords(paperTotals(papers))).toBe(words);
});
