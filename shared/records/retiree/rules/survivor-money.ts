/**
 * What survivors are paid: 企业职工基本养老保险遗属待遇暂行办法 (人社部发〔2021〕18号, deaths from 2021-09-01; domain part
 * A.1.3). The agency decides the amounts; these figures check what it decided and prepare the claim. Earlier deaths
 * follow the rule of their province, which is a dated value.
 */

/** A month of 抚恤金 has twelve parts: a year counts one month, so a month counts one twelfth of it. */
const TWELFTHS = 12;

/**
 * Twelfths of a month of 抚恤金 by months of contributions, deemed ones among them (art. 5): below 5 years 3 months, below
 * 10 years 6, from 10 to 15 years 9, above that one more for each year, counted to the month; years above 30 count as 30.
 * Throws RangeError for what is no number of months.
 */
export function survivorTwelfths(contributionMonths: number): number {
  refuseNoMonths(contributionMonths);
  if (contributionMonths < 5 * 12) return 3 * TWELFTHS;
  if (contributionMonths < 10 * 12) return 6 * TWELFTHS;
  return 9 * TWELFTHS + Math.max(0, Math.min(contributionMonths, 30 * 12) - 15 * 12);
}

/**
 * Twelfths of a month of 抚恤金 for a retiree: those of the contributions less one month for each year of pension drawn,
 * counted to the month, 9 months at least (art. 5: 28 years 9 months paid, 3 years 6 months drawn are 19.25 months).
 */
export function retireeSurvivorTwelfths(input: {
  contributionMonths: number;
  drawnMonths: number;
  minimumMonths?: number;
}): number {
  refuseNoMonths(input.drawnMonths);
  const least = (input.minimumMonths ?? 9) * TWELFTHS;
  return Math.max(least, survivorTwelfths(input.contributionMonths) - input.drawnMonths);
}

/** Contributions so short that the sum may not exceed what the person paid in (art. 5), which no file says. */
export function isCappedByContributions(contributionMonths: number): boolean {
  return contributionMonths < 5 * 12;
}

/** So many twelfths of a month at a monthly base; rounded here and nowhere else. Fen. */
export function survivorFenOf(baseFen: number, twelfths: number): number {
  return Math.round((baseFen * twelfths) / TWELFTHS);
}

/** Twelfths as months on screen and paper: 19.25; what has no end is cut to two decimals for reading only. */
export function survivorMonthsWords(twelfths: number): string {
  return `${Number((twelfths / TWELFTHS).toFixed(2))} 个月`;
}

function refuseNoMonths(months: number): void {
  if (!(Number.isInteger(months) && months >= 0)) throw new RangeError('months are whole and not negative');
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
