/**
 * What survivors are paid: 企业职工基本养老保险遗属待遇暂行办法 (人社部发〔2021〕18号, deaths from 2021-09-01; domain part
 * A.1.3). The agency decides the amounts; these figures check what it decided and prepare the claim. Earlier deaths
 * follow the rule of their province, which is a dated value.
 */

/**
 * Months of 抚恤金 by contribution years, deemed years among them (art. 5): below 5 years 3, below 10 6, from 10 to 15 9,
 * each further full year one more, years above 30 counted as 30, 24 at most. Throws RangeError for less than no years.
 */
export function survivorMonths(contributionYears: number): number {
  if (!(contributionYears >= 0)) throw new RangeError('contribution years are not negative');
  const years = Math.min(contributionYears, 30);
  if (years < 5) return 3;
  if (years < 10) return 6;
  return years <= 15 ? 9 : Math.min(24, 9 + Math.floor(years - 15));
}

/**
 * Months of 抚恤金 for a retiree: those of the contribution years less the years of pension drawn, 9 at least (art. 5).
 * How part years of drawing count is not settled nationally: the caller brings whole years by the office's value.
 */
export function retireeSurvivorMonths(input: {
  contributionYears: number;
  drawnYears: number;
  minimumMonths?: number;
}): number {
  if (!(input.drawnYears >= 0)) throw new RangeError('drawn years are not negative');
  return Math.max(input.minimumMonths ?? 9, survivorMonths(input.contributionYears) - input.drawnYears);
}

export type PartYears = 'down' | 'up' | 'nearest';

/** Full years of so many months, part years by the office's value. */
export function wholeYears(months: number, partYears: PartYears): number {
  if (!(Number.isInteger(months) && months >= 0)) throw new RangeError('months are whole and not negative');
  const years = months / 12;
  return partYears === 'down' ? Math.floor(years) : partYears === 'up' ? Math.ceil(years) : Math.round(years);
}

/** What heirs are paid in fen: funeral + survivors + account − overpaid; below zero: what they still owe. */
export function heirsTotalFen(parts: {
  funeralFen: number;
  survivorFen: number;
  accountFen: number;
  overpaidFen: number;
}): number {
  return parts.funeralFen + parts.survivorFen + parts.accountFen - parts.overpaidFen;
}
