import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { namesOfKinds, shrink } from '#electron/runtime/kind-names.mjs';
import { newFolder } from '#test/help/archive.ts';

let house: string;
const put = (file: string, text: string): void => {
  mkdirSync(dirname(join(house, file)), { recursive: true });
  writeFileSync(join(house, file), text);
};
const excuse = (...files: string[]): void => put('electron/runtime/kind-name-exceptions.json', JSON.stringify(files));
const excuseWords = (words: string[], files: string[]): void =>
  put('electron/runtime/kind-word-exceptions.json', JSON.stringify({ words, files }));

beforeEach(() => {
  house = newFolder('kind-names');
  excuse();
  excuseWords([], []);
});
afterEach(() => rmSync(house, { recursive: true, force: true }));

it.each([
  ['db/list.ts', 'const rows = `JOIN retiree d`;'],
  ['shared/rules/a.ts', 'export type RetireeOnly = string;'],
  ['renderer/state.tsx', "export const isGone = (state: string) => state === 'M4';"],
  ['electron/archive/a.ts', 'const ended = "d.benefit_state = \'B4\'";'],
])('a general file that names a kind or a state of one is told with the remedy: %s', async (file, text) => {
  put(file, text);
  const told = await namesOfKinds(house);
  expect(told).toHaveLength(1);
  expect(told[0]).toContain(`${file}:1 names the kind retiree`);
  expect(told[0]).toContain('belongs into its folder');
});

it('folders of kinds, registers, migrations and comments may name them', async () => {
  put('db/records/retiree/list.ts', "const rows = `FROM retiree`; const died = 'M5';");
  put('electron/archive/retiree/list.ts', 'export const retiree = 1;');
  put('renderer/registers/pages.ts', 'export const retiree = 1;');
  put('db/migrations/one.ts', "export const sql = 'CREATE TABLE retiree';");
  put('shared/rules/a.ts', "/** By the rule for 'M5' of a retiree. */\n// A retiree.\nexport const a = 'M';");
  expect(await namesOfKinds(house)).toEqual([]);
});

it('the list of exceptions only grows shorter: a file that names no kind any more has to leave it', async () => {
  put('db/list.ts', "export const a = 'retiree';");
  excuse('db/list.ts');
  expect(await namesOfKinds(house)).toEqual([]);
  put('db/list.ts', 'export const a = 1;');
  const [told] = await namesOfKinds(house);
  expect(told).toContain('db/list.ts names no kind any more');
  expect(told).toContain('only grows shorter');
  await shrink(house);
  expect(await namesOfKinds(house)).toEqual([]);
});

it.each([
  ['a word of its own', 'renderer/due/a.tsx', '<p>从未认证 {count} 人</p>', '认证'],
  [
    'the title of a report',
    'renderer/reports/a.tsx',
    "const title = '养老待遇人员增减变动表';",
    '养老待遇人员增减变动表',
  ],
  ['a step', 'db/life/a.ts', "const label = '归还人事档案';", '人事档案'],
  ['a field', 'shared/rules/a.ts', "const label = '特殊工种名称';", '特殊工种名称'],
])('a general file that says %s of a kind is told with the word and the remedy', async (_what, file, text, word) => {
  put(file, text);
  const told = await namesOfKinds(house);
  expect(told).toHaveLength(1);
  expect(told[0]).toContain(`${file}:1 names the kind retiree by `);
  expect(told[0]).toContain(word);
  expect(told[0]).toContain('belongs into its folder');
});

it('its folders, registers, comments and the folders of kinds to come may say the words of a kind', async () => {
  put('renderer/records/retiree/a.tsx', '<p>认证</p>');
  put('shared/registers/a.ts', "export const a = '退休';");
  put('shared/records/unemployment/a.ts', "export const a = '退休';");
  put('shared/life/a.ts', '// As 认证 is.\nexport const a = 1;');
  expect(await namesOfKinds(house)).toEqual([]);
});

it('words of general things, and files that must say one, are excused only as long as there is need', async () => {
  put('db/papers/a.ts', "export const title = '卷内目录';");
  put('shared/codes/a.ts', "export const item = '退休';");
  excuseWords(['卷内目录'], ['shared/codes/a.ts']);
  expect(await namesOfKinds(house)).toEqual([]);
  // A file that is excused for one word says it by that one's leave; a word that is general needs none.
  excuseWords(['卷内目录'], ['shared/codes/a.ts', 'db/papers/a.ts']);
  expect(await namesOfKinds(house)).toEqual([expect.stringContaining('db/papers/a.ts has no word of a kind any more')]);
  put('db/papers/a.ts', "export const title = '目录';");
  expect(await namesOfKinds(house)).toEqual([
    expect.stringContaining('卷内目录 stands in no general file any more'),
    expect.stringContaining('db/papers/a.ts has no word of a kind any more'),
  ]);
  await shrink(house);
  expect(await namesOfKinds(house)).toEqual([]);
});
