import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldWidth, readName, withoutBlanks } from '#shared/rules/text.ts';

describe('widths', () => {
  test.each([
    ['１２３ＡＢｃ，．（）～', '123ABc,.()~'],
    ['张\u3000三', '张 三'],
    ['￥、。·', '￥、。·'],
    ['', ''],
  ])('%j folds to %j', (text, folded) => {
    expect(foldWidth(text)).toBe(folded);
  });

  test('every printable ASCII character comes back from its full-width form', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code)) }),
        (text) => {
          const wide = Array.from(text, (mark) => String.fromCharCode(mark.charCodeAt(0) + 0xfee0)).join('');
          expect(foldWidth(wide)).toBe(text);
        },
      ),
    );
  });

  test('folding twice changes nothing more, and no length changes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(foldWidth(foldWidth(text))).toBe(foldWidth(text));
        expect(foldWidth(text)).toHaveLength(text.length);
      }),
    );
  });
});

test('blanks of every kind and invisible marks go', () => {
  expect(withoutBlanks(' a\tb\u00a0c\u3000d\u200be\ufefff\u202cg\n')).toBe('abcdefg');
});

describe('a name', () => {
  test.each([
    ['李玉斌', '李玉斌', []],
    ['李 玉 斌', '李玉斌', ['name-spaces']],
    ['郭\u3000桂', '郭桂', ['name-spaces']],
    [' 尉 迟 珍 永\t', '尉迟珍永', ['name-spaces']],
    ['吴𬱖海', '吴𬱖海', []],
    ['𣲗 䶮', '𣲗䶮', ['name-spaces']],
    ['买买提·艾力', '买买提·艾力', []],
    ['买买提•艾力', '买买提·艾力', []],
    ['买买提・艾力', '买买提·艾力', []],
    ['买买提．艾力', '买买提·艾力', ['full-width']],
    ['买买提 · 艾力', '买买提·艾力', ['name-spaces']],
    ['MOHAMED ALI', 'MOHAMED ALI', []],
    ['MOHAMED   ALI', 'MOHAMED ALI', ['name-spaces']],
    ['Ｊｏｈｎ\u3000Ｓｍｉｔｈ', 'John Smith', ['full-width']],
    ['欧阳 Anna', '欧阳Anna', ['name-spaces']],
    ['Zoe\u0301', 'Zo\u00e9', []],
    ['古'.repeat(50), '古'.repeat(50), []],
  ])('%j is kept as %j with the notes %j', (text, name, notes) => {
    expect(readName(text)).toEqual({ ok: true, name, notes });
  });

  test.each(['', '   ', '\u3000', '—', '/', '123', '？', '古'.repeat(51)])('%j is no name', (text) => {
    expect(readName(text)).toEqual({ ok: false, problem: 'name-missing' });
  });

  test.each(['王\ue000明', '王\uf8ff', '\u{f0001}明', '\u{10fffd}', '王\ufffd明'])(
    '%j has a character no other PC knows',
    (text) => {
      expect(readName(text)).toEqual({ ok: false, problem: 'name-private-use' });
    },
  );

  test('reading what was kept changes nothing more', () => {
    const unit = fc.constantFrom('张', '三', '𬱖', 'A', 'b', ' ', '\u3000', '·', '•', 'Ａ', '(', '１');
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 20 }), (text) => {
        const first = readName(text);
        if (first.ok) expect(readName(first.name)).toEqual({ ok: true, name: first.name, notes: [] });
      }),
      { numRuns: 500 },
    );
  });
});
