import { afterAll, beforeAll, expect, it } from 'vitest';
import { damages, keepsPromises, prepareWhole, type Told, type Whole } from '#test/help/damage.ts';
import { report } from './report.ts';

const COUNT = 200;

let whole: Whole;
beforeAll(async () => {
  whole = await prepareWhole();
});
afterAll(() => whole.remove());

it('two hundred damaged archives: each is told in a sentence, and what can be read of it is saved', async () => {
  const kinds = Object.keys(damages);
  const told = new Map<string, Told[]>(kinds.map((kind) => [kind, []]));
  const broken: string[] = [];
  for (let nth = 0; nth < COUNT; nth += 1) {
    const kind = kinds[nth % kinds.length] ?? '';
    try {
      told.get(kind)?.push(await keepsPromises(whole, kind, 1000 + nth));
    } catch (error) {
      broken.push(
        `${kind} (${1000 + nth}): ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      );
    }
  }
  const lines = kinds.map((kind) => {
    const all = told.get(kind) ?? [];
    const saved = all.map((one) => one.saved);
    return {
      what: `${kind}: ${all.length} times; people saved, least / mean, of ${whole.people.size}`,
      value: `${Math.min(...saved)} / ${(saved.reduce((sum, count) => sum + count, 0) / all.length).toFixed(1)}`,
      against: `opening: ${counted(all.map(({ opening }) => opening))}`,
      ratio: `check: ${counted(all.map(({ check }) => check))}`,
    };
  });
  report('damage', { count: COUNT, told: Object.fromEntries(told) }, lines);
  expect(broken).toEqual([]);
  expect([...told.values()].flat()).toHaveLength(COUNT);
});

function counted(words: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].map(([word, count]) => `${word} ${count}`).join('; ');
}
