import type { DatedUnit } from '../codes/dated-key.ts';
import type { DatedKeyName } from '../codes/dated-keys.ts';
import type { keysOfKinds } from '../registers/codes.ts';
import {
  addCalendarDays,
  addCalendarMonths,
  addWorkingDays,
  type Calendar,
  type Deadline,
} from '../rules/working-days.ts';

/** The units in which a limit is counted; a value in another unit (percent, 元) sets no deadline. */
export type DeadlineUnit = Extract<DatedUnit, 'working-days' | 'days' | 'months' | 'years'>;

/** The dated values by which a deadline can be counted: those whose unit says how. Another key does not compile. */
export type DeadlineKey = {
  [K in DatedKeyName]: (typeof keysOfKinds)[K]['unit'] extends DeadlineUnit ? K : never;
}[DatedKeyName];

/** Something that has to be done because of a step, counted from its day. */
export interface StepDeadline {
  key: DeadlineKey;
  /** What has to be done, as the desk lists it. */
  label: string;
  /** `as-is`: it ends on its day also where nobody works then (a posting); else on the next working day (民法典 art. 203). */
  endsOn?: 'as-is';
  /** Where a step has several: which of the steps that settle it meet this one. Without it each of them does. */
  settledBy?: readonly string[];
}

/** Whether values in a unit are limits of time. */
export function isDeadlineUnit(unit: DatedUnit): unit is DeadlineUnit {
  return unit === 'working-days' || unit === 'days' || unit === 'months' || unit === 'years';
}

/**
 * The last day of a limit: so many of its unit after a day. Working days end on a working day by themselves; what is counted
 * in months or years ends on the same day of the month, or on the month's last (民法典 art. 202).
 * @param count as decided; a limit of 3 months is three months, never three days
 * @throws RangeError where `on` is no day or `count` no whole number
 */
export function deadlineFrom(
  calendar: Calendar,
  { on, count, unit, endsOn }: { on: string; count: number; unit: DeadlineUnit; endsOn?: 'as-is' | undefined },
): Deadline {
  const options = { endsOnHoliday: endsOn ?? 'next-workday' } as const;
  switch (unit) {
    case 'working-days':
      return addWorkingDays(calendar, on, count);
    case 'days':
      return addCalendarDays(calendar, on, count, options);
    case 'months':
      return addCalendarMonths(calendar, on, count, options);
    case 'years':
      return addCalendarMonths(calendar, on, count * 12, options);
  }
}
