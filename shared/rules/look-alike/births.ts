import { slipBetween } from './numbers.ts';

export type BirthRelation = 'same' | 'swapped' | 'one-off' | 'same-year' | 'different' | 'unknown';

const CLOSEST_FIRST: readonly BirthRelation[] = ['same', 'swapped', 'one-off', 'same-year', 'different'];

/** The closest way in which two people's birthdays agree, each written YYYY-MM-DD. */
export function compareBirths(a: readonly string[], b: readonly string[]): BirthRelation {
  let closest: BirthRelation = 'unknown';
  for (const left of a)
    for (const right of b) {
      const relation = compareDays(left, right);
      if (closest === 'unknown' || CLOSEST_FIRST.indexOf(relation) < CLOSEST_FIRST.indexOf(closest)) closest = relation;
    }
  return closest;
}

function compareDays(left: string, right: string): BirthRelation {
  if (left === right) return 'same';
  const isSameYear = left.startsWith(right.slice(0, 4));
  if (isSameYear && left.slice(5, 7) === right.slice(8) && left.slice(8) === right.slice(5, 7)) return 'swapped';
  if (slipBetween(left, right) !== null) return 'one-off';
  return isSameYear ? 'same-year' : 'different';
}
