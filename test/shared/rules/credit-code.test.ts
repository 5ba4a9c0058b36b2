import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { creditCodeCheckCharacter, organisationCodeCheckCharacter, readCreditCode } from '#shared/rules/credit-code.ts';
import { creditCodeParts, writtenOrganisationCode } from '#shared/rules/credit-code-parts.ts';

// Domain part G.3.
const creditCodes = [
  '91350100M000100Y43',
  '91440300708461136T',
  '91110108551385082Q',
  '51610700305332460K',
  '112302070019030687',
];
const organisationCodes = ['M000100Y4', '708461136', '551385082', 'D2143569X'];

describe('统一社会信用代码', () => {
  test.each(creditCodes)('%s is read, and its last character comes out of the others', (code) => {
    expect(readCreditCode(code)).toEqual({ ok: true, code, kind: 'credit-code', notes: [] });
    expect(creditCodeCheckCharacter(code.slice(0, 17))).toBe(code[17]);
  });

  test.each(creditCodes)('%s holds a good 组织机构代码', (code) => {
    expect(organisationCodeCheckCharacter(code.slice(8, 16))).toBe(code[16]);
  });

  test.each([
    ['91350100m000100y43', ['lower-case']],
    [' 91350100 M000100Y 43 ', ['spaces']],
    ["'91350100M000100Y43", ['spaces']],
    ['９１３５０１００Ｍ０００１００Ｙ４３', ['full-width']],
    ['９１３５０１００ｍ０００１００Ｙ\u3000４３', ['full-width', 'spaces', 'lower-case']],
  ])('%j is put right with the notes %j', (text, notes) => {
    expect(readCreditCode(text)).toEqual({ ok: true, code: '91350100M000100Y43', kind: 'credit-code', notes });
  });

  test.each([
    ['', 'uscc-missing'],
    [' \u3000', 'uscc-missing'],
    ['91350100M000100Y4', 'uscc-length'],
    ['91350100M000100Y433', 'uscc-length'],
    ['1.1230207001903E+17', 'uscc-length'],
    ['无', 'uscc-length'],
    ['91350100M000100Y44', 'uscc-checksum'],
    ['91350100M000100Y34', 'uscc-checksum'],
  ])('%j is refused as %s', (text, problem) => {
    expect(readCreditCode(text)).toEqual({ ok: false, problem });
  });

  test.each([
    ['9135O100M000100Y43', ['O']],
    ['9135o1o0MOOO1OOY43', ['O']],
    ['91350100MI00S0VYZ3', ['I', 'S', 'V', 'Z']],
    ['9135A100M000100Y43', ['A']],
    ['91350100M00010-Y43', ['-']],
    ['𠮷1350100M000100Y43', ['𠮷']],
  ])('%j is refused, naming %j', (text, characters) => {
    expect(readCreditCode(text)).toEqual({ ok: false, problem: 'uscc-character', characters });
  });

  const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
  const part = (unit: string, length: number) =>
    fc.string({ unit: fc.constantFrom(...unit), minLength: length, maxLength: length });
  const anyCode = fc
    .tuple(part(alphabet, 2), part('0123456789', 6), part(alphabet, 9))
    .map((parts) => parts.join(''))
    .map((body) => body + creditCodeCheckCharacter(body));

  test('every changed character is found, and every pair that changed places', () => {
    fc.assert(
      fc.property(anyCode, fc.nat(17), fc.constantFrom(...alphabet), (code, at, other) => {
        expect(readCreditCode(code)).toMatchObject({ ok: true, code });
        const changed = code.slice(0, at) + other + code.slice(at + 1);
        expect(readCreditCode(changed).ok).toBe(other === code[at]);
        const next = at % 16;
        const swapped = code.slice(0, next) + code.charAt(next + 1) + code.charAt(next) + code.slice(next + 2);
        expect(readCreditCode(swapped).ok).toBe(swapped === code);
      }),
    );
  });

  test.each(['', '91350100M000100Y', '91350100M000100Y43', '91350100M000100YI', '91350100m000100y4'])(
    'no check character for %j',
    (body) => {
      expect(() => creditCodeCheckCharacter(body)).toThrow(RangeError);
    },
  );
});

describe('组织机构代码', () => {
  test.each(organisationCodes)('%s is read, with and without its hyphen', (code) => {
    const result = { ok: true, code, kind: 'organisation-code' };
    expect(readCreditCode(code)).toEqual({ ...result, notes: [] });
    for (const hyphen of ['-', '－', '–', '—', ' - '])
      expect(readCreditCode(code.slice(0, 8) + hyphen + code.slice(8))).toMatchObject({
        ...result,
        notes: expect.arrayContaining(['hyphen']),
      });
    expect(organisationCodeCheckCharacter(code.slice(0, 8))).toBe(code[8]);
  });

  test.each([
    ['708461137', { ok: false, problem: 'uscc-checksum' }],
    ['70846113A', { ok: false, problem: 'uscc-character', characters: ['A'] }],
    ['7084611-6', { ok: false, problem: 'uscc-character', characters: ['-'] }],
    ['70846113-A', { ok: false, problem: 'uscc-character', characters: ['A'] }],
    ['708461136-', { ok: false, problem: 'uscc-length' }],
  ])('%j gives %j', (text, result) => {
    expect(readCreditCode(text)).toEqual(result);
  });

  test('every changed digit is found', () => {
    const body = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(body, fc.nat(8), fc.constantFrom(...'0123456789'), (first8, at, other) => {
        const code = first8 + organisationCodeCheckCharacter(first8);
        const changed = code.slice(0, at) + other + code.slice(at + 1);
        expect(readCreditCode(changed).ok).toBe(other === code[at]);
      }),
    );
  });

  test.each(['', '7084611', '708461136', 'm000100y'])('no check character for %j', (body) => {
    expect(() => organisationCodeCheckCharacter(body)).toThrow(RangeError);
  });
});

describe('an old licence number', () => {
  test('is taken as written when it has 15 digits', () => {
    expect(readCreditCode('350100100012345')).toEqual({
      ok: true,
      code: '350100100012345',
      kind: 'licence-15',
      notes: [],
    });
    expect(readCreditCode('35010010001234B')).toEqual({ ok: false, problem: 'uscc-character', characters: ['B'] });
  });
});

test('reading never throws, and what was read is read again as it is', () => {
  const nearly = fc.string({ unit: fc.constantFrom(...'0123456789AXIOSVZabx- －\u3000Ａ９ß'), maxLength: 20 });
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), nearly), (text) => {
      const reading = readCreditCode(text);
      if (reading.ok) expect(readCreditCode(reading.code)).toEqual({ ...reading, notes: [] });
    }),
  );
});

describe('what a code says of its holder', () => {
  // Domain part G.3: the published vectors with their holders, and the sums they were worked out with.
  test.each([
    ['91350100M000100Y43', '市场监管部门', '企业', '350100', 'M000100Y-4', 1640],
    ['91440300708461136T', '市场监管部门', '企业', '440300', '70846113-6', 966],
    ['91110108551385082Q', '市场监管部门', '企业', '110108', '55138508-2', 999],
    ['51610700305332460K', '民政部门', '社会团体', '610700', '30533246-0', 787],
    ['112302070019030687', '机构编制部门', null, '230207', '00190306-8', 892],
  ])('%s: %s, %s, area %s, 组织机构代码 %s', (code, authority, body, areaCode, written, sum) => {
    const parts = creditCodeParts(code);
    expect(parts).toEqual({
      authority,
      body,
      areaCode,
      organisationCode: written.replace('-', ''),
      isOrganisationCodeRight: true,
    });
    expect(writtenOrganisationCode(parts.organisationCode)).toBe(written);
    const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
    const total = Array.from(code.slice(0, 17)).reduce(
      (all, character, index) => all + alphabet.indexOf(character) * (3 ** index % 31),
      0,
    );
    expect(total).toBe(sum);
    expect(alphabet[(31 - (sum % 31)) % 31]).toBe(code[17]);
  });

  test('an inner code that is wrong is told, though the whole has the right check character', () => {
    const body = '91350100M000100Y5';
    const code = body + creditCodeCheckCharacter(body);
    expect(readCreditCode(code)).toMatchObject({ ok: true });
    expect(creditCodeParts(code).isOrganisationCodeRight).toBe(false);
    expect(() => creditCodeParts(body)).toThrow(RangeError);
  });

  test('the inner code is right exactly when it is a 组织机构代码 by itself', () => {
    const part = fc.string({ unit: fc.constantFrom(...'0123456789ABCDEFGHJKLMNPQRTUWXY'), minLength: 9, maxLength: 9 });
    fc.assert(
      fc.property(part, (inner) => {
        const body = `91350100${inner}`;
        const parts = creditCodeParts(body + creditCodeCheckCharacter(body));
        expect(parts.isOrganisationCodeRight).toBe(readCreditCode(inner).ok);
      }),
    );
  });
});
