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

beforeEach(() => {
  house = newFolder('kind-names');
  excuse();
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
