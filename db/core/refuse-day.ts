import { AppError } from '#shared/errors.ts';
import { type DayGrounds, dayProblem, type LimitedDay } from '#shared/rules/day-limits.ts';

/** Refuses a day outside its limits. @throws AppError input.invalid at the field */
export function refuseDay(of: LimitedDay, day: string, field: string, known: DayGrounds = {}): void {
  const fields: Record<string, string> = {};
  sayDay(fields, field, of, day, known);
  if (Object.keys(fields).length > 0) throw new AppError('input.invalid', { fields });
}

/** As `refuseDay`, told beside what else is wrong. */
export function sayDay(
  fields: Record<string, string>,
  field: string,
  of: LimitedDay,
  day: string,
  known: DayGrounds = {},
): void {
  const problem = dayProblem(of, day, known);
  if (problem !== null) fields[field] = problem;
}
