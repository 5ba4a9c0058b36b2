import { isDate } from './calendar.ts';
import { foldWidth } from './text.ts';

/** 公民身份号码 (GB 11643-1999): 6 area, 8 birth, 3 serial (odd for men), 1 check by ISO 7064 MOD 11-2. */

export type IdNumberProblem = 'id-missing' | 'id-length' | 'id-checksum' | 'id-precision-lost';
export type IdNumberNote = 'id-15' | 'lower-x' | 'full-width' | 'spaces';
/** GB/T 2261.1: 1 男, 2 女. */
export type Gender = '1' | '2';

export interface IdNumberReading {
  ok: true;
  /** 18 characters, upper-case X. */
  idNumber: string;
  birthOn: string;
  gender: Gender;
  areaCode: string;
  notes: IdNumberNote[];
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECKS = '10X98765432';
// Serials kept for centenarians when the number had 15 digits (part G.1, unverified).
const CENTENARIANS = new Set(['996', '997', '998', '999']);

/** The check character of 17 digits. @throws RangeError on anything else */
export function idNumberCheckDigit(first17: string): string {
  if (!/^\d{17}$/.test(first17)) throw new RangeError('17 digits are needed');
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * (first17.charCodeAt(index) - 48), 0);
  return CHECKS.charAt(sum % 11);
}

/** A number of 15 digits in its form of 18 (GB 11643-1989 to -1999). @throws RangeError on anything else */
export function upgradeIdNumber(fifteen: string): string {
  if (!/^\d{15}$/.test(fifteen)) throw new RangeError('15 digits are needed');
  const century = CENTENARIANS.has(fifteen.slice(12)) ? '18' : '19';
  const body = fifteen.slice(0, 6) + century + fifteen.slice(6);
  return body + idNumberCheckDigit(body);
}

/** Reads a number as typed or as it stands in a roster; what was put right is listed in `notes`. */
export function readIdNumber(text: string): IdNumberReading | { ok: false; problem: IdNumberProblem } {
  const notes: IdNumberNote[] = [];
  let id = text.trim();
  const narrow = foldWidth(id);
  if (narrow !== id) notes.push('full-width');
  // A spreadsheet kept it as a number: only 15 digits of it are left.
  if (/^\d(\.\d+)?[eE]\+?\d+$/.test(narrow.trim())) return { ok: false, problem: 'id-precision-lost' };
  id = narrow.replace(/[\s\u00A0\u200B-\u200D\u2060\uFEFF'‘’`]+/g, '');
  if (id.length !== narrow.length && id !== '') notes.push('spaces');
  if (id === '') return { ok: false, problem: 'id-missing' };
  if (id.endsWith('x')) {
    id = `${id.slice(0, -1)}X`;
    notes.push('lower-x');
  }
  if (/^\d{15}$/.test(id)) {
    id = upgradeIdNumber(id);
    notes.push('id-15');
  } else if (!/^\d{17}[\dX]$/.test(id)) return { ok: false, problem: 'id-length' };
  const birthOn = `${id.slice(6, 10)}-${id.slice(10, 12)}-${id.slice(12, 14)}`;
  if (!isDate(birthOn) || idNumberCheckDigit(id.slice(0, 17)) !== id.charAt(17))
    return { ok: false, problem: 'id-checksum' };
  const gender: Gender = (id.charCodeAt(16) - 48) % 2 === 1 ? '1' : '2';
  return { ok: true, idNumber: id, birthOn, gender, areaCode: id.slice(0, 6), notes };
}
