import { type RecordKind, recordKindLetters } from '../records/kinds.ts';

/**
 * The archival code (档号) of a record: the nine digits of the street, the letters of the kind and the year, a serial of
 * five digits that grows beyond 99999: 350102005-TX2026-00001 (own scheme after the parts of DA/T 13: fonds, class and
 * year, file). It is given once and never changes, whatever happens to the community (domain part G.7).
 * Throws RangeError when a part is out of its range.
 */
export function recordNumber(input: { areaCode: string; kind: RecordKind; year: number; serial: number }): string {
  const { areaCode, kind, year, serial } = input;
  if (!/^\d{9}(?:\d{3})?$/.test(areaCode)) throw new RangeError('the area code has 12 digits');
  if (!Number.isInteger(year) || year < 1900 || year > 9999) throw new RangeError('the year has four digits');
  if (!Number.isSafeInteger(serial) || serial < 1) throw new RangeError('serials count from 1');
  return `${areaCode.slice(0, 9)}-${recordKindLetters[kind]}${year}-${String(serial).padStart(5, '0')}`;
}
