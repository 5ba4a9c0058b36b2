import { foldWidth, hasFullWidth, withoutBlanks } from './text.ts';

/** Numbers of units: 统一社会信用代码 (GB 32100-2015), 组织机构代码 (GB 11714), old licence numbers; domain part G.3. */

export type UnitCodeKind = 'credit-code' | 'organisation-code' | 'licence-15';
export type CodeNote = 'full-width' | 'spaces' | 'lower-case';
export type CreditCodeNote = CodeNote | 'hyphen';

export type CreditCodeResult =
  | { ok: true; code: string; kind: UnitCodeKind; notes: CreditCodeNote[] }
  | { ok: false; problem: 'uscc-missing' | 'uscc-length' | 'uscc-checksum' }
  /** `characters`: each one that cannot stand where it stands, once, so that the message can name it. */
  | { ok: false; problem: 'uscc-character'; characters: string[] };

// Without I, O, S, V and Z, which are taken for 1, 0, 5, U and 2; the place in this text is the value.
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const;
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2] as const;

const DIGIT = /^\d$/;
const IN_ALPHABET = /^[0-9A-HJ-NPQRTUWXY]$/;
const DIGIT_OR_LETTER = /^[0-9A-Z]$/;
const DIGIT_OR_X = /^[0-9X]$/;
const BODY_17 = /^[0-9A-HJ-NPQRTUWXY]{17}$/;
const BODY_8 = /^[0-9A-Z]{8}$/;
// The certificate prints the check character after a hyphen: 70846113-6.
const WITH_HYPHEN = /^(.{8})[-‐‑–—−](.)$/u;

/**
 * Reads the number of a unit by its length: 18 characters 统一社会信用代码 (GB 32100-2015), 9 组织机构代码
 * (GB 11714), 15 digits the licence number of the time before (part G.3). Small letters, blanks, a leading apostrophe,
 * full width and the hyphen of 组织机构代码 are put right and noted. Letters are not replaced: an O that
 * should be 0 is for the clerk to see. Not judged: the registering authority, the area, and the last digit of a licence
 * number, for which the domain file gives no rule.
 */
export function readCreditCode(text: string): CreditCodeResult {
  const { code: tidied, notes } = tidyCode(text);
  const code = tidied.replace(WITH_HYPHEN, '$1$2');
  const places = Array.from(code);
  const kind = kindByLength(places.length);
  if (places.length === 0) return { ok: false, problem: 'uscc-missing' };
  if (kind === null) return { ok: false, problem: 'uscc-length' };
  const characters = places.filter((character, index) => !allowedAt(kind, index).test(character));
  if (characters.length > 0) return { ok: false, problem: 'uscc-character', characters: [...new Set(characters)] };
  if (!hasRightCheck(kind, code)) return { ok: false, problem: 'uscc-checksum' };
  return { ok: true, code, kind, notes: code === tidied ? notes : [...notes, 'hyphen'] };
}

/**
 * The 18th character for the first 17 (GB 32100-2015, part G.3: powers of 3, modulo 31). Throws RangeError on anything
 * but 17 characters of its alphabet.
 */
export function creditCodeCheckCharacter(body17: string): string {
  if (!BODY_17.test(body17)) throw new RangeError('the check character is computed from 17 characters');
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * ALPHABET.indexOf(body17.charAt(index)), 0);
  return ALPHABET.charAt((31 - (sum % 31)) % 31);
}

/**
 * The 9th character (0-9 or X) of 组织机构代码 for the first 8 (GB 11714, part G.3: modulo 11). Throws RangeError on anything
 * but 8 digits and capital letters.
 */
export function organisationCodeCheckCharacter(body8: string): string {
  if (!BODY_8.test(body8)) throw new RangeError('the check character is computed from 8 characters');
  const sum = ORGANISATION_WEIGHTS.reduce(
    (total, weight, index) => total + weight * Number.parseInt(body8.charAt(index), 36),
    0,
  );
  return '0X987654321'.charAt(sum % 11);
}

/**
 * A written number without blanks and leading apostrophe, half-width, in capitals, with notes of what was put right
 * (the same rules as for ID numbers, domain part G.1).
 */
export function tidyCode(text: string): { code: string; notes: CodeNote[] } {
  const folded = foldWidth(text);
  const joined = withoutBlanks(folded).replace(/^['‘’`]/, '');
  // Not toUpperCase alone, which would make two letters out of a German ß.
  const code = joined.replace(/[a-z]+/g, (letters) => letters.toUpperCase());
  const notes: CodeNote[] = [];
  if (hasFullWidth(text)) notes.push('full-width');
  if (joined.length !== folded.length) notes.push('spaces');
  if (code !== joined) notes.push('lower-case');
  return { code, notes };
}

function kindByLength(length: number): UnitCodeKind | null {
  if (length === 18) return 'credit-code';
  if (length === 9) return 'organisation-code';
  return length === 15 ? 'licence-15' : null;
}

function allowedAt(kind: UnitCodeKind, index: number): RegExp {
  if (kind === 'licence-15') return DIGIT;
  if (kind === 'organisation-code') return index === 8 ? DIGIT_OR_X : DIGIT_OR_LETTER;
  const isArea = index >= 2 && index <= 7;
  return isArea ? DIGIT : IN_ALPHABET;
}

function hasRightCheck(kind: UnitCodeKind, code: string): boolean {
  if (kind === 'licence-15') return true;
  if (kind === 'organisation-code') return organisationCodeCheckCharacter(code.slice(0, 8)) === code[8];
  return creditCodeCheckCharacter(code.slice(0, 17)) === code[17];
}
