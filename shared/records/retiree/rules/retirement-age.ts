import { addMonths, isMonth, monthsBetween } from '../../../rules/calendar.ts';

/**
 * Statutory retirement by birth month: 全国人民代表大会常务委员会关于实施渐进式延迟法定退休年龄的决定 (2024-09-13) and
 * its 国务院办法, in force since 2025-01-01 (domain part A.1.4). Real retirement may lie up to three years off by
 * choice, earlier by trade or illness: the result is for warnings only.
 */
export type RetirementGroup = 'male60' | 'female55' | 'female50';

interface GroupRule {
  oldAgeYears: number;
  /** The first birth month that is delayed. */
  firstMonth: string;
  /** One month of delay for every so many birth months begun. */
  stepMonths: number;
  capMonths: number;
}

const rules: Record<RetirementGroup, GroupRule> = {
  male60: { oldAgeYears: 60, firstMonth: '1965-01', stepMonths: 4, capMonths: 36 },
  female55: { oldAgeYears: 55, firstMonth: '1970-01', stepMonths: 4, capMonths: 36 },
  female50: { oldAgeYears: 50, firstMonth: '1975-01', stepMonths: 2, capMonths: 60 },
};

/** `birthMonth` and the result are `YYYY-MM`; throws RangeError on anything else. */
export function statutoryRetirement(input: { birthMonth: string; group: RetirementGroup }): {
  delayMonths: number;
  retireMonth: string;
} {
  if (!isMonth(input.birthMonth)) throw new RangeError('the birth month is written YYYY-MM');
  const rule = rules[input.group];
  const late = monthsBetween(rule.firstMonth, input.birthMonth);
  const delayMonths = late < 0 ? 0 : Math.min(rule.capMonths, Math.floor(late / rule.stepMonths) + 1);
  return { delayMonths, retireMonth: addMonths(input.birthMonth, rule.oldAgeYears * 12 + delayMonths) };
}
