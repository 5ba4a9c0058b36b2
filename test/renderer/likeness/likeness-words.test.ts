import { describe, expect, it } from 'vitest';
import { markDifference, scoreWords } from '#renderer/likeness/likeness-words.ts';

const marked = (text: string, other: string): string =>
  markDifference(text, other)
    .map((piece) => (piece.isDifferent ? `[${piece.text}]` : piece.text))
    .join('');

describe('what an eye has to look at', () => {
  it.each([
    ['张己明', '张已明', '张[己]明'],
    ['欧阳秀珍', '欧阳珍', '欧阳[秀]珍'],
    ['欧阳珍', '欧阳秀珍', '欧阳珍'],
    ['350102195002031013', '35010319500203101X', '35010[2]19500203101[3]'],
    ['13805910001', '13805910010', '138059100[01]'],
    ['张𬱖', '张颋', '张[𬱖]'],
    ['同', '同', '同'],
    ['甲', '乙丙', '[甲]'],
  ])('%s against %s', (text, other, expected) => {
    expect(marked(text, other)).toBe(expected);
  });

  it('loses no character', () => {
    for (const [text, other] of [
      ['张己明', '张已明'],
      ['110105491231002', '11010519491231002X'],
      ['', '张'],
    ] as const)
      expect(
        markDifference(text, other)
          .map((piece) => piece.text)
          .join(''),
      ).toBe(text);
  });
});

it('says how sure it is in words', () => {
  expect([0.99, 0.8, 0.5].map(scoreWords)).toEqual(['几乎肯定', '很可能', '可能']);
});
