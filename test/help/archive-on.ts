import { afterEach, beforeEach, vi } from 'vitest';
import { newArchive, type TestArchive } from './archive.ts';

/**
 * A new archive for each test of a file, by a clock that stands at `at` when the test begins; both go when it ends. The
 * answer is always the archive of the test that runs.
 * @param at ISO 8601 UTC
 * @param communities as `newArchive` takes them
 */
export function archiveOn(at: string, communities?: string[]): TestArchive {
  let current: TestArchive | null = null;
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date(at) });
    current = newArchive(communities);
  });
  afterEach(() => {
    current?.remove();
    vi.useRealTimers();
  });
  return new Proxy({} as TestArchive, {
    get: (_none, key) => {
      if (current === null) throw new Error('an archive is there within a test only');
      return Reflect.get(current, key);
    },
  });
}
