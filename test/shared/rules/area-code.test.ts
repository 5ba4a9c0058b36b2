import { expect, test } from 'vitest';
import { isAreaCode12, isKnownProvince } from '#shared/rules/area-code.ts';

test.each([
  '350102005000',
  '350102005001',
  '350102005199',
  '350102100200',
  '350102100399',
  '350102400501',
  '350102000000',
  '110101001000',
  '441900003000',
])('%s is an area code', (text) => {
  expect(isAreaCode12(text)).toBe(true);
});

test.each([
  '',
  '350102005',
  '35010200500',
  '3501020050000',
  '35010200500X',
  '990102005000',
  '000000000000',
  '350102005400',
  '350102005600',
  '350102000001',
  '３５０１０２００５０００',
])('%j is none', (text) => {
  expect(isAreaCode12(text)).toBe(false);
});

test.each(['350102', '810000', '830000', '911124'])('the ID area %s is known', (code) => {
  expect(isKnownProvince(code)).toBe(true);
});
test.each(['160000', '000000', '840000', ''])('the ID area %j is not', (code) => {
  expect(isKnownProvince(code)).toBe(false);
});
