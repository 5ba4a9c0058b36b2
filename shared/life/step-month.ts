import { addMonths, monthOf } from '../rules/calendar.ts';

/** Within what the month of a step may lie. */
export interface MonthLimits {
  /** It lies not before any of these, where they are known; the first that it does is told. */
  floors: readonly MonthFloor[];
  /** Whether it may lie before the month in which the step is taken. */
  isBeforeStepAllowed: boolean;
  /** How many months it may lie ahead of the step. */
  ahead: number;
}

interface MonthFloor {
  /** In the clerk's words: 退休时间. */
  what: string;
  /** A day or a month; null where it is not known. */
  on: string | null;
  /** How many months before it are still right; 0 unless given. */
  earlier?: number;
}

export type MonthRefusal =
  | { reason: 'month-wrong'; month: string }
  | { reason: 'month-early'; since: string; floor: string }
  | { reason: 'month-late'; latest: string };

/**
 * Why a month cannot be that of a step taken on a day; null where it can. A month far ahead is a slip of the year: a benefit
 * stopped from 2099 on goes on being paid.
 */
export function monthOutside(month: string, on: string, limits: MonthLimits): MonthRefusal | null {
  if (!limits.isBeforeStepAllowed && month < monthOf(on)) return { reason: 'month-wrong', month };
  for (const { what, on: floor, earlier = 0 } of limits.floors)
    if (floor !== null && month < addMonths(monthOf(floor), -earlier))
      return { reason: 'month-early', since: what, floor };
  const latest = addMonths(monthOf(on), limits.ahead);
  return month > latest ? { reason: 'month-late', latest } : null;
}

/** A refused month in the clerk's words. */
export function monthWords(refusal: MonthRefusal): string {
  switch (refusal.reason) {
    case 'month-wrong':
      return '不能早于办理当月';
    case 'month-early':
      return `早于${refusal.since} ${refusal.floor}，请与依据核对月份`;
    case 'month-late':
      return `晚于 ${refusal.latest}，按办理日期最晚可填到这个月，请与依据核对月份`;
  }
}
