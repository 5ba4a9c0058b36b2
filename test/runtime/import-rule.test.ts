import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { recordKinds } from '#shared/records/kinds.ts';
import { newFolder } from '#test/help/archive.ts';

const root = join(import.meta.dirname, '../..');
let dir: string;

/** A small house of the same rooms, in which each file breaks one rule. */
const broken: Record<string, { file: string; text: string }> = {
  'shared-stays-pure': {
    file: 'shared/rules/a.ts',
    text: "import { readFileSync } from 'node:fs';\nexport const a = readFileSync;",
  },
  'db-knows-sql-only': { file: 'db/a.ts', text: "import { a } from '../renderer/fine.ts';\nexport const b = a;" },
  'archive-without-electron-and-sql': {
    file: 'electron/archive/a.ts',
    text: "import Database from 'better-sqlite3';\nexport const a = Database;",
  },
  'archive-asks-no-cli': {
    file: 'electron/archive/b.ts',
    text: "import { a } from '../cli/fine.ts';\nexport const b = a;",
  },
  'main-is-a-shell': { file: 'electron/main/a.ts', text: "import { a } from '../../db/fine.ts';\nexport const b = a;" },
  'files-stand-alone': {
    file: 'electron/files/a.ts',
    text: "import { a } from '../../db/fine.ts';\nexport const b = a;",
  },
  'preload-is-a-door': {
    file: 'electron/preload/a.ts',
    text: "import { a } from '../../shared/fine.ts';\nexport const b = a;",
  },
  'screens-ask-by-contract': { file: 'renderer/a.ts', text: "import { a } from '../db/fine.ts';\nexport const b = a;" },
  'screens-have-no-node': { file: 'renderer/b.ts', text: "import { join } from 'node:path';\nexport const b = join;" },
  'kinds-stay-apart': {
    file: 'shared/records/retiree/a.ts',
    text: "import { a } from '../senior/fine.ts';\nexport const b = a;",
  },
  'general-rooms-name-no-kind': {
    file: 'shared/names-a-kind.ts',
    text: "import { a } from './records/senior/fine.ts';\nexport const b = a;",
  },
  'nothing-imports-tests': {
    file: 'electron/cli/a.ts',
    text: "import { a } from '../../test/fine.ts';\nexport const b = a;",
  },
  'no-circles': {
    file: 'shared/circle.ts',
    text: "import { a } from './circle-two.ts';\nexport const c = 1;\nexport const b = a;",
  },
  'all-found': { file: 'shared/lost.ts', text: "import { a } from './nowhere.ts';\nexport const b = a;" },
};
const fine = [
  'renderer/fine.ts',
  'electron/cli/fine.ts',
  'db/fine.ts',
  'shared/fine.ts',
  'shared/records/senior/fine.ts',
  'test/fine.ts',
];

beforeAll(() => {
  dir = newFolder('import-rule');
  const put = (file: string, text: string): void => {
    mkdirSync(dirname(join(dir, file)), { recursive: true });
    writeFileSync(join(dir, file), text);
  };
  for (const { file, text } of Object.values(broken)) put(file, text);
  for (const file of fine) put(file, 'export const a = 1;');
  put('shared/circle-two.ts', "import { c } from './circle.ts';\nexport const a = c;");
  put('package.json', '{ "type": "module" }');
  put(
    'test/tsconfig.json',
    '{ "compilerOptions": { "allowImportingTsExtensions": true, "noEmit": true, "module": "ESNext", "moduleResolution": "bundler" } }',
  );
  symlinkSync(join(root, 'node_modules'), join(dir, 'node_modules'));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

it('catches a forbidden import in every room, and its message names the remedy', () => {
  const tool = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const config = join(root, 'electron/runtime/import-rule.cjs');
  const args = [tool, '--config', config, '--output-type', 'json', 'shared', 'db', 'electron', 'renderer', 'test'];
  let text = '';
  try {
    text = execFileSync(process.execPath, args, { cwd: dir, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch (error) {
    text = String((error as { stdout: string }).stdout);
  }
  const { summary } = JSON.parse(text) as { summary: { violations: { from: string; rule: { name: string } }[] } };
  const found = new Set(summary.violations.map((violation) => `${violation.rule.name} ${violation.from}`));
  for (const [rule, { file }] of Object.entries(broken)) {
    // A circle is told once, at whichever of its files was met first.
    const places = rule === 'no-circles' ? [file, 'shared/circle-two.ts'] : [file];
    expect(
      places.some((place) => found.has(`${rule} ${place}`)),
      rule,
    ).toBe(true);
  }
  for (const file of fine)
    expect(
      summary.violations.filter((violation) => violation.from === file),
      file,
    ).toEqual([]);
});

it('a folder of a kind in any room is one of those the rule reads, in shared/records', () => {
  const foldersOf = (place: string): string[] =>
    readdirSync(join(root, place), { withFileTypes: true }).flatMap((one) => (one.isDirectory() ? [one.name] : []));
  const known = foldersOf('shared/records');
  const registered = ['shared', 'db', 'renderer', 'electron/archive'].flatMap((room) =>
    readdirSync(join(root, room, 'registers')).flatMap((file) => {
      const text = readFileSync(join(root, room, 'registers', file), 'utf8');
      const place = room === 'electron/archive' ? String.raw`\.\./` : String.raw`(?:\.\./|#${room}/)records/`;
      return Array.from(
        text.matchAll(new RegExp(`^import \\{.*'${place}([a-z-]+)/`, 'gm')),
        ([, folder = '']) => folder,
      );
    }),
  );
  expect(registered).toContain('retiree');
  expect(known).toEqual(expect.arrayContaining([...recordKinds, ...registered, ...foldersOf('db/records')]));
});
