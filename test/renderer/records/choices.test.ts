import { describe, expect, test } from 'vitest';
import { codeChoices, firstChoice, matchingChoices } from '#renderer/parts/controls/choices.ts';
import { initialsOf } from '#renderer/parts/initials.ts';
import { dictionaryOf } from '#shared/codes/dictionary.ts';

const codes = dictionaryOf([]);

describe('choosing from a code table', () => {
  test.each([
    ['ethnicity', 'hz', '汉族'],
    ['ethnicity', '汉', '汉族'],
    ['ethnicity', '1', '汉族'],
    ['ethnicity', '01', '汉族'],
    ['gender', 'n', '男'],
    ['health', '健康', '健康'],
    ['management', 'm4', '转出'],
  ] as const)('%s by %s is %s', (table, typed, label) => {
    expect(firstChoice(codeChoices(codes, table), typed)?.label).toBe(label);
  });

  test('a whole word goes before one that only begins so', () => {
    const [first] = matchingChoices(codeChoices(codes, 'familyRelation'), '女');
    expect(first?.label.startsWith('女')).toBe(true);
  });

  test('nothing typed shows everything, nonsense nothing', () => {
    expect(matchingChoices(codeChoices(codes, 'gender'), ' ')).toHaveLength(codeChoices(codes, 'gender').length);
    expect(firstChoice(codeChoices(codes, 'gender'), '§')).toBeNull();
  });
});

test.each([
  ['汉族', 'hz'],
  ['壮族', 'zz'],
  ['鼓西社区', 'gxsq'],
  ['在管（本街道居住）', 'zgbjdjz'],
  ['A4 纸', 'a4z'],
])('the initials of %s are %s', (text, initials) => {
  expect(initialsOf(text)).toBe(initials);
});
