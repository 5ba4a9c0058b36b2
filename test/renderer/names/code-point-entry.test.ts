import { expect, it } from 'vitest';
import { replaceCodePoint } from '#renderer/names/code-point-entry.ts';

it.each([
  ['张2CEB0', 6, '张𬺰', 3],
  ['张U+9FB4明', 7, '张龴明', 2],
  ['3400', 4, '㐀', 1],
  ['张20164', 6, '张𠅤', 3],
])('%s becomes its character', (value, caret, text, after) => {
  expect(replaceCodePoint(value, caret)).toEqual({ text, caret: after });
});

it.each([
  ['张明', 2],
  ['张E000', 5],
  ['张FFFF', 5],
  ['0041', 4],
  ['张9FB4', 1],
])('%s is left alone', (value, caret) => {
  expect(replaceCodePoint(value, caret)).toBeNull();
});
