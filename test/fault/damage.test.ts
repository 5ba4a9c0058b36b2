import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { damages, keepsPromises, prepareWhole, type Whole } from '#test/help/damage.ts';

// A sample; two hundred are in test/bench/damage.bench.ts.
let whole: Whole;
beforeAll(async () => {
  whole = await prepareWhole();
});
afterAll(() => whole.remove());

describe('a damaged archive is told in one sentence, and what can be read of it is saved', () => {
  it.each(Object.keys(damages))('%s', async (kind) => {
    const told = await keepsPromises(whole, kind, 1);
    expect(told.saved + told.lost).toBe(whole.people.size);
    if (!/gone|kind|program|cut off/.test(kind)) expect(told.saved).toBeGreaterThan(0);
  });
});
