import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import type { Plugin } from 'vitest/config';

/**
 * Puts the registers of the test kinds in the place of the shipped ones: a file below `test/help/kinds/` with the path of
 * the one it stands for. What it imports itself is the shipped one, to which it adds; the schema, which is data, is made of
 * both here.
 */
export function testKinds(root: string): Plugin {
  const twins = join(root, 'test/help/kinds');
  const schema = join(root, 'node_modules/.cache/street-archives/test-kinds/schema.snapshot.json');
  const parts = [root, twins].map((place) => JSON.parse(readFileSync(join(place, 'db/schema.snapshot.json'), 'utf8')));
  mkdirSync(dirname(schema), { recursive: true });
  writeFileSync(schema, JSON.stringify(Object.assign({}, ...parts)));
  const pathOf = (source: string, importer: string | undefined): string | null => {
    if (source.startsWith('#')) return join(root, source.slice(1));
    if (isAbsolute(source)) return source;
    return source.startsWith('.') && importer ? resolve(dirname(importer), source) : null;
  };
  return {
    name: 'test-kinds',
    enforce: 'pre',
    // A file that is kept from an earlier run names what it imported then: a register that got its twin since is another.
    configureVitest: ({ defineCacheKeyGenerator }) =>
      defineCacheKeyGenerator(() => readdirSync(twins, { recursive: true, encoding: 'utf8' }).sort().join()),
    resolveId(source, importer) {
      const path = pathOf(source, importer);
      if (path === null) return null;
      const twin = join(twins, relative(root, path));
      if (importer === twin || !existsSync(twin)) return null;
      return twin.endsWith('.json') ? schema : twin;
    },
  };
}
