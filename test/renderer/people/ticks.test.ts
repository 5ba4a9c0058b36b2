import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { movedCursor, toggled } from '#renderer/people/ticks.ts';

describe('the cursor of the list', () => {
  test.each([
    ['ArrowDown', 0, 1],
    ['ArrowDown', 9, 9],
    ['ArrowUp', 0, 0],
    ['PageDown', 2, 7],
    ['PageDown', 8, 9],
    ['PageUp', 7, 2],
    ['Home', 5, 0],
    ['End', 5, 9],
  ])('%s takes row %i to row %i', (key, from, to) => {
    expect(movedCursor(key, from, 10, 5)).toBe(to);
  });

  test('other keys and an empty list move nothing', () => {
    expect(movedCursor('a', 3, 10, 5)).toBeNull();
    expect(movedCursor('ArrowDown', 0, 0, 5)).toBeNull();
  });

  test('no key ever leaves the list', () => {
    const keys = fc.constantFrom('ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End');
    fc.assert(
      fc.property(
        keys,
        fc.nat(200),
        fc.integer({ min: 1, max: 100 }),
        fc.integer({ min: 1, max: 40 }),
        (key, at, total, page) => {
          const to = movedCursor(key, at, total, page);
          expect(to).toBeGreaterThanOrEqual(0);
          expect(to).toBeLessThan(total);
        },
      ),
    );
  });
});

describe('ticks', () => {
  test('ticking twice leaves the set as it was, and the given set is not touched', () => {
    const ticked = new Set([1, 2]);
    expect(toggled(toggled(ticked, 3), 3)).toEqual(ticked);
    expect([...toggled(ticked, 1)]).toEqual([2]);
    expect([...ticked]).toEqual([1, 2]);
  });
});
