import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { archiveContract } from '#shared/contract/archive.ts';
import { desktopContract } from '#shared/contract/desktop.ts';
import { changeTokens, FileToRead, tokenUseOf } from '#shared/contract/file-tokens.ts';
import type { Contract } from '#shared/contract/types.ts';

const contract: Contract = { ...archiveContract, ...desktopContract };

interface Text {
  field: string;
  schema: z.ZodType;
}

/** Every text in values of a schema with its field's name, found without the code under test. */
function textsOf(schema: z.ZodType, field: string, seen = new Set<z.ZodType>()): Text[] {
  if (seen.has(schema)) return [];
  const inner = new Set(seen).add(schema);
  const def = schema.def as unknown as Record<string, unknown> & { type: string };
  if (def.type === 'string') return [{ field, schema }];
  const found: Text[] = [];
  for (const [key, part] of Object.entries(def)) {
    if (key === 'shape') {
      for (const [name, one] of Object.entries(part as Record<string, z.ZodType>))
        found.push(...textsOf(one, `${field}.${name}`, inner));
    } else {
      for (const one of Array.isArray(part) ? part : [part])
        if (one instanceof z.ZodType) found.push(...textsOf(one, field, inner));
    }
  }
  return found;
}

const namesPlace = /(path|paths|dir|folder|file|directory|target)$/i;
// Names of a code a code is moved to: no place.
const noPlace = new Set(['mappings.decide.items.target', 'codes.assign.target']);

describe('no call lets a page name a path', () => {
  it('every text of an input that is called like a place is a token', () => {
    const plain = Object.entries(contract).flatMap(([name, call]) =>
      textsOf(call.input, name).filter(
        ({ field, schema }) => namesPlace.test(field) && !tokenUseOf(schema) && !noPlace.has(field),
      ),
    );
    expect(plain.map(({ field }) => field)).toEqual([]);
  });

  it('every call that takes or writes a file has a token: the list is not empty where it must not be', () => {
    const with_ = Object.entries(contract)
      .filter(([, call]) => textsOf(call.input, '').some(({ schema }) => tokenUseOf(schema)))
      .map(([name]) => name);
    const files = Object.keys(contract).filter((name) => /\.(export|import|save)(File|[A-Z]\w*|$)/.test(name));
    const taking = files.filter((name) => {
      const output = contract[name]?.output;
      return output instanceof z.ZodObject && 'path' in output.shape;
    });
    expect(taking.length).toBeGreaterThan(15);
    expect(with_).toEqual(expect.arrayContaining(taking));
    expect(with_).toEqual(
      expect.arrayContaining(['attachments.add', 'jobs.start', 'files.reveal', 'files.open', 'drives.space']),
    );
  });
});

describe('places in a value', () => {
  const change = (_use: unknown, text: string) => `<${text}>`;
  const of = z.strictObject({
    list: z.array(FileToRead),
    none: FileToRead.nullable().default(null),
    source: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('file'), path: FileToRead }),
      z.strictObject({ kind: z.literal('text'), path: z.string() }),
    ]),
    other: z.string(),
  });

  it('are changed wherever they stand, and nothing else is', () => {
    const value = of.parse({ list: ['a', 'b'], source: { kind: 'file', path: 'c' }, other: 'd' });
    expect(changeTokens(of, value, change)).toEqual({
      list: ['<a>', '<b>'],
      none: null,
      source: { kind: 'file', path: '<c>' },
      other: 'd',
    });
    const text = of.parse({ list: [], none: 'n', source: { kind: 'text', path: 'c' }, other: 'd' });
    expect(changeTokens(of, text, change)).toEqual({ ...text, none: '<n>' });
  });

  it('a shape that nobody has looked into is an error and no way past', () => {
    expect(() => changeTokens(z.map(z.string(), FileToRead), new Map([['a', 'b']]), change)).toThrow();
    expect(() => changeTokens(z.set(FileToRead), new Set(['a']), change)).toThrow();
  });
});
