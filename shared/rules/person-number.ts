import { type CodeNote, tidyCode } from './credit-code.ts';
import { type Gender, type IdNumberNote, type IdNumberProblem, readIdNumber, readIdNumberCell } from './id-number.ts';

/** The numbers a person is known by: citizens (GB 11643), residents from 港澳台, foreigners; domain parts G.1 and G.2. */

/** Closed list, in the order of the form. */
export const PERSON_NUMBER_KINDS = [
  { kind: 'citizen', label: '公民身份号码' },
  { kind: 'hmt', label: '港澳台居民居住证' },
  { kind: 'foreigner', label: '外国人永久居留身份证' },
  { kind: 'none', label: '暂无号码' },
] as const;

export type PersonNumberKind = (typeof PERSON_NUMBER_KINDS)[number]['kind'];
/** The kinds that have a number. */
export type HeldNumberKind = Exclude<PersonNumberKind, 'none'>;

export interface PersonNumberReading {
  ok: true;
  kind: HeldNumberKind;
  /** As it is kept: 18 characters, or 15 of an old foreigner's card. */
  number: string;
  /** What the number says; null where it says nothing. */
  birthOn: string | null;
  gender: Gender | null;
  notes: (IdNumberNote | CodeNote)[];
}

export type AnyNumberResult = PersonNumberReading | { ok: false; problem: IdNumberProblem };

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
 * `number-other-kind`: the number is good, but of another kind. `number-unexpected`: 暂无号码 was chosen, and there is one.
 */
export function readPersonNumber(kind: PersonNumberKind, text: string): PersonNumberResult {
  if (kind === 'none') return readNothing(tidyCode(text).code);
  const reading = readAnyNumber(text);
  if (!reading.ok) return reading;
  if (reading.kind !== kind) return { ok: false, problem: 'number-other-kind', kind: reading.kind };
  const { kind: _kind, ...rest } = reading;
  return rest;
}

/**
 * Reads a number of whatever kind it is: its beginning tells (parts G.1, G.2). The checks are those of
 * `readPersonNumber`; what is of no kind, a passport for example, is `id-length`.
 */
export function readAnyNumber(text: string): AnyNumberResult {
  const { code, notes } = tidyCode(text);
  if (OLD_FOREIGNER_CARD.test(code))
    return { ok: true, kind: 'foreigner', number: code, birthOn: null, gender: null, notes };
  const reading = readIdNumber(text);
  if (!reading.ok) return reading;
  const kind = kindByBeginning(reading.idNumber);
  if (kind !== 'citizen' && reading.notes.includes('id-15')) return { ok: false, problem: 'id-length' };
  const { idNumber: number, birthOn, gender } = reading;
  return { ok: true, kind, number, birthOn, gender, notes: reading.notes };
}

/** As `readAnyNumber`, for a cell: a spreadsheet number keeps 15 digits, so a longer one has lost its end. */
export function readAnyNumberCell(cell: string | number): AnyNumberResult {
  if (typeof cell === 'string') return readAnyNumber(cell);
  const reading = readIdNumberCell(cell);
  return reading.ok ? readAnyNumber(String(cell)) : reading;
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

function kindByBeginning(digits: string): HeldNumberKind {
  if (digits.startsWith('9')) return 'foreigner';
  return FROM_HMT.test(digits) ? 'hmt' : 'citizen';
}
