import { addMonths } from './calendar.ts';

/** The three groups of 国务院关于渐进式延迟法定退休年龄的办法 (2025-01-01), art. 1. */
export type RetirementGroup = 'male60' | 'female55' | 'female50';

const GROUPS: Record<RetirementGroup, { age: number; base: string; step: number; cap: number }> = {
  male60: { age: 60, base: '1965-01', step: 4, cap: 36 },
  female55: { age: 55, base: '1970-01', step: 4, cap: 36 },
  female50: { age: 50, base: '1975-01', step: 2, cap: 60 },
};

/**
 * The statutory month of retirement. For warnings only: a retiree's real month is data, since special trades, illness
 * and the flexible three years move it (art. 3).
 */
export function statutoryRetirement(input: { birthMonth: string; group: RetirementGroup }): {
  delayMonths: number;
  retireMonth: string;
} {
  const { age, base, step, cap } = GROUPS[input.group];
  const months = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));
  const since = months(input.birthMonth) - months(base);
  const delayMonths = since < 0 ? 0 : Math.min(cap, Math.floor(since / step) + 1);
  return { delayMonths, retireMonth: addMonths(input.birthMonth, age * 12 + delayMonths) };
}
