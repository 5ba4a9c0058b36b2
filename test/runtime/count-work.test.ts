import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');

/** What tells how long something took: on a loaded machine it says nothing of the program. */
const clocks =
  /performance\s*\.\s*now|process\s*\.\s*(cpuUsage|hrtime|uptime)|console\s*\.\s*time|\bcpuUsage\(|\bhrtime\b/;
/** Time between two looks at the clock of the day: Date.now() - started. */
const elapsed = /Date\.now\(\)\s*-\s*[a-z]|-\s*Date\.now\(\)/;
const measures = (text: string): boolean => clocks.test(text) || elapsed.test(text);

const sources = (room: string): string[] =>
  readdirSync(join(root, 'test', room), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => `${room}/${name.replaceAll('\\', '/')}`);

it('tests count work: none of them, nor what helps them, measures milliseconds; the bench does', () => {
  const rooms = readdirSync(join(root, 'test'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !['bench', 'fixtures'].includes(entry.name))
    .map(({ name }) => name);
  const files = rooms.flatMap(sources).filter((name) => name !== 'runtime/count-work.test.ts');
  expect(files.length).toBeGreaterThan(200);
  expect(files.filter((name) => measures(readFileSync(join(root, 'test', name), 'utf8')))).toEqual([]);
  expect(sources('bench').some((name) => measures(readFileSync(join(root, 'test', name), 'utf8')))).toBe(true);
});

it('what measures is found, however it asks the clock', () => {
  for (const text of [
    'const started = performance.now();',
    'process.cpuUsage(started)',
    'process.hrtime.bigint()',
    "console.time('x')",
    'expect(Date.now() - started).toBeLessThan(50)',
  ])
    expect(measures(text), text).toBe(true);
  for (const text of [
    'const until = Date.now() + LIMIT;',
    'new Date(Date.now() - 5 * DAY_MS)',
    'vi.useFakeTimers({ now: new Date(0) })',
  ])
    expect(measures(text), text).toBe(false);
});
