import { type MonthRefusal, monthOutside } from '../../../life/step-month.ts';
import type { StepFacts } from './facts.ts';
import type { StepName } from './steps.ts';

type MonthFacts = Pick<StepFacts, 'birthOn' | 'retiredOn' | 'pauseBegan'>;

// What the agency decides it says a year ahead at most; what was paid is told with the roll under way at the latest.
const MOST_AHEAD = 12;
const PAID_AHEAD = 1;

/**
 * Why a month cannot be that of a step taken on a day; null where it can. Nothing begins or ends before the retirement, and a
 * pause does not end before it began.
 */
export function refusedMonth(name: StepName, month: string, on: string, facts: MonthFacts): MonthRefusal | null {
  const { birthOn, retiredOn, pauseBegan } = facts;
  const isOfPause = name === 'benefit.resume' || name === 'benefit.backPaid';
  return monthOutside(month, on, {
    floors: [
      { what: '开始暂停的月份', on: isOfPause ? pauseBegan : null },
      { what: '退休时间', on: retiredOn },
      { what: '出生日期', on: birthOn },
    ],
    isBeforeStepAllowed: name !== 'benefit.pause',
    ahead: name === 'benefit.backPaid' ? PAID_AHEAD : MOST_AHEAD,
  });
}

/**
 * Why a month cannot be the last that a sender paid, for who is taken over on a day; null where it can. The month before the
 * retirement says that nothing was paid yet. Until a file left, this office paid it.
 */
export function refusedPaidThrough(
  month: string,
  on: string,
  { birthOn, retiredOn, leftOn }: Pick<StepFacts, 'birthOn' | 'retiredOn' | 'leftOn'>,
): MonthRefusal | null {
  return monthOutside(month, on, {
    floors: [
      { what: '转出日期', on: leftOn },
      { what: '退休时间', on: retiredOn, earlier: 1 },
      { what: '出生日期', on: birthOn },
    ],
    isBeforeStepAllowed: true,
    ahead: MOST_AHEAD,
  });
}
