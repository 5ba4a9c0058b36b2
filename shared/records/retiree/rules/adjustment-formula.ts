import { ageOn, monthOf } from '../../../rules/calendar.ts';

/**
 * What a yearly notice lets expect of one pension (养老金调整办法: 定额、挂钩缴费年限、挂钩本人养老金、高龄倾斜). It checks what
 * the agency decided and never decides itself (domain file retiree-unemployment.md A.1.3). Amounts in fen.
 */

/**
 * How a part year of contributions counts: as a whole one, to the nearest, not at all, by its months, or a rest of 1 to 6
 * months as half a year and of 7 to 11 as one (闽人社文〔2025〕41号).
 */
export type PartYear = 'up' | 'nearest' | 'down' | 'exact' | 'half-year';
export type Rounding = 'up' | 'nearest' | 'down';

export interface AdjustmentRule {
  fixedFen: number | null;
  /** For each year of contributions, deemed years among them. */
  perYearFen: number | null;
  /** Shorter contributions count as so many months. */
  minimumMonths: number | null;
  partYear: PartYear;
  /** Of the pension before, in hundredths of a percent. */
  percent: number | null;
  /** Age in full months and what it adds; of those reached the highest counts. */
  elders: readonly { ageMonths: number; fen: number }[];
  /** Whether only who reached an age in the year before has what it adds; those older had it with an earlier notice. */
  isElderOnce: boolean;
  /** The day on which ages count, and through which one must have retired. */
  countedOn: string;
  roundingFen: number;
  rounding: Rounding;
}

export interface AdjustedPerson {
  beforeFen: number | null;
  contributionMonths: number | null;
  birthOn: string | null;
  /** A day or a month. */
  retiredOn: string | null;
}

/** What each part of the notice adds; `rounding` is what rounding the sum added or took. */
export interface IncreaseParts {
  fixedFen: number;
  yearsFen: number;
  percentFen: number;
  elderFen: number;
  roundingFen: number;
}

export type Increase =
  | { ok: true; fen: number; parts: IncreaseParts }
  /** `why`: a sentence; nothing is guessed. */
  | { ok: false; why: string };

// Everything is counted in parts of a fen that hold a twelfth (months of a year) and a ten-thousandth (of the percent).
const PARTS = 120_000;

/** The increase a notice gives to one person, rounded once, as a whole. */
export function increaseOf(rule: AdjustmentRule, person: AdjustedPerson): Increase {
  if (person.retiredOn === null) return { ok: false, why: '档案里没有退休时间' };
  if (isAfter(person.retiredOn, rule.countedOn))
    return { ok: false, why: `退休时间 ${person.retiredOn} 在 ${rule.countedOn} 以后，不在这次调整范围` };
  if (rule.percent !== null && person.beforeFen === null) return { ok: false, why: '没有登记调整前的金额' };
  if (rule.perYearFen !== null && person.contributionMonths === null)
    return { ok: false, why: '档案里没有视同和实际缴费月数' };
  if (rule.elders.length > 0 && person.birthOn === null) return { ok: false, why: '档案里没有出生日期' };
  const fixed = (rule.fixedFen ?? 0) * PARTS;
  const years = rule.perYearFen === null ? 0 : yearParts(rule, person.contributionMonths ?? 0);
  const percent = rule.percent === null ? 0 : (person.beforeFen ?? 0) * rule.percent * 12;
  const elder = elderFen(rule, person.birthOn) * PARTS;
  const fen = rounded(fixed + years + percent + elder, rule.roundingFen, rule.rounding);
  const parts = {
    fixedFen: rule.fixedFen ?? 0,
    yearsFen: Math.round(years / PARTS),
    percentFen: Math.round(percent / PARTS),
    elderFen: elder / PARTS,
  };
  const told = parts.fixedFen + parts.yearsFen + parts.percentFen + parts.elderFen;
  return { ok: true, fen, parts: { ...parts, roundingFen: fen - told } };
}

function yearParts({ perYearFen, minimumMonths, partYear }: AdjustmentRule, contributed: number): number {
  const months = Math.max(contributed, minimumMonths ?? 0);
  const rest = months % 12;
  return (perYearFen ?? 0) * (months - rest + restMonths(rest, partYear)) * (PARTS / 12);
}

/** As how many months a rest of 0 to 11 counts. */
function restMonths(rest: number, partYear: PartYear): number {
  if (rest === 0 || partYear === 'exact') return rest;
  if (partYear === 'half-year') return rest <= 6 ? 6 : 12;
  return partYear === 'up' || (partYear === 'nearest' && rest >= 6) ? 12 : 0;
}

function elderFen({ elders, countedOn, isElderOnce }: AdjustmentRule, birthOn: string | null): number {
  if (birthOn === null) return 0;
  const age = ageInMonths(birthOn, countedOn);
  if (isElderOnce) {
    const yearBefore = ageInMonths(birthOn, `${Number(countedOn.slice(0, 4)) - 1}${countedOn.slice(4)}`);
    const reached = elders.filter(({ ageMonths }) => yearBefore < ageMonths && ageMonths <= age);
    return reached.sort((left, right) => right.ageMonths - left.ageMonths)[0]?.fen ?? 0;
  }
  let best = { ageMonths: -1, fen: 0 };
  for (const one of elders) if (age >= one.ageMonths && one.ageMonths > best.ageMonths) best = one;
  return best.fen;
}

function ageInMonths(birthOn: string, on: string): number {
  if (birthOn > on) return -1;
  return ageOn(birthOn, on) * 12 + monthsSinceBirthday(birthOn, on);
}

// Ages are decided in years; an age in months that is no whole year counts its full months.
function monthsSinceBirthday(birthOn: string, on: string): number {
  const months = Number(on.slice(5, 7)) - Number(birthOn.slice(5, 7)) - (on.slice(8) < birthOn.slice(8) ? 1 : 0);
  return (months + 12) % 12;
}

function rounded(parts: number, stepFen: number, way: Rounding): number {
  const step = stepFen * PARTS;
  const steps =
    way === 'up' ? Math.ceil(parts / step) : way === 'down' ? Math.floor(parts / step) : Math.round(parts / step);
  return steps * stepFen;
}

// A month is not after a day in it.
function isAfter(retiredOn: string, day: string): boolean {
  return retiredOn.length === 7 ? retiredOn > monthOf(day) : retiredOn > day;
}
