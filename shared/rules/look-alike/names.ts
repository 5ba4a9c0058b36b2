import { areSimilarInShape } from '../similar-characters.ts';
import type { Facts, NameFacts } from './facts.ts';

/** How two names agree, the closest first. */
export type NameKind =
  | 'same'
  | 'variant'
  | 'same-sound'
  | 'similar-shape'
  | 'similar-sound'
  | 'character-missing'
  | 'one-character-off'
  | 'same-surname'
  | 'different';

export interface NameRelation {
  kind: NameKind;
  /** Whether a former name of one of the two had to be used. */
  isFormer: boolean;
  /** Characters of the shorter name: the more, the rarer the name. */
  length: number;
}

const CLOSEST_FIRST: readonly NameKind[] = [
  'same',
  'variant',
  'same-sound',
  'similar-shape',
  'similar-sound',
  'character-missing',
  'one-character-off',
  'same-surname',
  'different',
];

/** How the names of two people agree; former names are used where they agree more closely than the present ones. */
export function compareNames(a: Facts, b: Facts): NameRelation {
  const now = {
    kind: kindOf(a.name, b.name, a.readings, b.readings),
    isFormer: false,
    length: shorter(a.name, b.name),
  };
  if (rank(now.kind) <= 1 || (a.formerNames.length === 0 && b.formerNames.length === 0)) return now;
  let closest: NameRelation = now;
  for (const left of [a.name, ...a.formerNames])
    for (const right of [b.name, ...b.formerNames]) {
      const kind = kindOf(left, right, [], []);
      const length = shorter(left, right);
      // A former name that hardly agrees explains nothing.
      if (rank(kind) > rank('character-missing')) continue;
      const isCloser = rank(kind) < rank(closest.kind);
      // Of two that agree alike the longer counts, so that the order of the two people does not matter.
      const isLonger = closest.isFormer && kind === closest.kind && length > closest.length;
      if (isCloser || isLonger) closest = { kind, isFormer: true, length };
    }
  return closest;
}

/** Pinyin without what speakers of southern dialects do not tell apart: zh z, ch c, sh s, ng n, l n. */
export function foldSound(reading: string): string {
  let folded = '';
  for (let index = 0; index < reading.length; index += 1) {
    const letter = reading[index] as string;
    const before = reading[index - 1];
    if (letter === 'h' && (before === 'z' || before === 'c' || before === 's')) continue;
    if (letter === 'g' && before === 'n' && isSyllableEnd(reading, index)) continue;
    folded += letter === 'l' ? 'n' : letter;
  }
  return folded;
}

/** Whether the g behind an n closes a syllable: a vowel behind it would take it for its own (lin'gang). */
function isSyllableEnd(reading: string, index: number): boolean {
  return !'aeiouv'.includes(reading[index + 1] ?? '-');
}

function rank(kind: NameKind): number {
  return CLOSEST_FIRST.indexOf(kind);
}

function shorter(a: NameFacts, b: NameFacts): number {
  return Math.min(a.characters.length, b.characters.length);
}

function kindOf(a: NameFacts, b: NameFacts, heardA: readonly string[], heardB: readonly string[]): NameKind {
  if (a.plain === '' || b.plain === '') return 'different';
  if (a.plain === b.plain) return 'same';
  const left = a.characters;
  const right = b.characters;
  if (left.length !== right.length) return kindOfLengths(left, right);
  let differing = 0;
  let similar = 0;
  for (let index = 0; index < left.length; index += 1) {
    const one = left[index] as string;
    const other = right[index] as string;
    if (one === other) continue;
    differing += 1;
    if (areSimilarInShape(one, other)) similar += 1;
  }
  if (differing === 0) return 'variant';
  if (heardA.some((reading) => heardB.includes(reading))) return 'same-sound';
  // Where every character differs, nothing is left of the name.
  if (differing < left.length) {
    if (similar === differing) return 'similar-shape';
    if (isAlikeInSound(heardA, heardB)) return 'similar-sound';
  }
  return kindOfRest(left, right, differing);
}

function isAlikeInSound(heardA: readonly string[], heardB: readonly string[]): boolean {
  if (heardA.length === 0 || heardB.length === 0) return false;
  const folded = heardA.map(foldSound);
  return heardB.some((reading) => folded.includes(foldSound(reading)));
}

function kindOfRest(left: readonly string[], right: readonly string[], differing: number): NameKind {
  // Of two characters the surname alone would be left.
  if (differing === 1 && left.length > 2) return 'one-character-off';
  return left[0] === right[0] ? 'same-surname' : 'different';
}

function kindOfLengths(left: readonly string[], right: readonly string[]): NameKind {
  const [long, short] = left.length > right.length ? [left, right] : [right, left];
  const isSameSurname = long[0] === short[0];
  const otherwise = isSameSurname ? 'same-surname' : 'different';
  // A first character more is a husband's surname (陈林秀英); of short names too little would be left.
  if (long.length !== short.length + 1 || short.length < (isSameSurname ? 2 : 3)) return otherwise;
  let index = 0;
  while (index < short.length && long[index] === short[index]) index += 1;
  while (index < short.length && long[index + 1] === short[index]) index += 1;
  return index === short.length ? 'character-missing' : otherwise;
}
