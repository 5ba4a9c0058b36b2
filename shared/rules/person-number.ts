import { type CodeNote, tidyCode } from './credit-code.ts';
import { type Gender, type IdNumberNote, type IdNumberProblem, readIdNumber } from './id-number.ts';

/** The numbers a person is known by: citizens (GB 11643), residents from 港澳台, foreigners; domain parts G.1 and G.2. */

/** Closed list, in the order of the form. */
export const PERSON_NUMBER_KINDS = [
  { kind: 'citizen', label: '公民身份号码' },
  { kind: 'hmt', label: '港澳台居民居住证' },
  { kind: 'foreigner', label: '外国人永久居留身份证' },
  { kind: 'none', label: '暂无证件号码' },
] as const;

export type PersonNumberKind = (typeof PERSON_NUMBER_KINDS)[number]['kind'];

export type PersonNumberResult =
  | {
      ok: true;
      /** As it is kept: 18 characters, or 15 of an old foreigner's card; empty for `none`. */
      number: string;
      birthOn: string | null;
      gender: Gender | null;
      notes: (IdNumberNote | CodeNote)[];
    }
  | { ok: false; problem: IdNumberProblem | 'number-unexpected' }
  /** A good number of another kind: `kind` says which. */
  | { ok: false; problem: 'number-other-kind'; kind: PersonNumberKind };

const OLD_FOREIGNER_CARD = /^[A-Z]{3}\d{12}$/;
const FROM_HMT = /^8[123]0000/;
const NOTHING = /^(?:暂?无(?:证件号码|证件|号码)?|[-—–/]*)$/;

/**
 * Reads a number as one of the kind that was chosen. Citizens, residents from 港澳台 (810000, 820000, 830000) and holders
 * of the foreigner's card of 2023 (9 in front) share the check of GB 11643 (parts G.1, G.2), so birthday and gender are
 * read from all three; only citizens ever had 15 digits. The old foreigner's card, 3 letters and 12 digits, has a check
 * digit by a rule the domain file does not know: it is taken as written, and says neither birthday nor gender.
 *
 * `number-other-kind`: the number is good, but of another kind. `number-unexpected`: 暂无证件号码 was chosen, and there is one.
 */
export function readPersonNumber(kind: PersonNumberKind, text: string): PersonNumberResult {
  const { code, notes } = tidyCode(text);
  if (kind === 'none') return readNothing(code);
  if (OLD_FOREIGNER_CARD.test(code)) {
    if (kind !== 'foreigner') return { ok: false, problem: 'number-other-kind', kind: 'foreigner' };
    return { ok: true, number: code, birthOn: null, gender: null, notes };
  }
  const reading = readIdNumber(text);
  if (!reading.ok) return reading;
  const found = kindByBeginning(reading.idNumber);
  if (found !== 'citizen' && reading.notes.includes('id-15')) return { ok: false, problem: 'id-length' };
  if (found !== kind) return { ok: false, problem: 'number-other-kind', kind: found };
  return {
    ok: true,
    number: reading.idNumber,
    birthOn: reading.birthOn,
    gender: reading.gender,
    notes: reading.notes,
  };
}

/**
 * The kind a number looks like (parts G.1, G.2), also when its check is wrong, so that the form can choose before the
 * clerk does. null when it looks like none of them, a passport for example.
 */
export function kindOfNumber(text: string): PersonNumberKind | null {
  const { code } = tidyCode(text);
  if (NOTHING.test(code)) return 'none';
  if (OLD_FOREIGNER_CARD.test(code)) return 'foreigner';
  if (/^\d{17}[\dX]$/.test(code)) return kindByBeginning(code);
  return /^\d{15}$/.test(code) && kindByBeginning(code) === 'citizen' ? 'citizen' : null;
}

function readNothing(code: string): PersonNumberResult {
  if (!NOTHING.test(code)) return { ok: false, problem: 'number-unexpected' };
  return { ok: true, number: '', birthOn: null, gender: null, notes: [] };
}

function kindByBeginning(digits: string): 'citizen' | 'hmt' | 'foreigner' {
  if (digits.startsWith('9')) return 'foreigner';
  return FROM_HMT.test(digits) ? 'hmt' : 'citizen';
}
