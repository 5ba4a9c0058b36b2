import { foldWidth } from './text.ts';

/** Luhn's check of card numbers (ISO/IEC 7812-1 annex B). Passbooks and some 社保卡 accounts do not follow it. */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = digits.charCodeAt(digits.length - 1 - index) - 48;
    const value = index % 2 === 1 ? digit * 2 : digit;
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0;
}

export type AccountWarning = 'luhn' | 'length';

/** A bank account: digits only, stored as text. A failed Luhn check and an odd length are warnings, never refusals. */
export function readAccount(text: string): { ok: true; account: string; warnings: AccountWarning[] } | { ok: false } {
  const account = foldWidth(text).replace(/[\s\u00A0\u200B-\u200D\uFEFF'-]+/g, '');
  if (!/^\d{8,32}$/.test(account)) return { ok: false };
  const isCard = account.length >= 13 && account.length <= 19;
  const warnings: AccountWarning[] = [];
  if (!isCard) warnings.push('length');
  else if (!passesLuhn(account)) warnings.push('luhn');
  return { ok: true, account, warnings };
}
