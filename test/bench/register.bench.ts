import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { likeness } from '#shared/rules/look-alike.ts';
import { startApp, usable } from '#test/help/app.ts';
import { labelledPairs } from '#test/help/look-alike-pairs.ts';
import { largeArchive } from './large-archive.ts';
import { ms, quantile, report } from './report.ts';

const PERSONS = 100_000;
const TIMES = 300;
const CARD_MS = 20;
const SIMILAR_MS = 100;

interface Someone {
  id: number;
  name: string;
  idNumber: string | null;
  birthOn: string | null;
  gender: string | null;
  mobile: string | null;
}

it('the person page and the duplicate check at 100,000 persons, through the contract and the port', async () => {
  const { archive, remove } = await largeArchive('bench-register', PERSONS);
  const db = new Database(join(archive, 'archive.db'), { readonly: true });
  const people = db
    .prepare(
      `SELECT id, name, id_number AS idNumber, birth_on AS birthOn, gender, mobile FROM person
       WHERE id % ? = 7 ORDER BY id LIMIT ?`,
    )
    .all(Math.floor(PERSONS / TIMES), TIMES) as Someone[];
  db.close();
  const running = await startApp(archive, [], { STREET_ARCHIVES_CHECKS: '0' });
  await usable(running.page);

  const nothing = await timed(
    running.page,
    'office.get',
    people.map(() => ({})),
  );
  const card = await timed(
    running.page,
    'people.get',
    people.map(({ id }) => ({ id })),
  );
  // As one types: only a name; a name and a birthday; everything, with two digits of the number swapped.
  const byName = await timed(
    running.page,
    'likeness.similar',
    people.map(({ name }) => ({ name })),
  );
  const whole = await timed(
    running.page,
    'likeness.similar',
    people.map(({ id: _id, idNumber, ...one }) => ({ ...one, idNumber: idNumber && swapped(idNumber) })),
  );
  const bare = `an empty call, p50 ${ms(quantile(nothing, 0.5))}`;
  const lines = Object.entries({
    'person page': card,
    'duplicate check, name': byName,
    'duplicate check, all': whole,
  }).map(([what, took]) => ({
    what,
    value: `p50 ${ms(quantile(took, 0.5))}, p95 ${ms(quantile(took, 0.95))}`,
    against: bare,
    ratio: `${(quantile(took, 0.5) / quantile(nothing, 0.5)).toFixed(1)}x`,
  }));
  const found = rates();
  lines.push({
    what: `labelled pairs (${found.pairs})`,
    value: `recall ${found.recall.toFixed(4)}, precision ${found.precision.toFixed(4)}`,
    against: 'goal 0.98 at 0.90',
    ratio: '',
  });
  const figures = Object.fromEntries(
    Object.entries({ nothing, card, byName, whole }).map(([name, took]) => [
      name,
      { p50: quantile(took, 0.5), p95: quantile(took, 0.95) },
    ]),
  );
  report('register', { persons: PERSONS, ...figures, labelled: found }, lines);
  await running.close();
  remove();
  expect(quantile(card, 0.95)).toBeLessThan(CARD_MS);
  expect(quantile(byName, 0.95)).toBeLessThan(SIMILAR_MS);
  expect(quantile(whole, 0.95)).toBeLessThan(SIMILAR_MS);
});

async function timed(page: Page, name: string, inputs: readonly object[]): Promise<number[]> {
  return page.evaluate(
    async ([call, all]) => {
      const took: number[] = [];
      for (const input of all) {
        const started = performance.now();
        const reply = await window.archive.call(call, input);
        took.push(performance.now() - started);
        if (!reply.ok) throw new Error(reply.error.code);
      }
      return took;
    },
    [name, inputs] as const,
  );
}

function swapped(number: string): string {
  return `${number.slice(0, 14)}${number[15]}${number[14]}${number.slice(16)}`;
}

function rates(): { pairs: number; recall: number; precision: number } {
  const pairs = labelledPairs({ same: 3450, different: 3000 }, 20260901);
  const found = pairs.filter(({ a, b }) => likeness(a, b).isLikely);
  const right = found.filter((pair) => pair.isSame).length;
  return {
    pairs: pairs.length,
    recall: right / pairs.filter((pair) => pair.isSame).length,
    precision: right / found.length,
  };
}
