import { isDate } from '../calendar.ts';
import { readIdNumber, upgradeIdNumber } from '../id-number.ts';
import { readAnyNumber } from '../person-number.ts';
import { foldWidth } from '../text.ts';

/** An identity number as read for comparing, also one that is not valid. */
export interface NumberFacts {
  /** As written, to tell the same number in another form. */
  written: string;
  /** 18 characters where it has 18 or 15, else what was written without marks. */
  text: string;
  isValid: boolean;
  /** From 15 digits: it has no check character of its own. */
  isUnchecked: boolean;
  /** With nothing but zeros behind the 15th digit. One such number in eleven is valid by chance. */
  isCut: boolean;
  /** From a valid number; from another one as far as the digits are a day. */
  birthOn: string | null;
  gender: '1' | '2' | null;
}

/** How two numbers agree. `near`: one swap or one wrong digit, but both could be right, as twins' numbers are. */
export type NumberRelation =
  | 'same'
  | 'same-other-form'
  | 'swapped'
  | 'one-off'
  | 'near-swapped'
  | 'near-one-off'
  | 'cut'
  | 'doubtful'
  | 'different';

const LONG = /^\d{17}[\dX]$/;
const OLD = /^\d{15}$/;
const NUMBER_LIKE = /^\d{14,19}X?$/;

/** Nobody alive was born before; a year such as 1592 is a slip. */
export const EARLIEST = '1880';

/** Reads a number, valid or not. Null when it is none: too short, or a filler such as 000000000000000000. */
export function readNumber(written: string): NumberFacts | null {
  const reading = readIdNumber(written);
  if (reading.ok) {
    const { idNumber: text, birthOn, notes } = reading;
    const isCut = text.endsWith('000');
    const isUnchecked = notes.includes('id-15');
    return { written, text, isValid: true, isUnchecked, isCut, birthOn, gender: isCut ? null : reading.gender };
  }
  const card = readAnyNumber(written);
  // An old foreigner's card says nothing but itself, and has no check that is known.
  if (card.ok)
    return { written, text: card.number, isValid: true, isUnchecked: true, isCut: false, birthOn: null, gender: null };
  const digits = foldWidth(written)
    .replace(/[^\dxX]/g, '')
    .toUpperCase();
  if (!NUMBER_LIKE.test(digits) || new Set(digits).size < 4) return null;
  const isOld = OLD.test(digits);
  const text = isOld ? upgradeIdNumber(digits) : digits;
  const isLong = LONG.test(text);
  // Also where a digit behind it is lost.
  const birthOn = `${text.slice(6, 10)}-${text.slice(10, 12)}-${text.slice(12, 14)}`;
  const isCut = isLong && text.endsWith('000');
  return {
    written,
    text,
    isValid: false,
    isUnchecked: isOld,
    isCut,
    birthOn: isDate(birthOn) && birthOn > EARLIEST ? birthOn : null,
    gender: isLong && !isCut ? (text.charCodeAt(16) % 2 === 1 ? '1' : '2') : null,
  };
}

/** How two numbers agree; the order does not matter. */
export function compareNumbers(a: NumberFacts, b: NumberFacts): NumberRelation {
  if (a.text === b.text && a.isValid) return a.written === b.written ? 'same' : 'same-other-form';
  // Excel keeps 15 digits and writes zeros for the rest: all of one birthday and area become the same then.
  if ((a.isCut || b.isCut) && a.text.slice(0, 15) === b.text.slice(0, 15)) return 'cut';
  if (a.text === b.text) return a.written === b.written ? 'same' : 'same-other-form';
  const slip = slipBetween(a.text, b.text);
  const slipBefore = slipBetween(a.text.slice(0, 17), b.text.slice(0, 17));
  if (slip === null && slipBefore === null) return a.isValid && b.isValid ? 'different' : 'doubtful';
  // The check character reveals every wrong digit and every swap. Where both numbers pass, or have none of their own,
  // the slip was made before the character was computed, or there is no slip and two people.
  const isProven = a.isUnchecked || b.isUnchecked ? !a.isValid || !b.isValid : slip !== null || !haveDays(a, b);
  const kind = slip ?? slipBefore ?? 'one-off';
  return isProven ? kind : `near-${kind}`;
}

function haveDays(a: NumberFacts, b: NumberFacts): boolean {
  return a.birthOn !== null && b.birthOn !== null;
}

/** Whether two numbers were given to people of one birthday and gender, in one prefecture (the first four digits). */
export function areOfOnePlaceAndDay(a: NumberFacts, b: NumberFacts): boolean {
  return a.gender === b.gender && a.birthOn === b.birthOn && a.text.slice(0, 4) === b.text.slice(0, 4);
}

/** The one slip that leads from one text to the other: two neighbours swapped, or one digit wrong, lost or added. */
export function slipBetween(a: string, b: string): 'swapped' | 'one-off' | null {
  if (a.length !== b.length) return isOneLonger(a, b) || isOneLonger(b, a) ? 'one-off' : null;
  let first = -1;
  let last = -1;
  for (let index = 0; index < a.length; index += 1) {
    if (a.charCodeAt(index) === b.charCodeAt(index)) continue;
    if (first < 0) first = index;
    else if (last >= 0 || index !== first + 1) return null;
    else last = index;
  }
  if (first < 0) return null;
  if (last < 0) return 'one-off';
  return a[first] === b[last] && a[last] === b[first] ? 'swapped' : null;
}

function isOneLonger(longer: string, shorter: string): boolean {
  if (longer.length !== shorter.length + 1) return false;
  let index = 0;
  while (index < shorter.length && longer[index] === shorter[index]) index += 1;
  return longer.slice(index + 1) === shorter.slice(index);
}
