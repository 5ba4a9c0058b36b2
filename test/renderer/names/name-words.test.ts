import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { putIn } from '#renderer/names/code-point-entry.ts';
import { askedWords, isUncommonName, spelled, unreadWords } from '#renderer/names/name-words.ts';
import { lackingIn, lackingNote } from '#renderer/sheets/lacking.ts';
import { faces, RARE_FACES } from '#renderer/sheets/measure.ts';

it.each([
  ['张伟', false],
  ['买买提·艾力', false],
  ['欧阳Anna', false],
  ['张\u{2c386}', true],
  ['㛃', true],
  ['张龴', true],
  ['', false],
])('%s holds an uncommon character: %s', (name, isUncommon) => {
  expect(isUncommonName(name)).toBe(isUncommon);
});

describe('what is said of a search', () => {
  const found = { asked: { parts: [], strokes: null, reading: null }, problem: null, total: 0, items: [] };
  it.each([
    [{ asked: { parts: ['亻', '韦'], strokes: null, reading: null }, total: 77 }, '亻 ＋ 韦：77 个字'],
    [
      { asked: { parts: ['王'], strokes: 8, reading: 'ying' }, total: 0 },
      '王，另有 8 画，读 ying：没有找到，可少写一个部件再试',
    ],
    [{}, '没有看懂，请写部件、部首加笔画、读音或编码'],
    [{ problem: 'code-point-not-han' as const }, '这个编码不是汉字，请核对'],
    [{ problem: 'code-point-private-use' as const }, '这是造字区的编码，标准里没有对应的字，请按字形用部件查找'],
  ])('%j', (answer, words) => {
    expect(askedWords({ ...found, ...answer })).toBe(words);
  });
});

it('says which characters no table reads, and how the others are read', () => {
  const pieces = [
    { piece: '张', reading: 'zhang' },
    { piece: '\u{30081}', reading: null },
  ];
  expect(unreadWords(pieces)).toContain('“\u{30081}”查不到读音');
  expect(spelled(pieces)).toBe('zhang …');
  expect(unreadWords(pieces.slice(0, 1))).toBeNull();
});

it('puts a character in at the caret, in place of a code before it', () => {
  expect(putIn('张明', 1, '\u{2c386}')).toEqual({ text: '张\u{2c386}明', caret: 3 });
  expect(putIn('张E820明', 5, '㘚', 4)).toEqual({ text: '张㘚明', caret: 2 });
});

describe('what the print faces lack', () => {
  // The box is 1.015 em wide, any other Chinese character 1 em.
  const measure = () => (character: string) => (character === '\u{30081}' ? 1.015 : character === 'a' ? 0.5 : 1);

  it('is every character that came to the box, each once', () => {
    expect(lackingIn('张\u{30081}a \u{30081}', measure)).toEqual(['\u{30081}']);
    expect(lackingIn('张伟', measure)).toEqual([]);
  });

  it('is named by code point, a long list by its beginning', () => {
    expect(lackingNote([])).toBe('');
    expect(lackingNote(['\u{30081}', '\u{31350}'])).toBe('方框处请手工补字：U+30081、U+31350');
    const many = Array.from({ length: 12 }, (_, index) => String.fromCodePoint(0x30081 + index));
    expect(lackingNote(many)).toMatch(/U\+30088 等 12 字$/);
  });

  it('is asked of the same faces as are printed in', () => {
    const css = readFileSync(join(import.meta.dirname, '../../../renderer/sheets/sheet.css'), 'utf8');
    expect(css).toContain(`--rare-faces: ${RARE_FACES};`);
    for (const stack of Object.values(faces)) expect(stack.endsWith('"Archive Box"')).toBe(true);
    // No face of the system may stand in silently: nothing behind the box.
    expect(css).not.toMatch(/font-family:[^;]*\bserif\b/);
  });
});
