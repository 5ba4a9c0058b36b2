import { isDate } from '../calendar.ts';
import { readPhone } from '../phone.ts';
import { foldForSearch } from '../search-text.ts';
import { foldOtherForms } from '../similar-characters.ts';
import { foldWidth, withoutBlanks } from '../text.ts';
import { foldVariants } from '../variants.ts';
import { EARLIEST, type NumberFacts, readNumber } from './numbers.ts';

/** What is known of a person when two are compared. Everything may be as it was written: it is read here. */
export interface Likeness {
  name: string;
  formerNames: readonly string[];
  idNumber: string | null;
  formerNumbers: readonly string[];
  birthOn: string | null;
  gender: string | null;
  mobile: string | null;
  /** Full pinyin of the name without blanks, one or several. */
  readings: readonly string[];
}

export interface NameFacts {
  /** Without blanks, dots, widths and cases: what counts as the same writing. */
  plain: string;
  /** As `plain`, variant characters replaced by the common ones, one entry a character. */
  characters: readonly string[];
}

/** A person as read for comparing. */
export interface Facts {
  name: NameFacts;
  formerNames: readonly NameFacts[];
  number: NumberFacts | null;
  formerNumbers: readonly NumberFacts[];
  /** The birthday written down and the one in the number, when they differ. */
  births: readonly string[];
  gender: '1' | '2' | null;
  phone: string | null;
  readings: readonly string[];
}

const COMMON_CHARACTERS = /^[\u4e00-\u9fa5]*$/;
const DOTS_AND_MARKS = /[·•・･‧∙⋅．.\-'’]/g;
const MOBILE = /^1[3-9]\d{9}$/;

/** Reads a person for comparing. Never throws: what cannot be read counts as unknown. */
export function readFacts(person: Likeness): Facts {
  const number = person.idNumber === null ? null : readNumber(person.idNumber);
  return {
    name: readNameFacts(person.name),
    formerNames: person.formerNames.length === 0 ? [] : person.formerNames.map(readNameFacts).filter(isNamed),
    number,
    formerNumbers: person.formerNumbers.length === 0 ? [] : person.formerNumbers.map(readNumber).filter(isRead),
    births: birthsOf(person.birthOn, number),
    gender: person.gender === '1' || person.gender === '2' ? person.gender : (number?.gender ?? null),
    phone: person.mobile === null ? null : phoneOf(person.mobile),
    readings: person.readings,
  };
}

function readNameFacts(name: string): NameFacts {
  // Nearly all names are of these characters, and then there is nothing to fold but variants.
  if (COMMON_CHARACTERS.test(name)) return { plain: name, characters: foldOtherForms(foldVariants(name)).split('') };
  const plain = plainName(name);
  return { plain, characters: Array.from(foldOtherForms(foldForSearch(plain))) };
}

function plainName(name: string): string {
  return withoutBlanks(foldWidth(name)).normalize('NFC').replace(DOTS_AND_MARKS, '').toLowerCase();
}

function isNamed(name: NameFacts): boolean {
  return name.plain !== '';
}

function isRead(number: NumberFacts | null): number is NumberFacts {
  return number !== null;
}

function birthsOf(written: string | null, number: NumberFacts | null): string[] {
  const inNumber = number?.birthOn ?? null;
  const births = inNumber === null ? [] : [inNumber];
  // Mostly they are the same, and the one in the number has been checked.
  if (written !== null && written !== inNumber && written > EARLIEST && isDate(written)) births.push(written);
  return births;
}

/** 13800000000 and its like are typed where a form wants some number: they say nothing of a person. */
function phoneOf(written: string): string | null {
  if (MOBILE.test(written)) return isFiller(written) ? null : written;
  const reading = readPhone(written);
  return reading.ok && !isFiller(reading.phone) ? reading.phone : null;
}

function isFiller(phone: string): boolean {
  return /(\d)\1{6}/.test(phone);
}
