import { afterAll, beforeAll, expect, it } from 'vitest';
import { damages, keepsPromises, prepareWhole, type Told, type Whole } from '#test/help/damage.ts';
import { report } from './report.ts';

const COUNT = 200;
const kinds = Object.keys(damages);
const told = new Map<string, Told[]>();

let whole: Whole;
beforeAll(async () => {
  whole = await prepareWhole();
});
afterAll(() => {
  report(
    'damage',
    { count: COUNT, told: Object.fromEntries(told) },
    [...told].map(([kind, all]) => lineOf(kind, all)),
  );
  whole.remove();
});

// Two hundred damaged archives: each is told in a sentence, and what can be read of it is saved.
it.each(kinds.map((kind, index) => [kind, index] as const))('%s', async (kind, index) => {
  const broken: string[] = [];
  const kept: Told[] = [];
  for (let seed = 1000 + index; seed < 1000 + COUNT; seed += kinds.length)
    try {
      kept.push(await keepsPromises(whole, kind, seed));
    } catch (error) {
      broken.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
    }
  told.set(kind, kept);
  expect(broken).toEqual([]);
});

function lineOf(kind: string, all: readonly Told[]) {
  const saved = all.map((one) => one.saved);
  const mean = saved.reduce((sum, count) => sum + count, 0) / all.length;
  return {
    what: `${kind}: ${all.length} archives; people saved, least / mean, of ${whole.people.size}`,
    value: `${Math.min(...saved)} / ${mean.toFixed(1)}`,
    against: `opening: ${counted(all.map(({ opening }) => opening))}`,
    ratio: `check: ${counted(all.map(({ check }) => check))}`,
  };
}

function counted(words: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].map(([word, count]) => `${word} ${count}`).join('; ');
}
