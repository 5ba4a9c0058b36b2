import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { passesLuhn, readAccount } from '#shared/rules/account.ts';

// Domain part G.4.
test.each(['79927398713', '4111111111111111', '49927398716', '6216261000000000018'])('%s passes Luhn', (digits) => {
  expect(passesLuhn(digits)).toBe(true);
});
test.each(['49927398717', '6222021234567890123', '6221558812340000'])('%s fails Luhn', (digits) => {
  expect(passesLuhn(digits)).toBe(false);
});

test('every change of a single digit is caught', () => {
  const body = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 12, maxLength: 18 });
  fc.assert(
    fc.property(body, fc.nat(), fc.integer({ min: 1, max: 9 }), (digits, at, change) => {
      const check = [...'0123456789'].find((digit) => passesLuhn(digits + digit)) as string;
      const whole = digits + check;
      const place = at % whole.length;
      const other = (Number(whole[place]) + change) % 10;
      expect(passesLuhn(whole.slice(0, place) + other + whole.slice(place + 1))).toBe(false);
    }),
  );
});

describe('an account', () => {
  test.each([
    ['6216261000000000018', '6216261000000000018', []],
    [' 6216 2610 0000 0000 018', '6216261000000000018', []],
    ["'6216261000000000018", '6216261000000000018', []],
    ['６２１６２６１０００００００００018', '6216261000000000018', []],
    ['6222021234567890123', '6222021234567890123', ['luhn']],
    ['12345678', '12345678', ['length']],
    ['1'.repeat(32), '1'.repeat(32), ['length']],
  ])('%j is %s with the warnings %j', (text, account, warnings) => {
    expect(readAccount(text)).toEqual({ ok: true, account, warnings });
  });

  test.each(['', '1234567', '1'.repeat(33), '6.21626E+18', 'A6216261000000000', '6216-2610-0000-0000-018', '无'])(
    '%j is refused',
    (text) => {
      expect(readAccount(text)).toEqual({ ok: false });
    },
  );
});
