import fc from 'fast-check';
import { expect, test } from 'vitest';
import { recordNumber } from '#shared/rules/archival-code.ts';

const first = { areaCode: '350102005000', kind: 'retiree', year: 2026, serial: 1 } as const;

test('an archival code names street, kind, year and serial', () => {
  expect(recordNumber(first)).toBe('350102005-TX2026-00001');
  expect(recordNumber({ ...first, areaCode: '350102005' })).toBe('350102005-TX2026-00001');
  expect(recordNumber({ ...first, serial: 99_999 })).toBe('350102005-TX2026-99999');
  expect(recordNumber({ ...first, serial: 100_000 })).toBe('350102005-TX2026-100000');
});

test.each([
  { areaCode: '' },
  { areaCode: '3501020050' },
  { year: 26 },
  { year: 2026.5 },
  { serial: 0 },
  { serial: 1.5 },
  { serial: -1 },
])('no code is made of %j', (part) => {
  expect(() => recordNumber({ ...first, ...part })).toThrow(RangeError);
});

test('different serials give different codes', () => {
  const serial = fc.integer({ min: 1, max: 10_000_000 });
  fc.assert(
    fc.property(serial, serial, (left, right) => {
      fc.pre(left !== right);
      expect(recordNumber({ ...first, serial: left })).not.toBe(recordNumber({ ...first, serial: right }));
    }),
  );
});
