import { readPhone } from './phone.ts';
import { foldWidth, unifyDots } from './text.ts';
import { foldVariants } from './variants.ts';

/** What a clerk types into the search box, and the forms under which texts are found. What is stored stays as written. */

export interface SearchQuery {
  /** As typed, trimmed: half-width, NFC, single blanks, one kind of middle dot. Case and variants stay, for stored text is as written too. */
  text: string;
  /** Part of an ID number (a final X upper-case) or of a phone number (0591-87654321), when it is nothing else. */
  digits: string | null;
  /** Pinyin or initials: lower-case letters only, ü as v, when it is nothing else. */
  latin: string | null;
  /** The text, when it holds a Chinese character. */
  han: string | null;
}

const HAN = /\p{Script=Han}/u;
const LATIN = /^[a-z]+$/;
const DIGITS = /^\d(?:[\d-]*[\dxX-])?$/;
const TONE_MARKS = /[\u0300-\u0304\u0306-\u0307\u030c]/g;

/** Sorts what was typed into the kinds of search it can mean. Nothing typed gives an empty text and three nulls. */
export function readQuery(text: string): SearchQuery {
  const tidied = unifyDots(foldWidth(text).normalize('NFC').trim().replace(/\s+/g, ' '));
  return { text: tidied, digits: readDigits(tidied), latin: readLatin(tidied), han: HAN.test(tidied) ? tidied : null };
}

/** Folds width, case, compatibility forms and variant characters (戶 户), for comparing only. */
export function foldForSearch(text: string): string {
  return foldVariants(text.normalize('NFKC')).toLowerCase().trim().replace(/\s+/g, ' ');
}

function readDigits(text: string): string | null {
  const joined = text.replaceAll(' ', '');
  if (!DIGITS.test(joined)) return null;
  const landline = joined.startsWith('0') ? readPhone(joined) : null;
  return landline?.ok ? landline.phone : joined.toUpperCase();
}

function readLatin(text: string): string | null {
  const plain = text
    .toLowerCase()
    .normalize('NFD')
    .replace(TONE_MARKS, '')
    .replace(/u(?:\u0308|:)/g, 'v')
    .replace(/[\s'’]/g, '');
  return LATIN.test(plain) ? plain : null;
}
