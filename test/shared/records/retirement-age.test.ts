import fc from 'fast-check';
import { expect, test } from 'vitest';
import { statutoryRetirement } from '#shared/records/retiree/rules/retirement-age.ts';
import { monthsBetween } from '#shared/rules/calendar.ts';

// Domain part A.1.4, all rows; 1971-04 is the worked example published with the decision.
test.each([
  ['male60', '1964-12', 0, '2024-12'],
  ['male60', '1965-01', 1, '2025-02'],
  ['male60', '1965-04', 1, '2025-05'],
  ['male60', '1965-05', 2, '2025-07'],
  ['male60', '1970-03', 16, '2031-07'],
  ['male60', '1976-08', 35, '2039-07'],
  ['male60', '1976-09', 36, '2039-09'],
  ['female55', '1969-12', 0, '2024-12'],
  ['female55', '1970-01', 1, '2025-02'],
  ['female55', '1971-04', 4, '2026-08'],
  ['female55', '1975-06', 17, '2031-11'],
  ['female55', '1981-09', 36, '2039-09'],
  ['female50', '1974-12', 0, '2024-12'],
  ['female50', '1975-01', 1, '2025-02'],
  ['female50', '1975-03', 2, '2025-05'],
  ['female50', '1984-10', 59, '2039-09'],
  ['female50', '1984-11', 60, '2039-11'],
] as const)('%s born %s: %d months later, in %s', (group, birthMonth, delayMonths, retireMonth) => {
  expect(statutoryRetirement({ birthMonth, group })).toEqual({ delayMonths, retireMonth });
});

test.each(['', '1965', '1965-13', '1965-01-01'])('%j is no birth month', (birthMonth) => {
  expect(() => statutoryRetirement({ birthMonth, group: 'male60' })).toThrow(RangeError);
});

test('who is born a month later retires later, by at most two months, and never beyond the cap', () => {
  const caps = { male60: 36, female55: 36, female50: 60 } as const;
  const month = fc
    .integer({ min: 0, max: 600 })
    .map((count) => `${1950 + Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`);
  fc.assert(
    fc.property(fc.constantFrom('male60', 'female55', 'female50'), month, month, (group, left, right) => {
      const gap = monthsBetween(left, right);
      const [early, late] = [left, right].map((birthMonth) => statutoryRetirement({ birthMonth, group }));
      const apart = monthsBetween(early?.retireMonth ?? '', late?.retireMonth ?? '');
      expect(Math.sign(apart)).toBe(Math.sign(gap));
      expect(Math.abs(apart)).toBeLessThanOrEqual(Math.abs(gap) * 2);
      expect(early?.delayMonths).toBeLessThanOrEqual(caps[group]);
    }),
  );
});
