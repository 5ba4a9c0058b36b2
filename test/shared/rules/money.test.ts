import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { amountInWords, formatMoney, readMoney, readMoneyCell } from '#shared/rules/money.ts';

describe('a written amount', () => {
  test.each([
    ['6185.89', 618589, []],
    ['3832.2', 383220, []],
    ['0', 0, []],
    ['9999999.99', 999_999_999, []],
    ['1234.500', 123450, []],
    ['￥2526.77', 252677, ['amount-text']],
    ['¥2526.77', 252677, ['amount-text']],
    ['2982.16元', 298216, ['amount-text']],
    ['人民币2982.16元整', 298216, ['amount-text']],
    ['2,060.12', 206012, ['amount-text']],
    ['2，060.12', 206012, ['amount-text']],
    ['￥ 1,234,567.8 元', 123_456_780, ['amount-text']],
    ['２５２６．７７', 252677, ['amount-text']],
    [' 100 ', 10000, ['amount-text']],
  ])('%j is %d fen with the notes %j', (text, fen, notes) => {
    expect(readMoney(text)).toEqual({ ok: true, fen, notes });
  });

  test.each([
    '',
    '—',
    '待定',
    '12.3.4',
    '-5',
    '(5)',
    '1.234',
    '12,34',
    '1,2345.00',
    ',123',
    '1.',
    '.5',
    '1e3',
    '10000000',
    '2千',
    '元',
    '￥',
  ])('%j is refused', (text) => {
    expect(readMoney(text)).toEqual({ ok: false });
  });
});

describe('a cell of a spreadsheet', () => {
  test.each([
    [3832.2, 383220],
    [6185.89, 618589],
    [0.1 + 0.2, 30],
    [9_999_999.99, 999_999_999],
    [0, 0],
    [-0, 0],
  ])('the number %d is %d fen', (cell, fen) => {
    expect(readMoneyCell(cell)).toEqual({ ok: true, fen, notes: [] });
  });
  test.each([-0.01, 1.234, 10_000_000, Number.NaN, Number.POSITIVE_INFINITY])('the number %d is refused', (cell) => {
    expect(readMoneyCell(cell)).toEqual({ ok: false });
  });
  test('every amount survives the binary number Excel keeps', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999 }), (fen) => {
        expect(readMoneyCell(fen / 100)).toEqual({ ok: true, fen, notes: [] });
      }),
    );
  });
});

describe('an amount in figures', () => {
  test.each([
    [0, '0.00'],
    [5, '0.05'],
    [123456, '1,234.56'],
    [100_000_000, '1,000,000.00'],
    [-123456, '-1,234.56'],
  ])('%d fen is %s', (fen, text) => {
    expect(formatMoney(fen)).toBe(text);
  });
  test('a fraction of a fen is a bug', () => {
    expect(() => formatMoney(0.5)).toThrow(RangeError);
  });
  test('what is written is read back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999 }), (fen) => {
        expect(readMoney(formatMoney(fen))).toMatchObject({ ok: true, fen });
        expect(readMoney((fen / 100).toFixed(2))).toEqual({ ok: true, fen, notes: [] });
      }),
    );
  });
});

describe('an amount in words', () => {
  // The examples of 支付结算办法 annex 1 (the first six), then the edges of the rule.
  test.each([
    [140950, '人民币壹仟肆佰零玖元伍角'],
    [600714, '人民币陆仟零柒元壹角肆分'],
    [168032, '人民币壹仟陆佰捌拾元叁角贰分'],
    [10700053, '人民币壹拾万零柒仟元伍角叁分'],
    [1640902, '人民币壹万陆仟肆佰零玖元零贰分'],
    [32504, '人民币叁佰贰拾伍元零肆分'],
    [1000, '人民币壹拾元整'],
    [0, '人民币零元整'],
    [5, '人民币伍分'],
    [50, '人民币伍角'],
    [100, '人民币壹元整'],
    [101, '人民币壹元零壹分'],
    [10000000, '人民币壹拾万元整'],
    [1000500000, '人民币壹仟万零伍仟元整'],
    [10000000001, '人民币壹亿元零壹分'],
    [10000000100, '人民币壹亿零壹元整'],
    [10001000000, '人民币壹亿零壹万元整'],
    [123456789012, '人民币壹拾贰亿叁仟肆佰伍拾陆万柒仟捌佰玖拾元壹角贰分'],
  ])('%d fen: %s', (fen, words) => {
    expect(amountInWords(fen)).toBe(words);
  });

  test.each([-1, 0.5, 100_000_000_000_000, Number.NaN])('%d is a bug', (fen) => {
    expect(() => amountInWords(fen)).toThrow(RangeError);
  });

  test('the words hold the amount and nothing else: counted back they give it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999_999_999_999 }), (fen) => {
        const words = amountInWords(fen);
        expect(countBack(words)).toBe(fen);
        expect(words).not.toMatch(/零零|零[元万亿整]/);
      }),
      { numRuns: 1000 },
    );
  });
});

function countBack(words: string): number {
  const units: Record<string, number> = { 拾: 10, 佰: 100, 仟: 1000 };
  const [, yuan = '', rest = ''] = /^人民币(?:(.*)元)?(.*)$/.exec(words) ?? [];
  let total = 0;
  let group = 0;
  let digit = 0;
  for (const mark of yuan) {
    if ('零壹贰叁肆伍陆柒捌玖'.includes(mark)) digit = '零壹贰叁肆伍陆柒捌玖'.indexOf(mark);
    else if (mark === '万' || mark === '亿') {
      total += (group + digit) * (mark === '万' ? 1e4 : 1e8);
      group = 0;
      digit = 0;
    } else {
      group += digit * (units[mark] ?? 0);
      digit = 0;
    }
  }
  const jiao = /([壹贰叁肆伍陆柒捌玖])角/.exec(rest)?.[1];
  const fen = /([壹贰叁肆伍陆柒捌玖])分/.exec(rest)?.[1];
  const value = (mark: string | undefined): number => (mark ? '零壹贰叁肆伍陆柒捌玖'.indexOf(mark) : 0);
  return (total + group + digit) * 100 + value(jiao) * 10 + value(fen);
}
