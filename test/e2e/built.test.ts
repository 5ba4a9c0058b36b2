import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { expect, it } from 'vitest';

const out = join(import.meta.dirname, '../../out');

it('the program that is built holds no kind of record that was made for tests', () => {
  const built = readdirSync(out, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && ['.js', '.cjs'].includes(extname(entry.name)))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
  expect(built.filter((text) => text.includes('退休人员档案')).length).toBeGreaterThan(0);
  const ofTests = ['优待证档案', '困难家庭档案', '长者食堂档案', '900000-discount'];
  expect(ofTests.filter((words) => built.some((text) => text.includes(words)))).toEqual([]);
});
