import { afterAll, beforeAll, expect, it } from 'vitest';
import { newArchive, type TestArchive } from '#test/help/archive.ts';
import { killAtWork } from '#test/help/every-act/killing.ts';
import { everyAct } from '#test/help/every-act.ts';

const KILLS = 8;

let bare: TestArchive;
beforeAll(() => {
  bare = newArchive();
  bare.close();
});
afterAll(() => bare.remove());

it(`a program killed at ${KILLS} moments, wherever in its acts, loses nothing it acknowledged, and the check is clean`, async () => {
  let acknowledged = 0;
  for (let nth = 0; nth < KILLS; nth += 1) {
    const first = Math.floor((nth / KILLS) * everyAct.length);
    acknowledged += (await killAtWork(bare, first, (nth + 1) / KILLS)).acknowledged;
  }
  expect(acknowledged).toBeGreaterThan(KILLS);
});
