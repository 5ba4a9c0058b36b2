import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { afterEach, beforeEach, describe, expect, expectTypeOf, it, vi } from 'vitest';
import { read } from '#db/core/read.ts';
import { alias, columns, flag, int, like, maybe, oneOf, pick, present, text, typed } from '#db/core/typed.ts';
import { community, communityVersion } from '#db/tables/places.ts';
import { newArchive, type TestArchive } from '#test/help/archive.ts';

let archive: TestArchive;
beforeEach(() => {
  archive = newArchive(['达明社区', '西洪社区']);
});
afterEach(() => archive.remove());

const c = alias(community, 'c');
const v = alias(communityVersion, 'v');

describe('a row has the types of the columns its query names', () => {
  it('rows, tuples and bare values', () => {
    const rows = read(archive.db, typed`SELECT ${{ id: c.id, code: c.code }} FROM ${c} ORDER BY c.id`).all();
    expectTypeOf(rows).toEqualTypeOf<{ id: number; code: string | null }[]>();
    const tuples = read(archive.db, typed`SELECT ${[c.id, c.name]} FROM ${c} ORDER BY c.id`).all();
    expectTypeOf(tuples).toEqualTypeOf<[number, string][]>();
    const name = read(archive.db, typed`SELECT ${community.name} FROM ${community} WHERE id = ?`).get(1);
    expectTypeOf(name).toEqualTypeOf<string | undefined>();
    expect([rows.map(({ id }) => id), tuples, name]).toEqual([
      [1, 2],
      [
        [1, '达明社区'],
        [2, '西洪社区'],
      ],
      '达明社区',
    ]);
  });

  it('expressions, and what a join may not find', () => {
    const row = read(
      archive.db,
      typed`SELECT ${{
        ...pick(c, 'id', 'name'),
        versions: int('count(v.id)'),
        first: maybe(v.validFrom),
        isCoded: flag('c.code IS NOT NULL'),
        end: oneOf(['open', 'ended'], "CASE WHEN v.valid_to IS NULL THEN 'open' ELSE 'ended' END"),
        last: like(v.validTo, 'max(v.valid_to)'),
        code: present(text("ifnull(c.code, '')")),
      }} FROM ${c} LEFT JOIN ${v} ON v.community_id = c.id WHERE c.id = @id GROUP BY c.id`,
    ).one({ id: 1 });
    expectTypeOf(row).toEqualTypeOf<{
      id: number;
      name: string;
      versions: number;
      first: string | null;
      isCoded: boolean;
      end: 'open' | 'ended';
      last: string | null;
      code: string;
    }>();
    expect(row).toMatchObject({ id: 1, name: '达明社区', isCoded: row.code !== '', end: 'open', last: null });
  });

  it('a whole row and something more', () => {
    const row = read(
      archive.db,
      typed`SELECT ${{ ...columns(community, 't'), nth: int('1') }} FROM community t WHERE t.id = 1`,
    ).one();
    expectTypeOf(row).toEqualTypeOf<typeof community.$inferSelect & { nth: number }>;
    expect(Object.keys(row)).toEqual(['id', 'uid', 'name', 'code', 'createdAt', 'removedAt', 'nth']);
  });
});

it('the same text may be read with true and false, or with 1 and 0', () => {
  const asFlag = read(archive.db, typed`SELECT ${flag('1')} FROM ${c}`).all();
  expect([asFlag, read(archive.db, typed`SELECT ${int('1')} FROM ${c}`).all()]).toEqual([
    [true, true],
    [1, 1],
  ]);
});

it('prepares a query once per connection, however often it is put together', () => {
  const prepare = vi.spyOn(archive.db, 'prepare');
  const ask = (id: number) => read(archive.db, typed`SELECT ${c.name} FROM ${c} WHERE c.id + 0 = ?`).get(id);
  expect([ask(1), ask(2), ask(3)]).toEqual(['达明社区', '西洪社区', undefined]);
  expect(prepare).toHaveBeenCalledTimes(1);
  prepare.mockRestore();
});

it('rows come one by one where they are asked for so', () => {
  const ids: number[] = [];
  for (const id of read(archive.db, typed`SELECT ${c.id} FROM ${c} ORDER BY c.id`).iterate()) ids.push(id);
  expect(ids).toEqual([1, 2]);
});

it('a row that must be there and is not is an error, and so is a value of another type than its query names', () => {
  const byId = read(archive.db, typed`SELECT ${c.name} FROM ${c} WHERE c.id = ?`);
  expect(() => byId.one(99)).toThrow('no row');
  expect(() => read(archive.db, typed`SELECT ${int('c.name')} FROM ${c}`).all()).toThrow('is named as number');
  expect(() => read(archive.db, typed`SELECT ${text('NULL')} FROM ${c}`).all()).toThrow('is named as string');
});

// The lines of the fixture are compiled as a file of db/: those that say they are wrong are refused, the others are not.
it('a wrong column or a wrong type does not compile', () => {
  const source = readFileSync(join(import.meta.dirname, '../fixtures/typed-queries.txt'), 'utf8');
  const lines = source.split('\n');
  const refused = refusedLines(source);
  expect(lines.filter((line) => line.includes('// wrong:'))).toHaveLength(6);
  for (const [index, line] of lines.entries())
    expect([line, refused.has(index)]).toEqual([line, line.includes('// wrong:')]);
});

/** Which lines of a file of db/core the compiler refuses. */
function refusedLines(source: string): Set<number> {
  const folder = join(import.meta.dirname, '../../db');
  const config = ts.readConfigFile(join(folder, 'tsconfig.json'), ts.sys.readFile).config;
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, folder);
  const name = join(folder, 'core/only-compiled.ts');
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (file) => file === name || fileExists(file);
  host.getSourceFile = (file, ...others) =>
    file === name ? ts.createSourceFile(file, source, ts.ScriptTarget.ES2022, true) : getSourceFile(file, ...others);
  // Of one file only, not of the project.
  const program = ts.createProgram(
    [name],
    { ...options, composite: false, emitDeclarationOnly: false, noEmit: true },
    host,
  );
  const file = program.getSourceFile(name);
  const told = program.getSemanticDiagnostics(file);
  return new Set(told.map(({ start = 0 }) => file?.getLineAndCharacterOfPosition(start).line ?? 0));
}
