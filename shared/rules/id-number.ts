import { isDate } from './calendar.ts';
import { foldWidth, hasFullWidth, withoutBlanks } from './text.ts';

/** Citizen identity numbers: GB 11643 (structure, check character), domain part G.1. */

export type IdNumberProblem = 'id-missing' | 'id-length' | 'id-checksum' | 'id-precision-lost';
export type IdNumberNote = 'id-15' | 'lower-x' | 'full-width' | 'spaces';
/** GB/T 2261.1: 1 男, 2 女. */
export type Gender = '1' | '2';

export interface IdNumberReading {
  ok: true;
  /** 18 characters, the check character an upper-case X where it is 10. */
  idNumber: string;
  birthOn: string;
  gender: Gender;
  /** The first six digits: the county where the number was given (GB/T 2260 of that day). */
  areaCode: string;
  /** What was put right, in the order it was found. */
  notes: IdNumberNote[];
}

export type IdNumberResult = IdNumberReading | { ok: false; problem: IdNumberProblem };

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECK_CHARACTERS = '10X98765432';
const WHOLE = /^\d{17}[\dX]$/;
const ZERO = 48;
// 3.50102E+17, or a floating-point number written out: digits after the 15th are gone.
const SPOILT_BY_EXCEL = /^\d+(?:\.\d+)?[eE]\+?\d+$|^\d{16,}\.\d+$/;

/**
 * Reads a number of 18 or, upgraded, of 15 digits. Blanks (also a leading apostrophe, with which Excel users keep
 * text as text), full-width digits and a lower-case x are put right and noted. A birth date that is none counts as
 * `id-checksum`; letters and other lengths as `id-length`. The area code is not judged: abolished codes stay valid.
 */
export function readIdNumber(text: string): IdNumberResult {
  const notes: IdNumberNote[] = [];
  const written = WHOLE.test(text) ? text : tidy(text, notes);
  if (written === '') return { ok: false, problem: 'id-missing' };
  if (SPOILT_BY_EXCEL.test(written)) return { ok: false, problem: 'id-precision-lost' };
  const idNumber = inEighteen(written, notes);
  if (idNumber === null) return { ok: false, problem: 'id-length' };
  const birthOn = `${idNumber.slice(6, 10)}-${idNumber.slice(10, 12)}-${idNumber.slice(12, 14)}`;
  if (checkCharacter(idNumber) !== idNumber[17] || !isBirthDate(birthOn)) return { ok: false, problem: 'id-checksum' };
  const isMale = idNumber.charCodeAt(16) % 2 === 1;
  return { ok: true, idNumber, birthOn, gender: isMale ? '1' : '2', areaCode: idNumber.slice(0, 6), notes };
}

/** As `readIdNumber`, for a cell: a spreadsheet number keeps 15 digits, so a longer one has lost its end. */
export function readIdNumberCell(cell: string | number): IdNumberResult {
  if (typeof cell === 'string') return readIdNumber(cell);
  if (Math.abs(cell) > 999_999_999_999_999) return { ok: false, problem: 'id-precision-lost' };
  return readIdNumber(String(cell));
}

/**
 * The 18-character form of a 15-digit number: the century and the check character are added. Serials 996 to 999 were
 * kept for people born before 1900 (unverified, domain part G.1). Throws RangeError on anything but 15 digits.
 */
export function upgradeIdNumber(fifteen: string): string {
  if (!/^\d{15}$/.test(fifteen)) throw new RangeError('an old ID number has 15 digits');
  const century = Number(fifteen.slice(12)) >= 996 ? '18' : '19';
  const first17 = fifteen.slice(0, 6) + century + fifteen.slice(6);
  return first17 + checkCharacter(first17);
}

/** The check character (0-9 or X) of the first 17 digits, ISO 7064 MOD 11-2. Throws RangeError on anything else. */
export function idNumberCheckDigit(first17: string): string {
  if (!/^\d{17}$/.test(first17)) throw new RangeError('the check character is computed from 17 digits');
  return checkCharacter(first17);
}

function checkCharacter(digits: string): string {
  let sum = 0;
  for (let index = 0; index < 17; index += 1) sum += (digits.charCodeAt(index) - ZERO) * (WEIGHTS[index] as number);
  return CHECK_CHARACTERS[sum % 11] as string;
}

function tidy(text: string, notes: IdNumberNote[]): string {
  const folded = foldWidth(text);
  if (hasFullWidth(text)) notes.push('full-width');
  const joined = withoutBlanks(folded).replace(/^['‘’`]/, '');
  if (joined.length !== folded.length) notes.push('spaces');
  if (!joined.endsWith('x')) return joined;
  notes.push('lower-x');
  return `${joined.slice(0, -1)}X`;
}

function inEighteen(written: string, notes: IdNumberNote[]): string | null {
  if (WHOLE.test(written)) return written;
  if (!/^\d{15}$/.test(written)) return null;
  notes.push('id-15');
  return upgradeIdNumber(written);
}

function isBirthDate(date: string): boolean {
  return date >= '1800' && date < '2100' && isDate(date);
}
