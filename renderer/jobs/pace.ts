/** Where a job stood at a moment: `at` in milliseconds, `overall` from 0 to 1. */
export interface PaceSample {
  at: number;
  overall: number;
}

/** No time left is told from less than this: the first items are never like the rest. */
const LEAST_MS = 3000;
/** Phases differ in speed, so only the last stretch counts. */
const WINDOW_MS = 20_000;

/** The samples with one more, without those older than the window. A job that began anew begins anew here too. */
export function addSample(samples: readonly PaceSample[], sample: PaceSample): PaceSample[] {
  const last = samples.at(-1);
  if (last && (sample.at < last.at || sample.overall < last.overall)) return [sample];
  const start = sample.at - WINDOW_MS;
  // The newest sample from before the window stays: it is where the stretch begins.
  const later = samples.findIndex((one) => one.at > start);
  const from = later === -1 ? samples.length - 1 : later - 1;
  return [...samples.slice(Math.max(0, from)), sample];
}

/** Seconds a job still needs at the pace of the last stretch; null while that cannot be said honestly. */
export function secondsLeft(samples: readonly PaceSample[], now: number): number | null {
  const first = samples[0];
  const last = samples.at(-1);
  if (!first || !last || last.at - first.at < LEAST_MS) return null;
  const gained = last.overall - first.overall;
  if (gained <= 0 || last.overall >= 1) return null;
  const left = ((1 - last.overall) * (Math.max(now, last.at) - first.at)) / gained / 1000;
  return Number.isFinite(left) ? left : null;
}
