import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addSample, type PaceSample, secondsLeft } from '#renderer/jobs/pace.ts';

function run(points: readonly [at: number, overall: number][]): PaceSample[] {
  return points.reduce<PaceSample[]>((samples, [at, overall]) => addSample(samples, { at, overall }), []);
}

test('no time left is told before three seconds of data', () => {
  const samples = run([
    [0, 0],
    [1000, 0.2],
    [2900, 0.6],
  ]);
  expect(secondsLeft(samples, 2900)).toBeNull();
});

test('a steady job is told the rest of its time', () => {
  const samples = run([
    [0, 0],
    [2000, 0.2],
    [4000, 0.4],
  ]);
  expect(secondsLeft(samples, 4000)).toBeCloseTo(6);
});

test('a job that stands still is told nothing, and one that slows down is told more and more', () => {
  const still = run([
    [0, 0.5],
    [5000, 0.5],
  ]);
  expect(secondsLeft(still, 5000)).toBeNull();
  const slow = run([
    [0, 0],
    [4000, 0.4],
  ]);
  expect(secondsLeft(slow, 8000)).toBeGreaterThan(secondsLeft(slow, 4000) ?? Number.POSITIVE_INFINITY);
});

test('only the last stretch counts, so a slow first phase does not spoil the estimate', () => {
  const samples = run([
    [0, 0],
    [60_000, 0.1],
    [80_000, 0.5],
    [90_000, 0.7],
  ]);
  expect(samples[0]).toEqual({ at: 60_000, overall: 0.1 });
  expect(secondsLeft(samples, 90_000)).toBeCloseTo(15);
});

test('a job that began anew begins anew here too', () => {
  expect(addSample(run([[0, 0.5]]), { at: 10, overall: 0.1 })).toEqual([{ at: 10, overall: 0.1 }]);
});

test('whatever the progress is, time left is null or a finite number that is not negative', () => {
  const points = fc.array(fc.tuple(fc.nat(500_000), fc.double({ min: 0, max: 1, noNaN: true })), { maxLength: 30 });
  fc.assert(
    fc.property(points, fc.nat(600_000), (raw, now) => {
      const left = secondsLeft(run(raw), now);
      expect(left === null || (Number.isFinite(left) && left >= 0)).toBe(true);
    }),
  );
});

test('the samples kept stay few however long a job runs', () => {
  let samples: PaceSample[] = [];
  for (let at = 0; at < 3_600_000; at += 250) samples = addSample(samples, { at, overall: at / 3_600_000 });
  expect(samples.length).toBeLessThan(100);
});
