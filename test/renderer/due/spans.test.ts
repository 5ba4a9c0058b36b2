import { expect, it } from 'vitest';
import { throughOf } from '#renderer/due/spans.ts';
import { daysLate } from '#shared/rules/calendar.ts';

it('looks at what is late, at the month to its last day, or at all', () => {
  expect(throughOf('late', '2026-03-01')).toBe('2026-02-28');
  expect(throughOf('month', '2026-12-05')).toBe('2026-12-31');
  expect(throughOf('month', '2028-02-29')).toBe('2028-02-29');
  expect(throughOf('all', '2026-03-01')).toBeNull();
});

it('counts the days a deadline is past', () => {
  expect(daysLate('2026-02-27', '2026-03-01')).toBe(2);
});
