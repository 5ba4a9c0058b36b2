import { DATED_KEYS, type DatedKeyName } from '#shared/codes/dated-keys.ts';
import type { DatedRow } from '#shared/contract/policy.ts';
import { deadlineFrom, isDeadlineUnit, type StepDeadline } from '#shared/life/deadline.ts';
import { datedNumber } from '#shared/rules/dated-values.ts';
import type { ReadableDb } from '../core/open.ts';
import { officeCalendar } from '../policy/calendar.ts';
import { datedRowOn } from '../policy/dated-values.ts';
import { requireOffice } from '../policy/office.ts';

/** What has to be done next, until when, and by which decided values that was counted. */
export interface NextDue {
  label: string;
  /** null: nobody decided until when. */
  on: string | null;
  isCertain: boolean;
  used: DatedRow[];
}

/**
 * The deadlines a step sets, each counted from its day by the value that held then, in the unit of that value.
 * @param dueOn a day that was agreed on: the first deadline is that day
 */
export function nextDues(
  db: ReadableDb,
  deadlines: readonly StepDeadline[],
  on: string,
  dueOn: string | null,
): NextDue[] {
  return deadlines.map((deadline, position) => {
    const { label } = deadline;
    return position === 0 && dueOn !== null
      ? { label, on: dueOn, isCertain: true, used: [] }
      : nextDue(db, deadline, on);
  });
}

function nextDue(db: ReadableDb, { key, label, endsOn }: StepDeadline, on: string): NextDue {
  const row = valueFor(db, key, on);
  const read = row ? datedNumber(row) : null;
  const { unit } = DATED_KEYS[key];
  if (!row || !read?.ok || !isDeadlineUnit(unit)) return { label, on: null, isCertain: true, used: [] };
  const { date, isCertain } = deadlineFrom(officeCalendar(db), { on, count: read.number, unit, endsOn });
  return { label, on: date, isCertain, used: [row] };
}

/** The value of a key for this office on a day. */
export function valueFor(db: ReadableDb, key: DatedKeyName, on: string): DatedRow | null {
  return datedRowOn(db, key, requireOffice(db).areaCode, on);
}
