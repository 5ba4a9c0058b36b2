import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { prepareFor2005Encoder, repairDecoded2005 } from '#shared/rules/gb18030.ts';
import { STANDARD_OF_PRIVATE_USE } from '#shared/rules/private-use.ts';
import { HAN_BLOCKS } from '#shared/rules/rare-characters.ts';

const encode = (text: string): Buffer => iconv.encode(prepareFor2005Encoder(text), 'gb18030');
const decode = (bytes: Buffer): string => repairDecoded2005(iconv.decode(bytes, 'gb18030'));

// GB 18030-2022, two-byte zone: the places whose Unicode character changed against 2005.
const moved = [
  ['\uFE10', 'a6d9', '\uE78D'],
  ['\uFE12', 'a6da', '\uE78E'],
  ['\uFE11', 'a6db', '\uE78F'],
  ['\uFE13', 'a6dc', '\uE790'],
  ['\uFE14', 'a6dd', '\uE791'],
  ['\uFE15', 'a6de', '\uE792'],
  ['\uFE16', 'a6df', '\uE793'],
  ['\uFE17', 'a6ec', '\uE794'],
  ['\uFE18', 'a6ed', '\uE795'],
  ['\uFE19', 'a6f3', '\uE796'],
  ['\u9FB4', 'fe59', '\uE81E'],
  ['\u9FB5', 'fe61', '\uE826'],
  ['\u9FB6', 'fe66', '\uE82B'],
  ['\u9FB7', 'fe67', '\uE82C'],
  ['\u9FB8', 'fe6d', '\uE832'],
  ['\u9FB9', 'fe7e', '\uE843'],
  ['\u9FBA', 'fe90', '\uE854'],
  ['\u9FBB', 'fea0', '\uE864'],
] as const;

describe('the characters that changed place', () => {
  test.each(moved)('%s is the bytes %s', (character, bytes, old) => {
    expect(encode(character).toString('hex')).toBe(bytes);
    expect(decode(Buffer.from(bytes, 'hex'))).toBe(character);
    expect(repairDecoded2005(old)).toBe(character);
    expect(prepareFor2005Encoder(character)).toBe(old);
  });

  test.each(moved)('%s is read from the four bytes of 2005 too', (character) => {
    const old = iconv.encode(character, 'gb18030');
    expect(old).toHaveLength(4);
    expect(decode(old)).toBe(character);
  });

  test('are these 18: no other character of the basic plane is changed', () => {
    const codePoints = Array.from({ length: 0x10000 }, (_, code) => code).filter(
      (code) => code < 0xd800 || code > 0xdfff,
    );
    const changed = (change: (text: string) => string): string[] =>
      codePoints.map((code) => String.fromCharCode(code)).filter((character) => change(character) !== character);
    expect(changed(prepareFor2005Encoder).sort()).toEqual(moved.map(([character]) => character).sort());
    expect(changed(repairDecoded2005).sort()).toEqual(moved.map(([, , old]) => old).sort());
  });
});

test.each(HAN_BLOCKS)('every ideograph of $name from $first on goes into bytes and back', ({ first, last }) => {
  const text = String.fromCodePoint(...[first]).concat(
    ...Array.from({ length: last - first }, (_, index) => String.fromCodePoint(first + index + 1)),
  );
  expect(decode(encode(text)) === text).toBe(true);
});

// Domain part G.6.
test.each([
  ['䶮', 'fe9f'],
  ['㛃', '8230b731'],
  ['𬎆', '9931de30'],
  ['𠅤', '9532a632'],
])('%s is the bytes %s', (character, bytes) => {
  expect(encode(character).toString('hex')).toBe(bytes);
});

test('the private characters of older editions are the ones iconv-lite has no two-byte place for, or the 24 of 2005', () => {
  const fourBytes = Array.from({ length: 0xe865 - 0xe000 }, (_, index) => 0xe000 + index).filter(
    (code) => iconv.encode(String.fromCharCode(code), 'gb18030').length === 4,
  );
  // U+E5E5 is the one code point of the basic plane that GB 18030 leaves out.
  const expected = fourBytes.filter((code) => code !== 0xe5e5);
  const sixOfExtensionB = [0xe816, 0xe817, 0xe818, 0xe831, 0xe83b, 0xe855];
  expected.push(...sixOfExtensionB, ...moved.map(([, , old]) => old.charCodeAt(0)));
  expect(Array.from(STANDARD_OF_PRIVATE_USE.keys()).sort()).toEqual(expected.sort());
});

test('any text without private-use characters goes into bytes and back', () => {
  const unit = fc
    .oneof(
      fc.integer({ min: 0, max: 0x10ffff }),
      fc.integer({ min: 0x4e00, max: 0x9fff }),
      fc.constantFrom(...moved.map(([character]) => character.charCodeAt(0))),
    )
    .filter((code) => (code < 0xd800 || code > 0xf8ff) && code !== 0xfffd)
    .map((code) => String.fromCodePoint(code));
  fc.assert(
    fc.property(fc.string({ unit }), (text) => {
      expect(decode(encode(text))).toBe(text);
      expect(repairDecoded2005(prepareFor2005Encoder(text))).toBe(text);
      expect(repairDecoded2005(text)).toBe(text);
    }),
  );
});
