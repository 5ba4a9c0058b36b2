import type { RecordKind } from '../records/kinds.ts';

const LETTERS: Record<RecordKind, string> = { retiree: 'TX' };
const SERIAL_DIGITS = 5;

/**
 * The 档号 of a record: street code, kind and year, serial (350102005-TX2026-00001). One code, one object; room for
 * growth; once given it is never changed (DA/T 13-2022).
 */
export function recordNumber(input: { areaCode: string; kind: RecordKind; year: number; serial: number }): string {
  return recordPrefix(input) + String(input.serial).padStart(SERIAL_DIGITS, '0');
}

/** What all numbers of a kind and year begin with: the key of their series. */
export function recordPrefix(input: { areaCode: string; kind: RecordKind; year: number }): string {
  return `${input.areaCode.slice(0, 9)}-${LETTERS[input.kind]}${input.year}-`;
}
