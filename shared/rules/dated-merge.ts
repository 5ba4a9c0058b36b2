import { type DatedValue, dayAfter, dayBefore } from './dated-values.ts';

/**
 * The rows of the program with those of the office before them (the domain files leave most values to province, city
 * and district, so what an office enters counts). An own row stands in its period for the shipped rows of the same key
 * and area; one that begins on the same day as a shipped row takes its place altogether, which is how an office closes or
 * confirms what the program brings along.
 */
export function withOwnRows<Own extends DatedValue>(
  shipped: readonly DatedValue[],
  own: readonly Own[],
): (DatedValue | Own)[] {
  const byPlace = new Map<string, Own[]>();
  for (const row of own) {
    const place = placeOf(row);
    byPlace.set(place, [...(byPlace.get(place) ?? []), row]);
  }
  const remaining = shipped.flatMap((row) => {
    const standing = byPlace.get(placeOf(row)) ?? [];
    return standing.some((one) => one.validFrom === row.validFrom) ? [] : standing.reduce(without, [row]);
  });
  return [...own, ...remaining];
}

function placeOf(row: DatedValue): string {
  return `${row.key} ${row.areaCode}`;
}

/** What is left of the periods where the other row does not hold. */
function without(rows: DatedValue[], other: DatedValue): DatedValue[] {
  return rows.flatMap((row) => {
    const isApart =
      (other.validTo !== null && other.validTo < row.validFrom) ||
      (row.validTo !== null && row.validTo < other.validFrom);
    if (isApart) return [row];
    const left: DatedValue[] = [];
    if (row.validFrom < other.validFrom) left.push({ ...row, validTo: dayBefore(other.validFrom) });
    if (other.validTo !== null && (row.validTo === null || row.validTo > other.validTo))
      left.push({ ...row, validFrom: dayAfter(other.validTo) });
    return left;
  });
}
