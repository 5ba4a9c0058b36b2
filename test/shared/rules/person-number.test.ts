import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { idNumberCheckDigit } from '#shared/rules/id-number.ts';
import {
  kindOfNumber,
  PERSON_NUMBER_KINDS,
  type PersonNumberKind,
  readAnyNumber,
  readAnyNumberCell,
  readPersonNumber,
} from '#shared/rules/person-number.ts';

const kinds = PERSON_NUMBER_KINDS.map((one) => one.kind);

// Domain parts G.1 and G.2.
const valid: { kind: PersonNumberKind; text: string; number: string; birthOn: string | null; gender: string | null }[] =
  [
    ['citizen', '11010519491231002X', '1949-12-31', '2'],
    ['citizen', '440524188001010014', '1880-01-01', '1'],
    ['citizen', '53010219200508011X', '1920-05-08', '1'],
    ['citizen', '440308199901101512', '1999-01-10', '1'],
    ['citizen', '500154199301135886', '1993-01-13', '2'],
    ['hmt', '810000199408230021', '1994-08-23', '2'],
    ['hmt', '820000199001010010', '1990-01-01', '1'],
    ['hmt', '830000199201300022', '1992-01-30', '2'],
    ['foreigner', '911124198108030024', '1981-08-03', '2'],
    ['foreigner', 'CAN110181080312', null, null],
  ].map(([kind, text, birthOn, gender]) => ({
    kind: kind as PersonNumberKind,
    text: text as string,
    number: text as string,
    birthOn: birthOn as string | null,
    gender: gender as string | null,
  }));
const upgraded = [
  ['110105491231002', '11010519491231002X'],
  ['610104620927690', '610104196209276908'],
  ['130503670401001', '130503196704010016'],
];

describe.each(valid)('$text', ({ kind, text, number, birthOn, gender }) => {
  test(`is read and guessed as ${kind}`, () => {
    expect(readPersonNumber(kind, text)).toEqual({ ok: true, number, birthOn, gender, notes: [] });
    expect(kindOfNumber(text)).toBe(kind);
  });

  test('is read of whatever kind it is, and tells which', () => {
    expect(readAnyNumber(text)).toEqual({ ok: true, kind, number, birthOn, gender, notes: [] });
    expect(readAnyNumberCell(` ${text}`)).toMatchObject({ ok: true, kind, number });
    expect(readAnyNumber(`${text}0`).ok).toBe(false);
  });

  test('is refused as any other kind, which is told', () => {
    for (const other of kinds) {
      if (other === kind) continue;
      const expected =
        other === 'none'
          ? { ok: false, problem: 'number-unexpected' }
          : { ok: false, problem: 'number-other-kind', kind };
      expect(readPersonNumber(other, text)).toEqual(expected);
    }
  });
});

describe('a number of 15 digits', () => {
  test.each(upgraded)('%s becomes %s', (text, number) => {
    expect(readPersonNumber('citizen', text)).toMatchObject({ ok: true, number, notes: ['id-15'] });
    expect(readPersonNumber('hmt', text)).toEqual({ ok: false, problem: 'number-other-kind', kind: 'citizen' });
    expect(kindOfNumber(text)).toBe('citizen');
  });

  test.each(['810000940823002', '911124810803002'])('%s was never given', (text) => {
    for (const kind of ['citizen', 'hmt', 'foreigner'] as const)
      expect(readPersonNumber(kind, text)).toEqual({ ok: false, problem: 'id-length' });
    expect(kindOfNumber(text)).toBeNull();
  });
});

test.each([
  ['citizen', '440308199901101513', 'id-checksum'],
  ['citizen', '', 'id-missing'],
  ['hmt', '810000199408230022', 'id-checksum'],
  ['hmt', '', 'id-missing'],
  ['hmt', '8.10000199408E+17', 'id-precision-lost'],
  ['foreigner', '911124198108030025', 'id-checksum'],
  ['foreigner', 'CA1110181080312', 'id-length'],
  ['foreigner', 'CAN11018108031', 'id-length'],
  ['foreigner', 'CAN1101810803123', 'id-length'],
] as const)('as %s, %j is refused with %s', (kind, text, problem) => {
  expect(readPersonNumber(kind, text)).toEqual({ ok: false, problem });
});

test.each([
  ['citizen', ' １１０１０５１９４９１２３１００２ｘ', '11010519491231002X', ['full-width', 'spaces', 'lower-x']],
  ['hmt', '８１００００ 199408230021', '810000199408230021', ['full-width', 'spaces']],
  ['foreigner', ' can 110181080312', 'CAN110181080312', ['spaces', 'lower-case']],
  ['foreigner', 'ＣＡＮ110181080312', 'CAN110181080312', ['full-width']],
] as const)('as %s, %j is put right', (kind, text, number, notes) => {
  expect(readPersonNumber(kind, text)).toMatchObject({ ok: true, number, notes });
  expect(kindOfNumber(text)).toBe(kind);
});

test.each(['', ' ', '无', '暂无', '暂 无', '暂无证件号码', '-', '——', '／'])('%j is no number', (text) => {
  expect(readPersonNumber('none', text)).toEqual({ ok: true, number: '', birthOn: null, gender: null, notes: [] });
  expect(kindOfNumber(text)).toBe('none');
});

test.each(['E12345678', '1', '王五', 'CAN', '11010519491231002', '11010519491231002A'])(
  '%j looks like none',
  (text) => {
    expect(kindOfNumber(text)).toBeNull();
  },
);

test('a wrong check does not hinder the guess', () => {
  expect(kindOfNumber('440308199901101513')).toBe('citizen');
  expect(kindOfNumber('810000199408230022')).toBe('hmt');
});

test('every kind has its label once', () => {
  expect(PERSON_NUMBER_KINDS.map((one) => one.label)).toEqual([
    '公民身份号码',
    '港澳台居民居住证',
    '外国人永久居留身份证',
    '暂无号码',
  ]);
  expect(new Set(kinds).size).toBe(4);
});

const anyNumber = fc
  .record({
    area: fc.oneof(
      fc.constantFrom('810000', '820000', '830000', '911124'),
      fc.integer({ min: 110000, max: 659999 }).map(String),
    ),
    birth: fc.date({
      min: new Date('1900-01-01T00:00:00Z'),
      max: new Date('2049-12-31T00:00:00Z'),
      noInvalidDate: true,
    }),
    serial: fc.integer({ min: 0, max: 999 }).map((serial) => String(serial).padStart(3, '0')),
  })
  .map(({ area, birth, serial }) => area + birth.toISOString().slice(0, 10).replaceAll('-', '') + serial)
  .map((first17) => first17 + idNumberCheckDigit(first17));

test('a number is read as the kind it is guessed to be, and every changed digit is found', () => {
  fc.assert(
    fc.property(anyNumber, fc.nat(17), fc.constantFrom(...'0123456789'), (number, at, digit) => {
      const kind = kindOfNumber(number) as PersonNumberKind;
      expect(readPersonNumber(kind, number)).toMatchObject({ ok: true, number });
      const changed = number.slice(0, at) + digit + number.slice(at + 1);
      if (digit === number[at]) return;
      for (const one of kinds) expect(readPersonNumber(one, changed).ok).toBe(false);
    }),
  );
});

const oldCard = fc
  .tuple(
    fc.string({ unit: fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'), minLength: 3, maxLength: 3 }),
    fc.nat(10 ** 12 - 1),
  )
  .map(([letters, digits]) => letters + String(digits).padStart(12, '0'));

test('an old foreigner’s card is 3 letters and 12 digits, in any writing, and nothing else', () => {
  const writings = [
    (card: string) => card.toLowerCase(),
    (card: string) => ` ${card.slice(0, 3)} ${card.slice(3)}`,
    (card: string) => card.replace(/[0-9A-Z]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) + 0xfee0)),
  ];
  fc.assert(
    fc.property(oldCard, fc.constantFrom(...writings), fc.nat(14), (card, write, at) => {
      expect(readAnyNumber(write(card))).toMatchObject({ ok: true, kind: 'foreigner', number: card, birthOn: null });
      expect(readAnyNumber(card.slice(0, at) + card.slice(at + 1)).ok).toBe(false);
      expect(readAnyNumber(`${card.slice(0, at)}?${card.slice(at + 1)}`).ok).toBe(false);
    }),
  );
});

test('every change of one digit and every exchange of two neighbours is caught, of every kind with a check', () => {
  fc.assert(
    fc.property(anyNumber, fc.nat(16), fc.constantFrom(...'0123456789'), (number, at, digit) => {
      if (digit !== number[at])
        expect(readAnyNumber(number.slice(0, at) + digit + number.slice(at + 1)).ok).toBe(false);
      const [one, other] = [number[at] as string, number[at + 1] as string];
      if (one !== other) expect(readAnyNumber(number.slice(0, at) + other + one + number.slice(at + 2)).ok).toBe(false);
    }),
    { numRuns: 500 },
  );
});

test.each([
  [8.1e17, 'id-precision-lost'],
  ['', 'id-missing'],
  ['无', 'id-length'],
  ['E12345678', 'id-length'],
  ['810000940823002', 'id-length'],
] as const)('a cell with %j is %s', (cell, problem) => {
  expect(readAnyNumberCell(cell)).toEqual({ ok: false, problem });
});

test('a cell keeps a number of 15 digits whole', () => {
  expect(readAnyNumberCell(110105491231002)).toMatchObject({ ok: true, kind: 'citizen', number: '11010519491231002X' });
});

test('reading never throws', () => {
  const nearly = fc.string({ unit: fc.constantFrom(...'0123456789xXACN-无 ９\u3000'), maxLength: 20 });
  fc.assert(
    fc.property(fc.constantFrom(...kinds), fc.oneof(fc.string({ unit: 'binary' }), nearly), (kind, text) => {
      const reading = readPersonNumber(kind, text);
      if (!reading.ok) return;
      expect(readPersonNumber(kind, reading.number)).toEqual({ ...reading, notes: [] });
      expect(kindOfNumber(text)).toBe(kind);
    }),
  );
});
