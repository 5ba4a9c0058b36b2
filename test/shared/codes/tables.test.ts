import { describe, expect, test } from 'vitest';
import { bankOfBranch } from '#shared/codes/bank.ts';
import { indexCodes } from '#shared/codes/find-code.ts';
import { type CodeTableName, codeLabel, codeTables, findCode } from '#shared/codes/tables.ts';

const names = Object.keys(codeTables) as CodeTableName[];

describe.each(names)('the table %s', (table) => {
  test('has codes and labels that occur once', () => {
    const items = codeTables[table];
    expect(items.length).toBeGreaterThan(1);
    expect(new Set(items.map((item) => item.code)).size).toBe(items.length);
    expect(new Set(items.map((item) => item.label)).size).toBe(items.length);
    for (const item of items) expect(item.code !== '' && item.label !== '').toBe(true);
  });

  test('finds each item by code, label and synonyms, and nothing by the empty text', () => {
    for (const item of codeTables[table]) {
      for (const text of [
        item.code,
        item.label,
        ` ${item.label}\u3000`,
        `${item.code}${item.label}`,
        ...(item.synonyms ?? []),
      ])
        expect([text, findCode(table, text)]).toEqual([text, item.code]);
      expect(codeLabel(table, item.code)).toBe(item.label);
    }
    expect(findCode(table, '')).toBeNull();
    expect(findCode(table, '没有的')).toBeNull();
  });
});

test('a writing that names two items is a mistake in the table', () => {
  const items = [
    { code: '1', label: '甲', sure: 'own' as const },
    { code: '2', label: '乙', sure: 'own' as const, synonyms: ['甲'] },
  ];
  expect(() => indexCodes(items)).toThrow('甲');
});

test('a code the table lacks stands for itself', () => {
  expect(codeLabel('ethnicity', '57')).toBe('57');
});

describe('the national tables are whole', () => {
  test('GB/T 3304: 56 peoples, 97 and 98', () => {
    const codes = Array.from({ length: 56 }, (_, index) => String(index + 1).padStart(2, '0'));
    expect(codeTables.ethnicity.map((item) => item.code)).toEqual([...codes, '97', '98']);
    expect(['01', '22', '23', '43', '56'].map((code) => codeLabel('ethnicity', code))).toEqual([
      '汉族',
      '畲族',
      '高山族',
      '乌孜别克族',
      '基诺族',
    ]);
  });

  test('GB/T 4761: 01, 02 and 10 to 97 without 13 to 19', () => {
    const codes = Array.from({ length: 97 }, (_, index) => index + 1).filter((code) => code <= 2 || code >= 10);
    const whole = codes.filter((code) => code < 13 || code > 19).map((code) => String(code).padStart(2, '0'));
    expect(codeTables.familyRelation.map((item) => item.code)).toEqual(whole);
    expect(codeTables.familyRelation.filter((item) => item.sure === 'unverified').map((item) => item.code)).toEqual(
      whole.filter((code) => (code >= '68' && code <= '70') || (code >= '79' && code <= '94')),
    );
  });

  test('GB/T 4762: 13 values', () => {
    expect(codeTables.politicalStatus.map((item) => item.code)).toEqual(
      Array.from({ length: 13 }, (_, index) => String(index + 1).padStart(2, '0')),
    );
  });
});

describe('a text from a roster', () => {
  test.each([
    ['gender', '01', '1'],
    ['gender', '２', '2'],
    ['gender', '女性', '2'],
    ['gender', '1-男', '1'],
    ['ethnicity', '1', '01'],
    ['ethnicity', '汉', '01'],
    ['ethnicity', '01汉族', '01'],
    ['ethnicity', '傈傈族', '20'],
    ['ethnicity', '达翰尔族', '31'],
    ['ethnicity', '郝哲族', '53'],
    ['ethnicity', '高山', '23'],
    ['ethnicity', '乌兹别克族', '43'],
    ['politicalStatus', '党员', '01'],
    ['politicalStatus', '中国共产党党员', '01'],
    ['politicalStatus', '群 众', '13'],
    ['retirementType', '病退', '4'],
    ['retirementType', '正常退休', '2'],
    ['retirementType', '特殊工种提前退休', '5'],
    ['retirementType', '退职', '3'],
    ['householdType', '非农业', '10'],
    ['householdType', '非农业户口(城镇)', '10'],
    ['education', '大专', '31'],
    ['maritalStatus', '离异', '40'],
    ['familyRelation', '儿子', '20'],
    ['familyRelation', '老伴', '10'],
    ['bank', '农行', '103'],
    ['management', 'm1', 'M1'],
  ] as const)('%s: %j is %s', (table, text, code) => {
    expect(findCode(table, text)).toBe(code);
  });

  test.each([
    // The one-digit codes of two older systems are each other's opposite (C.0).
    ['maritalStatus', '1'],
    ['maritalStatus', '2'],
    ['education', '研究生'],
    ['ethnicity', '57'],
    ['ethnicity', '哈族'],
    ['ethnicity', '02汉族'],
    ['familyRelation', '子女'],
    ['familyRelation', '13'],
    ['retirementType', '退休'],
    ['gender', '001男女'],
  ] as const)('%s: %j is not guessed', (table, text) => {
    expect(findCode(table, text)).toBeNull();
  });
});

test.each([
  ['中国工商银行福州鼓楼支行', '102'],
  ['中国银行福州分行', '104'],
  ['中国农业银行福州杨桥支行', '103'],
  ['中国邮政储蓄银行福州北大路支行', '403'],
  ['福建海峡银行', '313'],
  ['农行杨桥支行', '103'],
  ['某某银行', null],
  ['', null],
])('the branch %j belongs to the bank %s', (branch, code) => {
  expect(bankOfBranch(branch)).toBe(code);
});
