import { type BirthRelation, compareBirths } from './look-alike/births.ts';
import { type Facts, type Likeness, readFacts } from './look-alike/facts.ts';
import { compareNames, type NameRelation } from './look-alike/names.ts';
import { areOfOnePlaceAndDay, compareNumbers, type NumberFacts, type NumberRelation } from './look-alike/numbers.ts';
import { bits, type LikenessReason, nameBits, nameReasons } from './look-alike/weights.ts';

/**
 * Whether two entries could be one person who was written down twice. Each agreement and disagreement is a reason with
 * a weight (look-alike/weights.ts); the weights are added up, and the sum is bent into 0 to 1. Nothing is decided here:
 * a clerk is shown both.
 */

export { lookAlikeKeys } from './look-alike/keys.ts';
export type { Likeness, LikenessReason };

export interface LikenessVerdict {
  /** 0 to 1; 0.5 where what speaks for one person and for two weighs the same. */
  score: number;
  /** In the order number, name, birthday, gender, phone. */
  reasons: readonly LikenessReason[];
  isLikely: boolean;
}

/** The score from which two people are shown to the clerk. */
export const LIKELY = 0.5;

interface Tally {
  sum: number;
  reasons: LikenessReason[];
}

/** Compares two people. Symmetric; never throws, whatever was written. */
export function likeness(a: Likeness, b: Likeness): LikenessVerdict {
  return compareFacts(readFacts(a), readFacts(b));
}

/** As `likeness`, for one person and many others: the one is read only once. */
export function likenessTo(person: Likeness): (other: Likeness) => LikenessVerdict {
  const facts = readFacts(person);
  return (other) => compareFacts(facts, readFacts(other));
}

function compareFacts(a: Facts, b: Facts): LikenessVerdict {
  const tally: Tally = { sum: bits.start, reasons: [] };
  const name = compareNames(a, b);
  const birth = compareBirths(a.births, b.births);
  const hasSlip = weighNumbers(tally, a, b, name, birth);
  weighNames(tally, name);
  weighBirths(tally, birth, hasSlip);
  if (a.gender !== null && b.gender !== null && a.gender !== b.gender)
    add(tally, 'different-gender', bits.differentGender);
  if (a.phone !== null && b.phone !== null)
    if (a.phone === b.phone) add(tally, 'same-phone', bits.samePhone);
    else add(tally, 'different-phone', bits.differentPhone);
  const score = 1 / (1 + 2 ** (-tally.sum / bits.perStep));
  return { score, reasons: tally.reasons, isLikely: score >= LIKELY };
}

function add(tally: Tally, reason: LikenessReason, weight: number): void {
  tally.reasons.push(reason);
  tally.sum += weight;
}

/** Answers whether the numbers are one slip apart. */
function weighNumbers(tally: Tally, a: Facts, b: Facts, name: NameRelation, birth: BirthRelation): boolean {
  const relation = closestNumbers(a, b);
  switch (relation?.kind) {
    case undefined:
      return false;
    case 'same':
    case 'same-other-form':
      add(
        tally,
        relation.kind === 'same' ? 'same-number' : 'same-number-other-form',
        relation.isValid ? bits.sameNumber : bits.sameRefusedNumber,
      );
      if (relation.isFormer) add(tally, 'former-number', 0);
      return false;
    case 'swapped':
    case 'one-off':
      add(tally, slipReasons[relation.kind], bits.numberSlip);
      return true;
    case 'near-swapped':
    case 'near-one-off':
      if (!isMistakeLikely(relation, name)) break;
      add(tally, slipReasons[relation.kind], bits.numberNear);
      return true;
    case 'cut':
      add(tally, 'number-cut-off', bits.numberCutOff);
      return false;
    case 'doubtful':
      add(tally, 'number-doubtful', bits.numberDoubtful);
      return false;
    case 'different':
  }
  add(tally, 'different-number', differentBits(a, b, name, birth));
  return false;
}

const slipReasons = {
  swapped: 'number-swapped',
  'near-swapped': 'number-swapped',
  'one-off': 'number-one-off',
  'near-one-off': 'number-one-off',
} as const satisfies Partial<Record<NumberRelation, LikenessReason>>;

/** Twins have numbers of one area and day and names that nearly agree: then only the very name will do. */
function isMistakeLikely({ isOfOneDay }: NumbersFound, { kind }: NameRelation): boolean {
  if (kind === 'same' || kind === 'variant') return true;
  return !isOfOneDay && kind !== 'one-character-off' && kind !== 'same-surname' && kind !== 'different';
}

function differentBits(a: Facts, b: Facts, name: NameRelation, birth: BirthRelation): number {
  const isNamesake = (name.kind === 'same' || name.kind === 'variant') && birth === 'same';
  if (!isNamesake || !a.number || !b.number) return bits.differentNumber;
  return areOfOnePlaceAndDay(a.number, b.number) ? bits.differentNumberOfNamesakeThere : bits.differentNumberOfNamesake;
}

interface NumbersFound {
  kind: NumberRelation;
  isValid: boolean;
  isFormer: boolean;
  /** Of numbers that are near: whether area and birthday in them are the same. */
  isOfOneDay: boolean;
}

/** The closest agreement of present and former numbers. That two numbers differ only counts of the present ones. */
function closestNumbers(a: Facts, b: Facts): NumbersFound | null {
  const now = a.number && b.number ? foundBetween(a.number, b.number, false) : null;
  if ((a.formerNumbers.length === 0 && b.formerNumbers.length === 0) || (now && rank(now) <= 1)) return now;
  let closest = now;
  for (const left of [a.number, ...a.formerNumbers])
    for (const right of [b.number, ...b.formerNumbers]) {
      if (!left || !right || (left === a.number && right === b.number)) continue;
      const found = foundBetween(left, right, true);
      if (rank(found) >= rank({ kind: 'doubtful' })) continue;
      // Of two that agree alike the valid one counts, so that the order of the two people does not matter.
      const isCloser = closest === null || rank(found) < rank(closest);
      const isBetter = closest?.isFormer && found.kind === closest.kind && found.isValid && !closest.isValid;
      if (isCloser || isBetter) closest = found;
    }
  return closest;
}

function foundBetween(a: NumberFacts, b: NumberFacts, isFormer: boolean): NumbersFound {
  const kind = compareNumbers(a, b);
  const isOfOneDay = kind.startsWith('near') && b.text.startsWith(a.text.slice(0, 14));
  return { kind, isValid: a.isValid && b.isValid, isFormer, isOfOneDay };
}

const CLOSEST_FIRST: readonly NumberRelation[] = [
  'same',
  'same-other-form',
  'swapped',
  'one-off',
  'near-swapped',
  'near-one-off',
  'cut',
  'doubtful',
  'different',
];

function rank({ kind }: Pick<NumbersFound, 'kind'>): number {
  return CLOSEST_FIRST.indexOf(kind);
}

function weighNames(tally: Tally, { kind, isFormer, length }: NameRelation): void {
  if (isFormer) add(tally, 'former-name', bits.former);
  if (isFormer && kind === 'same') tally.sum += nameBits(kind, length);
  else add(tally, nameReasons[kind], nameBits(kind, length));
}

function weighBirths(tally: Tally, birth: BirthRelation, hasSlip: boolean): void {
  if (birth === 'unknown') return;
  const [reason, weight] = birthWeights[birth];
  if (!hasSlip) add(tally, reason, weight);
  else if (birth === 'same') add(tally, reason, bits.birthBesideSlip);
}

const birthWeights = {
  same: ['same-birth', bits.sameBirth],
  swapped: ['birth-swapped', bits.birthSwapped],
  'one-off': ['birth-one-off', bits.birthOneOff],
  'same-year': ['same-birth-year', bits.sameBirthYear],
  different: ['different-birth', bits.differentBirth],
} as const satisfies Record<Exclude<BirthRelation, 'unknown'>, readonly [LikenessReason, number]>;
