import type { z } from 'zod';
import { tokenUseOf } from '#shared/contract/file-tokens.ts';

/** A value that nobody means to give, with a word for it. */
export type Odd = readonly [what: string, value: unknown];

const LONG = 10_000;
/** Beside these characters stands a word, so that nothing of the text but the character is wrong. */
const inWord = (mark: string): string => `甲${mark}乙`;

const texts: readonly Odd[] = [
  ['empty', ''],
  ['blanks', '  \u3000\u00a0 '],
  ['nothing to be seen', '\u200b\u202e\ufeff'],
  ['10,000 characters', '长'.repeat(LONG)],
  ['a bell', inWord('\u0007')],
  ['an escape', inWord('\u001b[31m')],
  ['a control character of C1', inWord('\u0085')],
  ['a line break', inWord('\n')],
  ['a tab', inWord('\t')],
  ['a line separator', inWord('\u2028')],
  ['NUL', inWord('\0')],
  ['half a surrogate pair', inWord('\ud800')],
  ['a mark of direction', inWord('\u202e')],
  ['an invisible mark', inWord('\u200b')],
  ['a private-use character', inWord('\ue000')],
  ['full-width digits', '１２３'],
  ['no number', 'NaN'],
  ['a formula', '=1+1'],
  ['markup', '<img src=x onerror=alert(1)>'],
  ['a prototype', '__proto__'],
  ['a character beyond the basic plane', inWord('\u{20bb7}')],
];
const days: readonly Odd[] = [
  ['no year', '0000-00-00'],
  ['no day of the calendar', '2026-02-30'],
  ['before the Gregorian calendar', '1582-10-10'],
  ['before any register', '1850-01-01'],
  ['the end of time', '9999-12-31'],
  ['far ahead', '2199-12-31'],
  ['a month', '2026-05'],
  ['an instant', '2026-05-01T00:00:00Z'],
];
const months: readonly Odd[] = [
  ['no month of the calendar', '2026-13'],
  ['no year', '0000-01'],
  ['before any register', '1850-01'],
  ['the end of time', '9999-12'],
  ['a day', '2026-05-01'],
];
const numbers: readonly Odd[] = [
  ['negative', -1],
  ['nought', 0],
  ['minus nought', -0],
  ['no number', Number.NaN],
  ['without end', Number.POSITIVE_INFINITY],
  ['a fraction', 100.5],
  ['1e308', 1e308],
  ['2^53+1', 2 ** 53 + 2],
  ['of nothing', 987_654_321],
  ['of something else', 3],
  ['a text of digits', '12'],
];
const anything: readonly Odd[] = [
  ['null', null],
  ['left out', undefined],
  ['a list', [1]],
  ['an object', { a: 1 }],
  ['truth', true],
];

interface Def {
  type: string;
  shape?: Record<string, z.ZodType>;
  element?: z.ZodType;
  innerType?: z.ZodType;
  in?: z.ZodType;
  out?: z.ZodType;
  options?: readonly z.ZodType[];
}
const defOf = (schema: z.ZodType): Def => schema.def as unknown as Def;

/** An object with `__proto__` as a key of its own, as only JSON makes one. */
function withPrototype(given: object): object {
  return Object.defineProperty({ ...given }, '__proto__', { value: { a: 1 }, enumerable: true });
}

/** One input that is odd at one place. */
export interface OddInput {
  path: string;
  what: string;
  value: unknown;
  input: unknown;
}

/** Every odd value at every place of an input, as its schema names the places. */
export function* oddInputs(schema: z.ZodType, input: unknown): Generator<OddInput> {
  yield* at(schema, input, '', (value) => value, input);
}

function* at(
  schema: z.ZodType,
  value: unknown,
  path: string,
  put: (value: unknown) => unknown,
  input: unknown,
): Generator<OddInput> {
  const { type, shape, element, innerType, options, in: inner, out } = defOf(schema);
  if (['nullable', 'optional', 'default', 'prefault', 'readonly', 'nonoptional', 'catch'].includes(type) && innerType)
    return yield* at(innerType, value, path, put, input);
  if (type === 'pipe' && inner) {
    const first = defOf(inner).type === 'transform' && out ? out : inner;
    return yield* at(first, value, path, put, input);
  }
  if (type === 'union' && options) {
    const fits = options.find((option) => option.safeParse(value).success) ?? options[0];
    return fits ? yield* at(fits, value, path, put, input) : undefined;
  }
  const each = function* (odd: readonly Odd[]): Generator<OddInput> {
    for (const [what, strange] of odd) yield { path, what, value: strange, input: put(strange) };
  };
  yield* each(anything);
  if (type === 'object' && shape) {
    const given = (value ?? {}) as Record<string, unknown>;
    if (typeof value !== 'object' || value === null) return;
    yield { path, what: 'an unknown key', value: null, input: put({ ...given, 没有: 1 }) };
    yield {
      path,
      what: 'a prototype of its own',
      value: null,
      input: put(withPrototype(given)),
    };
    for (const [name, part] of Object.entries(shape)) {
      const inside = (next: unknown): unknown => put({ ...given, [name]: next });
      yield* at(part, given[name], path === '' ? name : `${path}.${name}`, inside, input);
    }
  } else if (type === 'array' && element) {
    const given = (value ?? []) as unknown[];
    yield* each([
      ['an empty list', []],
      ['10,000 entries', Array.from({ length: LONG }, (_, nth) => given[nth % Math.max(given.length, 1)] ?? nth + 1)],
      ['each entry twice', [...given, ...given]],
      ['entries of nothing', [null]],
    ]);
    const [first] = given;
    if (given.length > 0) yield* at(element, first, `${path}.0`, (next) => put([next, ...given.slice(1)]), input);
  } else if (type === 'record') {
    yield* each([
      ['a prototype of its own', JSON.parse('{"__proto__":"x","constructor":"y"}')],
      ['an unknown field', { 没有: '甲' }],
      ['a list as a table', { education: '\u202e甲\u0007' }],
    ]);
  } else if (type === 'string' && tokenUseOf(schema)) {
    // A place on the disk: pages name none, and a test makes no folders of odd names where it runs.
    yield* each([['empty', '']]);
  } else if (type === 'string') {
    yield* each(texts);
    yield* each(days);
    yield* each(months);
  } else if (type === 'number') {
    yield* each(numbers);
  } else if (type === 'enum' || type === 'literal') {
    yield* each([
      ['an unknown word', '没有'],
      ['a prototype', '__proto__'],
      ['constructor', 'constructor'],
    ]);
  } else if (type === 'boolean') {
    yield* each([
      ['nought', 0],
      ['a word', 'true'],
    ]);
  }
}
