import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { idNumberCheckDigit, readIdNumber, readIdNumberCell, upgradeIdNumber } from '#shared/rules/id-number.ts';

// Domain part G.1: published specimens.
const valid = [
  { number: '11010519491231002X', birthOn: '1949-12-31', gender: '2', areaCode: '110105' },
  { number: '440524188001010014', birthOn: '1880-01-01', gender: '1', areaCode: '440524' },
  { number: '53010219200508011X', birthOn: '1920-05-08', gender: '1', areaCode: '530102' },
  { number: '440308199901101512', birthOn: '1999-01-10', gender: '1', areaCode: '440308' },
  { number: '500154199301135886', birthOn: '1993-01-13', gender: '2', areaCode: '500154' },
  // G.2: residents from Hong Kong and Taiwan, a foreigner's permanent residence card.
  { number: '810000199408230021', birthOn: '1994-08-23', gender: '2', areaCode: '810000' },
  { number: '830000199201300022', birthOn: '1992-01-30', gender: '2', areaCode: '830000' },
  { number: '911124198108030024', birthOn: '1981-08-03', gender: '2', areaCode: '911124' },
] as const;

describe('a number of 18 characters', () => {
  test.each(valid)('$number is read with birthday, gender and area', ({ number, birthOn, gender, areaCode }) => {
    expect(readIdNumber(number)).toEqual({ ok: true, idNumber: number, birthOn, gender, areaCode, notes: [] });
  });

  test.each([
    ['', 'id-missing'],
    [' \u3000\t', 'id-missing'],
    ['440308199901101513', 'id-checksum'],
    ['110105194912310020', 'id-checksum'],
    ['3501031955070763', 'id-length'],
    ['1101051949123100', 'id-length'],
    ['11010519491231002XX', 'id-length'],
    ['1101051949123100X2', 'id-length'],
    ['11010519491231002A', 'id-length'],
    ['待补', 'id-length'],
    ['-', 'id-length'],
    ['3.5E+17', 'id-precision-lost'],
    ['3.5011119500615e+17', 'id-precision-lost'],
    [' 3.50111E+17 ', 'id-precision-lost'],
    ['350111195006145900.0', 'id-precision-lost'],
  ])('%j is refused as %s', (text, problem) => {
    expect(readIdNumber(text)).toEqual({ ok: false, problem });
  });

  test.each(['19501332', '19500230', '19000229', '17991231', '21000101', '20010000'])(
    'birth date %s counts as a wrong check',
    (birth) => {
      const body = `350102${birth}001`;
      expect(readIdNumber(body + idNumberCheckDigit(body))).toEqual({ ok: false, problem: 'id-checksum' });
    },
  );

  test.each([
    ['11010519491231002x', ['lower-x']],
    ['１１０１０５１９４９１２３１００２X', ['full-width']],
    ['１１０１０５１９４９１２３１００２ｘ', ['full-width', 'lower-x']],
    [' 110105 19491231 002X ', ['spaces']],
    ['110105\u300019491231\u00a0002X', ['spaces']],
    ["'11010519491231002X", ['spaces']],
    ['\u202d11010519491231002X\u202c', ['spaces']],
    ['1１0105 19491231002x', ['full-width', 'spaces', 'lower-x']],
    ['110105491231002', ['id-15']],
    [' １１０１０５491231002', ['full-width', 'spaces', 'id-15']],
  ])('%j is put right with the notes %j', (text, notes) => {
    expect(readIdNumber(text)).toMatchObject({ ok: true, idNumber: '11010519491231002X', notes });
  });
});

describe('a number of 15 digits', () => {
  test.each([
    ['110105491231002', '11010519491231002X'],
    ['610104620927690', '610104196209276908'],
    ['130503670401001', '130503196704010016'],
    ['440524800101996', '440524188001019967'],
  ])('%s becomes %s', (fifteen, eighteen) => {
    expect(upgradeIdNumber(fifteen)).toBe(eighteen);
    expect(readIdNumber(fifteen)).toMatchObject({ ok: true, idNumber: eighteen, notes: ['id-15'] });
  });

  test('a birth date that is none counts as a wrong check', () => {
    expect(readIdNumber('110105491331002')).toEqual({ ok: false, problem: 'id-checksum' });
  });

  test.each(['', '11010549123100', '1101054912310021', '11010549123100X', '１１０１０５４９１２３１００２'])(
    '%j is not upgraded',
    (text) => {
      expect(() => upgradeIdNumber(text)).toThrow(RangeError);
    },
  );
});

describe('the check character', () => {
  test.each(valid)('of $number comes out of its first 17 digits', ({ number }) => {
    expect(idNumberCheckDigit(number.slice(0, 17))).toBe(number[17]);
  });

  test.each(['', '1101051949123100', '1101051949123100X', '11010519491231002X'])('is not computed from %j', (text) => {
    expect(() => idNumberCheckDigit(text)).toThrow(RangeError);
  });
});

describe('a cell of a spreadsheet', () => {
  test.each([
    [350111195006145900, { ok: false, problem: 'id-precision-lost' }],
    [3.5e17, { ok: false, problem: 'id-precision-lost' }],
    [1101054912310021, { ok: false, problem: 'id-precision-lost' }],
    [12345, { ok: false, problem: 'id-length' }],
    ['', { ok: false, problem: 'id-missing' }],
  ])('%j gives %j', (cell, result) => {
    expect(readIdNumberCell(cell)).toEqual(result);
  });

  test('keeps a number of 15 digits whole', () => {
    expect(readIdNumberCell(110105491231002)).toMatchObject({ ok: true, idNumber: '11010519491231002X' });
  });
});

const anyNumber = fc
  .record({
    area: fc.integer({ min: 110000, max: 659999 }),
    birth: fc.date({
      min: new Date('1900-01-01T00:00:00Z'),
      max: new Date('2019-12-31T00:00:00Z'),
      noInvalidDate: true,
    }),
    serial: fc.integer({ min: 0, max: 999 }),
  })
  .map(({ area, birth, serial }) => {
    const body = `${area}${birth.toISOString().slice(0, 10).replaceAll('-', '')}${String(serial).padStart(3, '0')}`;
    return body + idNumberCheckDigit(body);
  });
const CHARACTERS = '0123456789X';

describe('what ISO 7064 MOD 11-2 promises', () => {
  test('every number made with its check character is read back', () => {
    fc.assert(
      fc.property(anyNumber, (number) => {
        const read = readIdNumber(number);
        expect(read).toMatchObject({ ok: true, idNumber: number, gender: Number(number[16]) % 2 === 1 ? '1' : '2' });
      }),
    );
  });

  test('every change of a single character is caught, at every place', () => {
    fc.assert(
      fc.property(
        anyNumber,
        fc.integer({ min: 0, max: 17 }),
        fc.constantFrom(...CHARACTERS),
        (number, place, character) => {
          fc.pre(number[place] !== character);
          expect(readIdNumber(number.slice(0, place) + character + number.slice(place + 1)).ok).toBe(false);
        },
      ),
      { numRuns: 1000 },
    );
  });

  test('every exchange of two neighbours is caught', () => {
    fc.assert(
      fc.property(anyNumber, fc.integer({ min: 0, max: 16 }), (number, place) => {
        fc.pre(number[place] !== number[place + 1]);
        const swapped = number.slice(0, place) + number[place + 1] + number[place] + number.slice(place + 2);
        expect(readIdNumber(swapped).ok).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });

  test('exchanges of two digits are caught at every distance but ten, where the weights repeat', () => {
    fc.assert(
      fc.property(
        anyNumber,
        fc.integer({ min: 0, max: 16 }),
        fc.integer({ min: 0, max: 16 }),
        (number, left, right) => {
          fc.pre(left < right && number[left] !== number[right]);
          const digits = number.split('');
          [digits[left], digits[right]] = [digits[right] as string, digits[left] as string];
          const isSameCheck = idNumberCheckDigit(digits.slice(0, 17).join('')) === number[17];
          expect(isSameCheck).toBe(right - left === 10);
        },
      ),
      { numRuns: 1000 },
    );
  });

  test('no text makes the reading fail', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void readIdNumber(text)));
  });

  test('what was put right does not depend on how it was written', () => {
    const writings = [
      (number: string) => number.toLowerCase(),
      (number: string) => ` ${number.slice(0, 6)} ${number.slice(6)}\t`,
      (number: string) => number.replace(/[0-9X]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) + 0xfee0)),
    ];
    fc.assert(
      fc.property(anyNumber, fc.constantFrom(...writings), (number, write) => {
        expect(readIdNumber(write(number))).toMatchObject({ ok: true, idNumber: number });
      }),
    );
  });
});
