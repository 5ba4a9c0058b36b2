import { describe, expect, test } from 'vitest';
import { emptyRetiree, RetireeValues } from '#shared/records/retiree/fields.ts';
import { PERSON_NUMBER_KINDS, readAnyNumber } from '#shared/rules/person-number.ts';
import {
  idKindLabel,
  lostEndWords,
  numberColumn,
  numberInWords,
  numberProblem,
  numberWithKind,
  readIdKind,
  unreadNumberWords,
} from '#shared/rules/person-number-words.ts';

test('a number is shown by itself for citizens, behind its card for others, as 暂无号码 where there is none', () => {
  expect(numberWithKind('citizen', '11010519491231002X')).toBe('11010519491231002X');
  expect(numberWithKind('hmt', '810000199408230021')).toBe('港澳台居民居住证 810000199408230021');
  expect(numberWithKind('foreigner', 'CAN110181080312')).toBe('外国人永久居留身份证 CAN110181080312');
  expect(numberWithKind('none', null)).toBe('暂无号码');
  expect(numberInWords(null)).toBe('暂无号码');
  expect(numberInWords('CAN110181080312')).toBe('CAN110181080312');
});

test.each([
  ['公民身份号码', ['citizen', 'citizen']],
  ['公民身份号码', ['citizen', 'none']],
  ['证件号码', ['citizen', 'hmt']],
  ['证件号码', ['foreigner']],
] as const)('a column of numbers is headed %s over %j', (heading, of) => {
  expect(numberColumn(of)).toBe(heading);
});

test.each([
  ['citizen', '11010519491231002X', null],
  ['hmt', '810000199408230021', null],
  ['foreigner', 'can110181080312', null],
  ['none', '', null],
  ['none', '无', null],
  ['citizen', '', '请填写公民身份号码'],
  ['hmt', '', '请填写港澳台居民居住证的号码'],
  ['citizen', '123', '18 位（老号码 15 位）'],
  ['hmt', '123', '810000、820000 或 830000'],
  ['foreigner', '123', '3 个字母加 12 位数字'],
  ['citizen', '440308199901101513', '请与身份证逐位核对'],
  ['hmt', '810000199408230022', '请与证件逐位核对'],
  ['citizen', '8.10000199408E+17', '后几位已丢失'],
  ['citizen', '810000199408230021', '这是港澳台居民居住证的号码'],
  ['hmt', 'CAN110181080312', '这是外国人永久居留身份证的号码'],
  ['none', '440308199901101512', '请先改证件类型'],
] as const)('of %s, %j: %j', (kind, text, said) => {
  const problem = numberProblem(kind, text);
  if (said === null) expect(problem).toBeNull();
  else expect(problem).toContain(said);
});

describe('证件类型 of a roster', () => {
  test.each(PERSON_NUMBER_KINDS.map(({ kind, label }) => [kind, label]))('%s is named by %s', (kind, label) => {
    expect(readIdKind(` ${label}\u3000`)).toBe(kind);
    expect(readIdKind(`01-${label}`)).toBe(kind);
    expect(idKindLabel(kind as 'hmt')).toBe(label);
  });

  test.each([
    ['居民身份证', 'citizen'],
    ['身份证', 'citizen'],
    ['台湾居民居住证', 'hmt'],
    ['外国人永久居留证', 'foreigner'],
    ['暂无', 'none'],
    ['护照', null],
    ['港澳居民来往内地通行证', null],
    ['', null],
  ])('%j is %j', (text, kind) => {
    expect(readIdKind(text)).toBe(kind);
  });
});

describe('a number of a list that finds nobody', () => {
  const lost = (text: string) => unreadNumberWords(text).includes('后几位已经丢失');

  test('says so where a table program took its end', () => {
    for (const text of ['3.50102E+17', '3.5e+17', '350102195203041000', '350102195203040000.0', '6222021402010000000'])
      expect([text, lost(text)]).toEqual([text, true]);
    expect(lostEndWords('6222 0214 0201 0000 000')).toContain('请把这一列设为“文本”');
  });

  test('says that it is none where nothing speaks for a lost end, and nothing of a good one', () => {
    for (const text of ['350102', '何人', 'TX-2026-00001', '6222021402012345678', '350102195203040011'])
      expect([text, lost(text)]).toEqual([text, false]);
    const good = '350102195203041';
    const ends = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]
      .map((last) => `${good}00${last}`)
      .filter((text) => readAnyNumber(text).ok);
    for (const text of ends) expect(lostEndWords(text)).toBeNull();
  });
});

describe('the values of a file', () => {
  const of = (values: Partial<RetireeValues>) =>
    RetireeValues.safeParse({ ...emptyRetiree, name: '张伟', ...values }).error?.issues.map(({ path, message }) => [
      path.join('.'),
      message,
    ]);

  test('hold a number by the rule of its kind', () => {
    expect(of({ idKind: 'hmt', idNumber: '830000199201300022' })).toBeUndefined();
    expect(of({ idKind: 'none', idNumber: null })).toBeUndefined();
    expect(of({ idKind: 'citizen', idNumber: null })).toEqual([['idNumber', numberProblem('citizen', '')]]);
    expect(of({ idKind: 'citizen', idNumber: '830000199201300022' })).toEqual([
      ['idNumber', '这是港澳台居民居住证的号码，请改证件类型'],
    ]);
  });

  test('say what is wrong with the number also where an amount is none', () => {
    expect(
      of({ idNumber: '123', pensionFen: Number.NaN })
        ?.map(([path]) => path)
        .sort(),
    ).toEqual(['idNumber', 'pensionFen']);
  });

  test('take a dependant’s number of any kind', () => {
    const dependant = { name: '李', relation: null, birthOn: null };
    expect(of({ idKind: 'none', dependants: [{ ...dependant, idNumber: 'CAN110181080312' }] })).toBeUndefined();
    expect(of({ idKind: 'none', dependants: [{ ...dependant, idNumber: '123' }] })).toHaveLength(1);
  });
});
