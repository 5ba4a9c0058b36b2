import { describe, expect, test } from 'vitest';
import { differingFields, fieldsOf, isSame, readDraft, tidy, toDraft } from '#renderer/records/draft.ts';
import { forms } from '#renderer/registers/forms.ts';
import { emptyRetiree, type RetireeValues, retireeWanted } from '#shared/records/retiree/fields.ts';

const form = forms.retiree;
const values: RetireeValues = {
  ...emptyRetiree,
  name: '王小明',
  idNumber: '11010519491231002X',
  gender: '2',
  birthOn: '1949-12-31',
  retiredOn: '2009-12',
  pensionFen: 345_678,
  deemedMonths: 120,
  hobbies: ['3', '8'],
  communityId: 4,
  dependants: [{ name: '王大', relation: null, birthOn: '1975', idNumber: null }].map((person) => ({
    ...person,
    birthOn: '1975-02',
  })),
};

describe('the form of a retiree', () => {
  test('holds every field of the file exactly once', () => {
    const fields = fieldsOf(form).map(({ field }) => field);
    expect(new Set(fields).size).toBe(fields.length);
    // What is written beside 其他 stands in its field.
    expect([...fields, 'otherText'].sort()).toEqual(Object.keys(emptyRetiree).sort());
  });

  test('has a place for every wanted field', () => {
    const fields = new Set(fieldsOf(form).map(({ field }) => field));
    expect(retireeWanted.filter((field) => !fields.has(field))).toEqual([]);
  });
});

describe('values in the fields and back', () => {
  test('come back as they were', () => {
    expect(readDraft(form, toDraft(form, values)).values).toEqual(values);
  });

  test('an emptied field is null again and never an empty text', () => {
    const draft = { ...toDraft(form, values), retiredOn: '  ', pensionFen: '', deemedMonths: '' };
    expect(readDraft(form, draft).values).toMatchObject({ retiredOn: null, pensionFen: null, deemedMonths: null });
  });

  test.each([
    ['date', '1952.3.4', '1952-03-04'],
    ['date', '19520304', '1952-03-04'],
    ['dayOrMonth', '1952年3月', '1952-03'],
    ['month', '1974.5.6', '1974-05'],
    ['money', '￥1，234.5元', '1,234.50'],
    ['money', '12.345', '12.345'],
    ['idNumber', '11010519491231002x', '11010519491231002X'],
    ['idNumber', '110105491231002', '11010519491231002X'],
    ['name', ' 王 小明 ', '王小明'],
    ['account', '6222 0212 3456 7890', '6222021234567890'],
    ['phone', '１３８００１３８０００', '13800138000'],
    ['count', ' 120 ', '120'],
    ['text', ' 福州灯泡厂（分厂） ', '福州灯泡厂（分厂）'],
    ['date', '去年', '去年'],
  ] as const)('a %s typed as %s becomes %s', (type, typed, tidied) => {
    expect(tidy(type, typed)).toBe(tidied);
  });

  test('what cannot be read is said at its field', () => {
    const draft = {
      ...toDraft(form, values),
      name: '',
      idNumber: '110105194912310021',
      pensionFen: '三千',
      deemedMonths: '十',
      retiredOn: '去年',
      accountNumber: '12a',
    };
    const { values: read, errors } = readDraft(form, draft);
    expect(read).toBeNull();
    expect(Object.keys(errors).sort()).toEqual([
      'accountNumber',
      'deemedMonths',
      'idNumber',
      'name',
      'pensionFen',
      'retiredOn',
    ]);
    expect(errors.pensionFen).toContain('例如');
    expect(errors.deemedMonths).toContain('月数');
  });

  test('a line of dependants left empty is no dependant; a bad one is named by its line', () => {
    const blank = { name: '', relation: null, birthOn: '', idNumber: '' };
    expect(readDraft(form, { ...toDraft(form, values), dependants: [blank] }).values).toMatchObject({ dependants: [] });
    const bad = { ...blank, name: '王二', idNumber: '123' };
    expect(readDraft(form, { ...toDraft(form, values), dependants: [blank, bad] }).errors.dependants).toMatch(
      /第 1 行/,
    );
  });

  test('opening an empty line of dependants is not a change', () => {
    const stored = toDraft(form, emptyRetiree);
    const opened = { ...stored, dependants: [{ name: '', relation: null, birthOn: '', idNumber: '' }] };
    expect(differingFields(stored, opened)).toEqual([]);
    expect(isSame('', null)).toBe(true);
  });
});
