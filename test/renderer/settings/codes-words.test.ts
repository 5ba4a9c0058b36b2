import { describe, expect, test } from 'vitest';
import {
  codeStanding,
  countWords,
  nextCode,
  readSynonyms,
  tableGroups,
  tableLines,
  tableOfAddress,
} from '#renderer/settings/codes/codes-words.ts';
import { dictionaryOf, type OwnCode } from '#shared/codes/dictionary.ts';
import { codeTableNames } from '#shared/codes/tables.ts';

const own = (code: string, label: string | null, more: Partial<OwnCode> = {}): OwnCode => ({
  id: 1,
  table: 'education',
  code,
  label,
  synonyms: [],
  position: null,
  isLocal: label !== null,
  isRetired: false,
  isRemoved: false,
  ...more,
});
const codes = dictionaryOf([
  own('L1', '函授大专', { synonyms: ['函大'] }),
  own('81', null, { isRetired: true }),
  own('L2', '夜大', { isRemoved: true }),
]);
const titles = (text: string) => tableLines(codes, text).map((line) => line.title);

describe('the list of code tables', () => {
  test('holds every table once, those of files first', () => {
    const groups = tableGroups(tableLines(codes, ''));
    expect(groups.map((group) => group.id)).toEqual(['used', 'others']);
    expect(groups.flatMap((group) => group.lines)).toHaveLength(codeTableNames.length);
    expect(groups[0]?.lines.find((line) => line.table === 'familyRelation')?.fields).toEqual(
      expect.arrayContaining(['退休人员档案：与本人关系', '退休人员档案：供养直系亲属']),
    );
  });

  test.each([
    ['GB/T 26341', ['残疾类别', '残疾等级']],
    ['函大', ['文化程度']],
    ['4658 大专', ['文化程度']],
    ['没有的字样', []],
  ])('is narrowed by %s', (text, found) => {
    expect(titles(text)).toEqual(found);
  });

  test('counts what is in use, of the office, and retired; what was taken out counts for nothing', () => {
    const [line] = tableLines(codes, '函大');
    expect(line && countWords(line)).toBe('11 项，本单位 1 项，停用 1 项');
  });
});

test('each mark has its word and its reason', () => {
  expect((['source', 'system', 'unverified', 'own', 'local'] as const).map((sure) => codeStanding(sure).label)).toEqual(
    ['有依据', '待本单位确认', '待本单位确认', '待本单位确认', '本单位'],
  );
});

test('the next code is the first that is free', () => {
  expect(nextCode([{ code: '11' }])).toBe('L1');
  expect(nextCode([{ code: 'L1' }, { code: 'L3' }])).toBe('L2');
});

test('synonyms are read as clerks part them, each once', () => {
  expect(readSynonyms(' 函授；函大, 函授，夜大\n')).toEqual(['函授', '函大', '夜大']);
});

test('an address names a table or none', () => {
  expect([tableOfAddress('education'), tableOfAddress('toString'), tableOfAddress('others')]).toEqual([
    'education',
    null,
    null,
  ]);
});
