import { pinyin } from 'pinyin-pro';
import { namePieces } from '#shared/rules/reading.ts';
import { rareReadings } from '../characters/han-readings.ts';
import { compoundSurnames, surnameReadings } from './surnames.ts';

export interface NameReading {
  /** Syllables without tones, joined: zhangwei; ü is v, as input methods have it. */
  full: string;
  /** The first letter of each syllable: zw. */
  initials: string;
}

/** A name that could be read in more ways keeps the likeliest of them. */
const READING_LIMIT = 12;
const OPTIONS = { toneType: 'none', type: 'array', v: true } as const;
const SYLLABLE = /^[a-z]+$/;

const ordinary = new Map<string, readonly string[]>();

/**
 * Every plausible reading of a name, the likeliest first: the readings as a surname, then the ordinary ones of each
 * character (单 shan, dan; 乐 yue, le). Latin words stand for themselves. Characters that neither pinyin-pro nor Unihan
 * knows are left out; a name of such characters only has no reading.
 * @param typed the reading a clerk gave (`zhang wei`, shared/rules/reading): it goes before all others
 */
export function nameReadings(name: string, typed: string | null = null): NameReading[] {
  const known = choicesOf(name).filter((readings) => readings.length > 0);
  const found = known.length === 0 ? [] : likeliest(known);
  const readings = (typed === null ? found : [typed.split(' '), ...found]).map((syllables) => ({
    full: syllables.join(''),
    initials: syllables.map((syllable) => syllable[0]).join(''),
  }));
  return readings.filter((reading, index) => readings.findIndex((other) => other.full === reading.full) === index);
}

/** A name piece by piece with the likeliest reading of each; null where the tables know none. */
export function spellName(name: string): { piece: string; reading: string | null }[] {
  const choices = choicesOf(name);
  return namePieces(name).map((piece, index) => ({ piece, reading: choices[index]?.[0] ?? null }));
}

/** Readings of one character without tones, the usual one first. */
export function characterReadings(character: string): readonly string[] {
  return readingsOf(character);
}

function choicesOf(name: string): (readonly string[])[] {
  const pieces = namePieces(name);
  const choices = pieces.map((piece) => readingsOf(piece));
  putContextFirst(pieces, choices);
  putSurnameFirst(pieces, choices);
  return choices;
}

function readingsOf(piece: string): readonly string[] {
  const known = ordinary.get(piece);
  if (known) return known;
  if (!/\p{Script=Han}/u.test(piece)) {
    const word = piece
      .normalize('NFD')
      .toLowerCase()
      .replace(/[^a-z]/g, '');
    return word === '' ? [] : [word];
  }
  const common = Array.from(new Set(pinyin(piece, { ...OPTIONS, multiple: true }))).filter((text) =>
    SYLLABLE.test(text),
  );
  const readings = common.length > 0 ? common : rareReadings(piece);
  ordinary.set(piece, readings);
  return readings;
}

/** A word of two characters can settle a reading (重庆, 长春); only then is the library asked again. */
function putContextFirst(pieces: readonly string[], choices: (readonly string[])[]): void {
  if (choices.every((readings) => readings.length < 2)) return;
  const inContext = pinyin(pieces.slice(1).join(''), OPTIONS);
  // Latin words come back letter by letter; then places no longer match and the ordinary order stands.
  if (inContext.length !== pieces.length - 1) return;
  inContext.forEach((reading, index) => {
    const readings = choices[index + 1];
    if (readings && readings.length > 1 && SYLLABLE.test(reading)) choices[index + 1] = withFirst([reading], readings);
  });
}

function putSurnameFirst(pieces: readonly string[], choices: (readonly string[])[]): void {
  const compound = compoundSurnames.find(([characters]) => pieces.join('').startsWith(characters));
  const surname = compound ? compound[1].map((reading) => [reading]) : [surnameReadings.get(pieces[0] ?? '') ?? []];
  surname.forEach((readings, index) => {
    if (choices[index] && readings.length > 0) choices[index] = withFirst(readings, choices[index]);
  });
  // 单于明 may be 单于 or 单: the readings of the single surname follow.
  const single = surnameReadings.get(pieces[0] ?? '');
  if (compound && choices[0] && single)
    choices[0] = Array.from(new Set([...choices[0].slice(0, 1), ...single, ...choices[0]]));
}

function withFirst(first: readonly string[], others: readonly string[]): string[] {
  return Array.from(new Set([...first, ...others]));
}

/** Combinations with the smallest sum of ranks first. */
function likeliest(choices: readonly (readonly string[])[]): string[][] {
  const found: string[][] = [];
  const worst = choices.reduce((sum, readings) => sum + readings.length - 1, 0);
  for (let rank = 0; rank <= worst && found.length < READING_LIMIT; rank += 1) collect(choices, rank, [], found);
  return found;
}

function collect(choices: readonly (readonly string[])[], rank: number, begun: string[], found: string[][]): void {
  const readings = choices[begun.length];
  if (!readings) {
    if (rank === 0 && found.length < READING_LIMIT) found.push(begun);
    return;
  }
  for (let index = 0; index < readings.length && index <= rank; index += 1) {
    if (found.length >= READING_LIMIT) return;
    collect(choices, rank - index, [...begun, readings[index] as string], found);
  }
}
