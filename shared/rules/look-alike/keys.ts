import { type Likeness, type NameFacts, readFacts } from './facts.ts';
import type { NumberFacts } from './numbers.ts';

/**
 * The few strings under which a person is filed, so that a new one is compared with those alone that share a string.
 * Each key leaves out one part in which a mistake can be, and what remains is still rare:
 *
 * - `n` the first 17 digits: one number in any form, or a wrong check character.
 * - `m` month, day and serial: a mistake in the area or the year.
 * - `y` area, year and serial: a mistake in month or day.
 * - `d` area, decade, parts of month, day and serial, with the first letter: digits swapped where the year meets the
 *   month or the day meets the serial. (A mistake in the serial leaves the birthday, see `b`.)
 * - `b` birthday, month and day in order of size, with the first letter of the surname: names written otherwise.
 * - `c` birthday with the last character: former names, and a surname that was misread.
 * - `p` phone with the first letter of the surname: families mostly share both, but a couple does not.
 */
export function lookAlikeKeys(person: Likeness): string[] {
  const facts = readFacts(person);
  const letters = firstLetters(facts.readings, facts.name);
  const keys = new Set<string>();
  for (const number of [facts.number, ...facts.formerNumbers]) if (number) addNumberKeys(keys, number, letters);
  for (const birth of facts.births) {
    const day = birthInAnyOrder(birth);
    for (const letter of letters) keys.add(`b${day}${letter}`);
    for (const name of [facts.name, ...facts.formerNames]) keys.add(`c${day}${name.characters.at(-1) ?? ''}`);
  }
  if (facts.phone !== null) for (const letter of letters) keys.add(`p${facts.phone}${letter}`);
  return Array.from(keys);
}

function addNumberKeys(keys: Set<string>, { text, isCut, isValid }: NumberFacts, letters: readonly string[]): void {
  // Of a number that lost its end all that remains is the birthday; its zeros would file a whole area together.
  if (isCut && !isValid) return;
  keys.add(`n${text.slice(0, 17)}`);
  // From the end, so that it holds where a digit before it is lost.
  keys.add(`m${text.slice(-8, -1)}`);
  if (text.length !== 18) return;
  keys.add(`y${text.slice(0, 10)}${text.slice(14, 17)}`);
  for (const letter of letters) keys.add(`d${text.slice(0, 9)}${text.slice(11, 13)}${text.slice(15, 17)}${letter}`);
}

/** More than one where the surname is read in two ways (单 shan, dan); the character itself where no reading is known. */
function firstLetters(readings: readonly string[], name: NameFacts): readonly string[] {
  if (readings.length === 0) return [name.characters[0] ?? ''];
  return Array.from(new Set(readings.map((reading) => reading.slice(0, 1)))).slice(0, 2);
}

/** 1952-04-03 and 1952-03-04 are filed together. */
function birthInAnyOrder(birth: string): string {
  const [month, day] = [birth.slice(5, 7), birth.slice(8)];
  return birth.slice(0, 4) + (month < day ? month + day : day + month);
}
