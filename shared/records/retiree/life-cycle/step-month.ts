import { addMonths, monthOf } from '../../../rules/calendar.ts';
import type { StepName } from './steps.ts';

/** What a file says that the month of a step is held against. Days `YYYY-MM-DD`, months `YYYY-MM`. */
interface MonthFacts {
  birthOn: string | null;
  /** A day or a month. */
  retiredOn: string | null;
  /** The first month of the last pause, also of one that ended. */
  pauseBegan: string | null;
}

export type MonthRefusal =
  | { reason: 'month-wrong'; month: string }
  | { reason: 'month-early'; since: 'birth' | 'retirement' | 'pause' | 'transfer'; floor: string }
  | { reason: 'month-late'; latest: string };

// What the agency decides it says a year ahead at most; what was paid is told with the roll under way at the latest.
const MOST_AHEAD = 12;
const PAID_AHEAD = 1;

/**
 * Why a month cannot be that of a step taken on a day; null where it can. Nothing begins or ends before the retirement, a
 * pause does not end before it began, and a month far ahead is a slip of the year: a benefit stopped from 2099 on goes on
 * being paid.
 */
export function refusedMonth(name: StepName, month: string, on: string, facts: MonthFacts): MonthRefusal | null {
  if (name === 'benefit.pause' && month < monthOf(on)) return { reason: 'month-wrong', month };
  const { birthOn, retiredOn, pauseBegan } = facts;
  const isOfPause = name === 'benefit.resume' || name === 'benefit.backPaid';
  if (isOfPause && pauseBegan !== null && month < pauseBegan)
    return { reason: 'month-early', since: 'pause', floor: pauseBegan };
  if (retiredOn !== null && month < monthOf(retiredOn))
    return { reason: 'month-early', since: 'retirement', floor: retiredOn };
  if (birthOn !== null && month < monthOf(birthOn)) return { reason: 'month-early', since: 'birth', floor: birthOn };
  const latest = addMonths(monthOf(on), name === 'benefit.backPaid' ? PAID_AHEAD : MOST_AHEAD);
  return month > latest ? { reason: 'month-late', latest } : null;
}

/**
 * Why a month cannot be the last that a sender paid, for who is taken over on a day; null where it can. The month before the
 * retirement says that nothing was paid yet. Until a file left, this office paid it.
 */
export function refusedPaidThrough(
  month: string,
  on: string,
  { birthOn, retiredOn, leftOn }: Pick<MonthFacts, 'birthOn' | 'retiredOn'> & { leftOn: string | null },
): MonthRefusal | null {
  if (leftOn !== null && month < monthOf(leftOn)) return { reason: 'month-early', since: 'transfer', floor: leftOn };
  if (retiredOn !== null && month < addMonths(monthOf(retiredOn), -1))
    return { reason: 'month-early', since: 'retirement', floor: retiredOn };
  if (birthOn !== null && month < monthOf(birthOn)) return { reason: 'month-early', since: 'birth', floor: birthOn };
  const latest = addMonths(monthOf(on), MOST_AHEAD);
  return month > latest ? { reason: 'month-late', latest } : null;
}

const floors = { birth: '出生日期', retirement: '退休时间', pause: '开始暂停的月份', transfer: '转出日期' } as const;

/** A refused month in the clerk's words. */
export function monthWords(refusal: MonthRefusal): string {
  switch (refusal.reason) {
    case 'month-wrong':
      return '不能早于办理当月';
    case 'month-early':
      return `早于${floors[refusal.since]} ${refusal.floor}，请与依据核对月份`;
    case 'month-late':
      return `晚于 ${refusal.latest}，按办理日期最晚可填到这个月，请与依据核对月份`;
  }
}
