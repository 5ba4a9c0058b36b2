const FORM = /^(\d{9})-JT(\d{4})-(\d{5,})$/;

/**
 * The number of a household (户号): the nine digits of the street, JT and the year, a serial of five digits that grows
 * beyond 99999: 350102005-JT2026-00001 (own scheme, as that of the 档号). Once seen outside it is given to no other
 * household: after a change of head the new household has a new number.
 */
export function householdNumber(prefix: string, serial: number): string {
  return `${prefix}${String(serial).padStart(5, '0')}`;
}

/** What all numbers of a street and year begin with; the key of their series. */
export function householdSeries(areaCode: string, year: number): string {
  return `${areaCode.slice(0, 9)}-JT${year}-`;
}

/** The series and serial of a 户号; null for a text that is none. */
export function readHouseholdNumber(text: string): { series: string; serial: number } | null {
  const found = FORM.exec(text);
  return found ? { series: `${found[1]}-JT${found[2]}-`, serial: Number(found[3]) } : null;
}
