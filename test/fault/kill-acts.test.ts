import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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

describe('a program killed in the middle of its acts, wherever it began', () => {
  it.each(Array.from({ length: KILLS }, (_, nth) => [Math.floor((nth / KILLS) * everyAct.length), (nth + 1) / KILLS]))(
    'loses nothing it acknowledged, and the check is clean: begun with act %i, %d of the way',
    async (first, part) => {
      expect((await killAtWork(bare, first, part)).acknowledged).toBeGreaterThan(0);
    },
  );
});
