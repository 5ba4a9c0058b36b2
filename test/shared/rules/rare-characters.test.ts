import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { STANDARD_OF_PRIVATE_USE } from '#shared/rules/private-use.ts';
import { characterOfCodePoint, HAN_BLOCKS, hanBlockOf, inspectName } from '#shared/rules/rare-characters.ts';
import { readName } from '#shared/rules/text.ts';

const hexOf = (codePoint: number): string => codePoint.toString(16).toUpperCase().padStart(4, '0');

describe('a private-use character', () => {
  test.each([
    [0xe78d, '\uFE10'],
    [0xe78e, '\uFE12'],
    [0xe796, '\uFE19'],
    [0xe7c7, 'ḿ'],
    [0xe7c8, 'ǹ'],
    [0xe7e7, '\u303E'],
    [0xe7f3, '\u2FFB'],
    [0xe815, '\u2E81'],
    [0xe816, '\u{20087}'],
    [0xe817, '\u{20089}'],
    [0xe818, '\u{200CC}'],
    [0xe819, '\u2E84'],
    [0xe81a, '\u3473'],
    [0xe81e, '\u9FB4'],
    [0xe826, '\u9FB5'],
    [0xe82b, '\u9FB6'],
    [0xe82c, '\u9FB7'],
    [0xe831, '\u{215D7}'],
    [0xe832, '\u9FB8'],
    [0xe83b, '\u{2298F}'],
    [0xe843, '\u9FB9'],
    [0xe854, '\u9FBA'],
    [0xe855, '\u{241FE}'],
    [0xe863, '䶮'],
    [0xe864, '\u9FBB'],
    [0xe000, null],
    [0xe865, null],
    [0xf8ff, null],
    [0xf0000, null],
    [0x10fffd, null],
  ])('%i is refused with the advice %j', (codePoint, advice) => {
    expect(inspectName(`王${String.fromCodePoint(codePoint)}`)).toEqual([
      { index: 1, codePoint: `U+${hexOf(codePoint)}`, problem: 'private-use', level: 'refused', advice },
    ]);
    expect(characterOfCodePoint(hexOf(codePoint))).toEqual({ ok: false, problem: 'code-point-private-use', advice });
  });

  test('of the older GB 18030 has one standard character each, which is refused by no one', () => {
    expect(STANDARD_OF_PRIVATE_USE.size).toBe(106);
    expect(new Set(STANDARD_OF_PRIVATE_USE.values()).size).toBe(106);
    for (const [codePoint, standard] of STANDARD_OF_PRIVATE_USE) {
      expect(inspectName(String.fromCodePoint(codePoint))).toHaveLength(1);
      expect(inspectName(standard).filter((finding) => finding.level === 'refused')).toEqual([]);
    }
  });
});

describe('a character that is none', () => {
  test.each([
    ['\uFDD0', 'noncharacter'],
    ['\uFFFE', 'noncharacter'],
    ['\u{2FFFF}', 'noncharacter'],
    ['\u{10FFFF}', 'noncharacter'],
    ['\uD840', 'surrogate'],
    ['\uDC00', 'surrogate'],
    ['\uFFFD', 'lost'],
    ['\u0000', 'control'],
    ['\u001B', 'control'],
    ['\u007F', 'control'],
    ['\u0085', 'control'],
  ])('%j is refused as %s', (character, problem) => {
    expect(inspectName(`𠮷${character}·`)).toEqual([
      {
        index: 2,
        codePoint: `U+${hexOf(character.codePointAt(0) as number)}`,
        problem,
        level: 'refused',
        advice: null,
      },
    ]);
  });

  test.each(['\t', '\n', '\v', '\f', '\r'])('%j, which is taken away anyway, is warned of', (blank) => {
    expect(inspectName(`王${blank}五`)).toMatchObject([
      { index: 1, problem: 'control', level: 'warned', advice: null },
    ]);
    expect(readName(`王${blank}五`)).toMatchObject({ ok: true, name: '王五' });
  });
});

describe('a character that looks like another', () => {
  test.each([
    ['\uF900', 'compatibility', '豈'],
    ['\uF9D1', 'compatibility', '六'],
    ['\uFA0C', 'compatibility', '兀'],
    ['\uFAD9', 'compatibility', '龎'],
    ['\uFA6E', 'compatibility', null],
    ['\u{2F800}', 'compatibility', '丽'],
    ['\u{2FA1D}', 'compatibility', '𪘀'],
    ['\u2E80', 'radical', null],
    ['\u2E81', 'radical', '厂'],
    ['\u2EE2', 'radical', '马'],
    ['\u2E9A', 'radical', null],
    ['\u2EF3', 'radical', '龟'],
    ['\u2EF4', 'radical', null],
    ['\u2F00', 'radical', '一'],
    ['\u2F0D', 'radical', '冖'],
    ['\u2FD5', 'radical', '龠'],
    ['\u2FDF', 'radical', null],
  ])('%j is warned of as %s, with the advice %j', (character, problem, advice) => {
    expect(inspectName(character)).toMatchObject([{ index: 0, problem, level: 'warned', advice }]);
  });

  test('the radicals with an ideograph of their own in Unicode have the same here', () => {
    for (let codePoint = 0x2e80; codePoint <= 0x2fdf; codePoint += 1) {
      const radical = String.fromCodePoint(codePoint);
      const advice = inspectName(radical)[0]?.advice ?? null;
      if (radical.normalize('NFKC') !== radical) expect(advice).toBe(radical.normalize('NFKC'));
      if (advice !== null) expect(hanBlockOf(advice.codePointAt(0) as number)).not.toBeNull();
      expect(advice === null).toBe(!/\p{Script=Han}/u.test(radical) || codePoint === 0x2e80);
    }
  });

  test('every assigned compatibility ideograph but the twelve unified ones has an ideograph to be written instead', () => {
    const fine: number[] = [];
    for (const { first, last } of HAN_BLOCKS.filter((block) => block.name === '兼容'))
      for (let codePoint = first; codePoint <= last; codePoint += 1) {
        const [finding] = inspectName(String.fromCodePoint(codePoint));
        if (!finding) fine.push(codePoint);
        else expect(hanBlockOf(finding.advice?.codePointAt(0) ?? 0)).toMatch(/^(?:基本|扩展[A-I])$/);
      }
    const twelve = 'FA0E FA0F FA11 FA13 FA14 FA1F FA21 FA23 FA24 FA27 FA28 FA29';
    expect(fine.map(hexOf).join(' ')).toBe(twelve);
  });
});

describe('the blocks', () => {
  // Unicode 15.1, table 18-1 of its core specification.
  test.each([
    ['基本', 20992],
    ['扩展A', 6592],
    ['扩展B', 42720],
    ['扩展C', 4154],
    ['扩展D', 222],
    ['扩展E', 5762],
    ['扩展F', 7473],
    ['扩展G', 4939],
    ['扩展H', 4192],
    ['扩展I', 622],
    ['兼容', 366 + 106 + 542],
  ])('%s holds %i characters', (name, count) => {
    const sizes = HAN_BLOCKS.filter((block) => block.name === name).map((block) => block.last - block.first + 1);
    expect(sizes.reduce((left, right) => left + right)).toBe(count);
  });

  test('every ideograph of them is Han, a letter of a name, typed by its code point, and nothing is found in it', () => {
    const bad: string[] = [];
    for (const { name, first, last } of HAN_BLOCKS)
      for (let codePoint = first; codePoint <= last; codePoint += 1) {
        const character = String.fromCodePoint(codePoint);
        const read = characterOfCodePoint(hexOf(codePoint));
        const isGood =
          /^\p{Script=Han}$/u.test(character) &&
          hanBlockOf(codePoint) === name &&
          read.ok &&
          read.character === character &&
          (name === '兼容' || inspectName(character).length === 0);
        if (!isGood) bad.push(hexOf(codePoint));
      }
    expect(bad).toEqual([]);
  });

  test.each([0x33ff, 0x4dc0, 0xa000, 0x3007, 0x2e81, 0x2f00, 0xfa6e, 0x2a6e0, 0x2b73a, 0x2ee5e, 0x323b0, -1, 0x41])(
    '%i is in none',
    (codePoint) => {
      expect(hanBlockOf(codePoint)).toBeNull();
    },
  );
});

describe('a code point as it is typed', () => {
  test.each([
    ['U+2CEB0', '\u{2CEB0}'],
    ['2ceb0', '\u{2CEB0}'],
    ['u2ceb0', '\u{2CEB0}'],
    ['u+2ceb0', '\u{2CEB0}'],
    ['0x9FB4', '\u9FB4'],
    ['0X9fb4', '\u9FB4'],
    ['&#x2CEB0;', '\u{2CEB0}'],
    ['&#183984;', '\u{2CEB0}'],
    ['\\u{2CEB0}', '\u{2CEB0}'],
    ['\\u9fb4', '\u9FB4'],
    ['U+02CEB0', '\u{2CEB0}'],
    [' Ｕ＋２ＣＥＢ０ ', '\u{2CEB0}'],
    ['4E00', '一'],
  ])('%j is %s', (text, character) => {
    expect(characterOfCodePoint(text)).toEqual({ ok: true, character });
  });

  test.each([
    ['', 'code-point-unreadable'],
    ['龴', 'code-point-unreadable'],
    ['U+', 'code-point-unreadable'],
    ['9FB', 'code-point-unreadable'],
    ['U+2CEBG', 'code-point-unreadable'],
    ['U+2CEB0 U+9FB4', 'code-point-unreadable'],
    ['0041', 'code-point-not-han'],
    ['2B73A', 'code-point-not-han'],
    ['D800', 'code-point-not-han'],
    ['10FFFF', 'code-point-not-han'],
    ['FFFFFFFF', 'code-point-not-han'],
    ['&#99999999;', 'code-point-not-han'],
  ])('%j is refused as %s', (text, problem) => {
    expect(characterOfCodePoint(text)).toEqual({ ok: false, problem });
  });
});

test('several findings come in order, each at its place', () => {
  const text = '\uE81E𠮷\uF900\u2F00\uD800';
  const findings = inspectName(text);
  expect(findings.map((one) => [one.index, one.codePoint, one.level, one.advice])).toEqual([
    [0, 'U+E81E', 'refused', '龴'],
    [3, 'U+F900', 'warned', '豈'],
    [4, 'U+2F00', 'warned', '一'],
    [5, 'U+D800', 'refused', null],
  ]);
});

test.each(['买买提·艾力', 'Anna-Maria O’Neil', '欧阳㛃', '𬎆𠅤䶮', '王〇', ''])('%j is without fault', (name) => {
  expect(inspectName(name)).toEqual([]);
});

test('reading never throws, every finding stands where it says, and a name without one is no private-use name', () => {
  const unit = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code));
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit })), (text) => {
      characterOfCodePoint(text);
      const findings = inspectName(text);
      for (const { index, codePoint } of findings)
        expect(`U+${hexOf(text.codePointAt(index) as number)}`).toBe(codePoint);
      if (findings.length > 0) return;
      expect(readName(text)).not.toEqual({ ok: false, problem: 'name-private-use' });
      expect(text).not.toMatch(/\p{Surrogate}/u);
    }),
  );
});
