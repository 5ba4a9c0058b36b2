import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { castsAgainst, castsIn } from '#electron/runtime/row-casts.mjs';
import { newFolder } from '#test/help/archive.ts';

it.each([
  ['rows', 'const rows = prepared(db, sql).all() as Row[];'],
  ['one row or none', 'const row = prepared(db, sql).get(id) as Row | undefined;'],
  ['a bare value', "const name = (prepared(db, 'SELECT name').pluck().get(1) as string | undefined) ?? '';"],
  ['a list that is gone through', 'for (const row of db.prepare(sql).iterate() as IterableIterator<Row>) tell(row);'],
  ['a statement kept under a name', 'const all = prepared(db, sql).raw();\nconst rows = all.all(1) as [number][];'],
  ['an answer kept under a name', 'const row = prepared(db, sql).get();\nreturn (row as Row | undefined) ?? null;'],
  ['a cast in two steps', 'const rows = db.prepare(sql).all() as unknown as Row[];'],
])('counts a cast on a row: %s', (_what, text) => {
  expect(castsIn(text).length).toBeGreaterThan(0);
});

it.each([
  ['a typed query', 'const rows = read(db, query).all();'],
  ['a map', 'const known = kept.get(key) as Known;'],
  ['text that is read', 'const values = JSON.parse(prepared(db, sql).pluck().get() + "") as Values;'],
  ['const', "const words = ['a', 'b'] as const;"],
])('counts no other cast: %s', (_what, text) => {
  expect(castsIn(text)).toEqual([]);
});

it('the list only grows shorter: more casts than it says are refused, and fewer have to be told to it', () => {
  const root = newFolder('row-casts');
  mkdirSync(join(root, 'db'), { recursive: true });
  writeFileSync(join(root, 'db/two.ts'), 'prepared(db, a).all() as Row[];\nprepared(db, b).get() as Row;\n');
  expect(castsAgainst(root, { 'db/two.ts': 2 })).toEqual([]);
  expect(castsAgainst(root, { 'db/two.ts': 1 })).toEqual([expect.stringContaining('name the columns')]);
  expect(castsAgainst(root, {})).toEqual([expect.stringContaining('lines 1, 2')]);
  expect(castsAgainst(root, { 'db/two.ts': 3, 'db/gone.ts': 1 })).toHaveLength(2);
});
