import { expect, test } from 'vitest';
import { type Likeness, likeness, lookAlikeKeys } from '#shared/rules/look-alike.ts';

const anna: Likeness = {
  name: '安娜',
  formerNames: [],
  idNumber: 'CAN110181080312',
  formerNumbers: [],
  birthOn: null,
  gender: null,
  mobile: null,
  readings: ['anna'],
};

test('one old foreigner’s card is one person, whatever the name', () => {
  const verdict = likeness(anna, { ...anna, name: '玛丽', readings: ['mali'] });
  expect(verdict).toMatchObject({ isLikely: true, reasons: ['same-number', 'different-name'] });
  expect(likeness(anna, { ...anna, idNumber: 'can 110181080312' }).reasons[0]).toBe('same-number-other-form');
});

test('a card of one digit otherwise is found among those who share a key', () => {
  const other = { ...anna, idNumber: 'CAN110181080321' };
  expect(likeness(anna, other).reasons).toEqual(['number-swapped', 'same-name']);
  const near = { ...anna, idNumber: 'CAN910181080312' };
  expect(lookAlikeKeys(near).some((key) => lookAlikeKeys(anna).includes(key))).toBe(true);
});

test('two who have no number are compared by what else is known', () => {
  const none = { ...anna, idNumber: null, birthOn: '1950-02-03', mobile: '13805910002' };
  expect(likeness(none, { ...none })).toMatchObject({
    isLikely: true,
    reasons: ['same-name', 'same-birth', 'same-phone'],
  });
  expect(likeness(none, { ...none, birthOn: '1961-11-12', mobile: '13805919999' }).isLikely).toBe(false);
});

test('a citizen’s number and a card are two numbers', () => {
  expect(likeness(anna, { ...anna, idNumber: '11010519491231002X' }).reasons).toEqual([
    'different-number',
    'same-name',
  ]);
});
