import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { initialPieces, matchedWord, pieces } from '#renderer/people/highlight.ts';
import type { RecordRow } from '#shared/contract/records.ts';

const row: RecordRow = {
  id: 1,
  number: '350102005-TX2026-00001',
  name: '王小明',
  idKind: 'citizen',
  idNumber: '350102195203041234',
  gender: '1',
  birthOn: '1952-03-04',
  communityName: '鼓西社区',
  mobile: '13800138000',
  state: 'M1',
  closedOn: null,
  cells: { retiredOn: '2012-03', employer: '福州灯泡厂', pensionFen: 345600 },
  matched: null,
};

describe('marking what was searched for', () => {
  test('a part of a number is marked where it stands', () => {
    expect(pieces('350102195203041234', '5203')).toEqual([
      { text: '35010219', isHit: false },
      { text: '5203', isHit: true },
      { text: '041234', isHit: false },
    ]);
  });

  test('two words are marked each, and a lower-case x finds the X', () => {
    expect(pieces('王小明', '王 明').filter((piece) => piece.isHit)).toHaveLength(2);
    expect(pieces('35010219520304123X', '123x').at(-1)).toEqual({ text: '123X', isHit: true });
  });

  test('nothing is ever lost or changed by marking', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (value, text) => {
        expect(
          pieces(value, text)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(value);
      }),
    );
  });

  test('initials mark as many characters as letters were typed, also of rare characters', () => {
    expect(initialPieces('𬱖小明', 'wx')).toEqual([
      { text: '𬱖小', isHit: true },
      { text: '明', isHit: false },
    ]);
    expect(initialPieces('王', 'wxm')).toEqual([{ text: '王', isHit: false }]);
  });

  test('a word says by what a hit was found, except where the row shows it', () => {
    expect(matchedWord({ ...row, matched: 'address' }, '达明路')).toBe('住址');
    expect(matchedWord({ ...row, matched: 'initials' }, 'wxm')).toBe('首字母');
    expect(matchedWord({ ...row, matched: 'phone' }, '0013')).toBeNull();
    expect(matchedWord({ ...row, matched: 'phone' }, '87654321')).toBe('电话');
    expect(matchedWord({ ...row, matched: 'name' }, '王')).toBeNull();
  });
});
