import { foldWidth, withoutBlanks } from './text.ts';

/** Bank accounts: card numbers (ISO/IEC 7812, Luhn), passbooks and the accounts behind social-security cards, domain part G.4. */

export type AccountWarning = 'luhn' | 'length';
export type AccountReading = { ok: true; account: string; warnings: AccountWarning[] } | { ok: false };

/**
 * Reads 8 to 32 digits; blanks, full-width digits and a leading apostrophe are put right. Passbooks and some
 * social-security cards follow no check rule, so these are warnings only: `length` when it cannot be a card (13 to 19
 * digits), else `luhn` when the check digit is wrong. Letters, other marks and lengths are refused.
 */
export function readAccount(text: string): AccountReading {
  const account = withoutBlanks(foldWidth(text)).replace(/^['‘’`]/, '');
  if (!/^\d{8,32}$/.test(account)) return { ok: false };
  if (account.length < 13 || account.length > 19) return { ok: true, account, warnings: ['length'] };
  return { ok: true, account, warnings: passesLuhn(account) ? [] : ['luhn'] };
}

/** Whether the last digit checks the others by the Luhn formula (ISO/IEC 7812-1 annex B). Digits only. */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits[digits.length - 1 - index]);
    const doubled = digit * 2;
    sum += index % 2 === 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
