import { isStepName, stepOf } from '#shared/records/retiree/life-cycle/steps.ts';
import { dayAfter, dayBefore } from '#shared/rules/dated-values.ts';
import { type Asked, type Counted, isLate, type Period } from '../../../reports/counted.ts';
import { communityOn, effectiveSteps, type FileDays, isInUseOn, sinceWhen, stateOn } from './file-days.ts';

/** How files came into a population and left it in the days of a report, one movement after the other. */

/** Where a file stands at one moment. */
export interface Standing {
  management: string;
  benefitState: string;
}

export interface Movement {
  file: FileDays;
  isIn: boolean;
  on: string;
  /** The step that did it; else what happened to the file: `opened`, `imported`, `removed`, `restored`, `community`. */
  cause: string;
  addedAt: string;
}

interface Point {
  on: string;
  cause: string;
  addedAt: string;
  change: (state: Moment) => void;
}

interface Moment extends Standing {
  isInUse: boolean;
  communityId: number | null;
}

type Holds = (standing: Standing) => boolean;

/** Whether a file belongs to a population at the end of a day. */
export function belongsOn(file: FileDays, day: string, { communityId }: Period, holds: Holds): boolean {
  if (!isInUseOn(file, day)) return false;
  if (communityId !== null && communityOn(file, day) !== communityId) return false;
  return holds({ management: stateOn(file, 'management', day), benefitState: stateOn(file, 'benefitState', day) });
}

/** The movements of a file in the period, oldest first; of none, nothing. */
export function movementsOf(file: FileDays, period: Period, holds: Holds): Movement[] {
  const points = pointsOf(file, period);
  if (points.length === 0) return [];
  const before = dayBefore(period.from);
  const now: Moment = {
    isInUse: isInUseOn(file, before),
    communityId: communityOn(file, before),
    management: stateOn(file, 'management', before),
    benefitState: stateOn(file, 'benefitState', before),
  };
  const isIn = (): boolean =>
    now.isInUse && (period.communityId === null || now.communityId === period.communityId) && holds(now);
  const moves: Movement[] = [];
  let was = isIn();
  for (const { on, cause, addedAt, change } of points) {
    change(now);
    const is = isIn();
    if (is !== was) moves.push({ file, isIn: is, on, cause, addedAt });
    was = is;
  }
  return moves;
}

const isWithin = (day: string, { from, to }: Period): boolean => from <= day && day <= to;

function pointsOf(file: FileDays, period: Period): Point[] {
  const points: Point[] = [];
  const add = (on: string, cause: string, addedAt: string, change: Point['change']): void => {
    if (isWithin(on, period)) points.push({ on, cause, addedAt, change });
  };
  const since = sinceWhen(file);
  const appear: Point['change'] = (state) => {
    state.isInUse = true;
  };
  if (since === file.openedOn) add(since, file.isImported ? 'imported' : 'opened', file.createdAt, appear);
  if (file.steps.length > 0) {
    const management = new Set(effectiveSteps(file, 'management'));
    const benefit = new Set(effectiveSteps(file, 'benefitState'));
    for (const step of file.steps) {
      const [isManagement, isBenefit] = [management.has(step), benefit.has(step)];
      if (!isManagement && !isBenefit) continue;
      add(step.on, step.step, step.addedAt, (state) => {
        if (isManagement) state.management = step.after.management ?? state.management;
        if (isBenefit) state.benefitState = step.after.benefitState ?? state.benefitState;
      });
    }
  }
  if (since < file.openedOn) {
    // Taken into care before the file was opened: it tells of its person from that step on, not from before it.
    const first = file.steps.find(({ on, after }) => on === since && after.management !== undefined);
    add(since, first?.step ?? 'opened', first?.addedAt ?? file.createdAt, appear);
  }
  if (period.communityId !== null)
    for (const { from, to } of file.stays) {
      const next = dayAfter(to);
      const there = communityOn(file, from);
      const then = communityOn(file, next);
      add(from, 'community', '', (state) => {
        state.communityId = there;
      });
      add(next, 'community', '', (state) => {
        state.communityId = then;
      });
    }
  for (const { from, to } of file.absences) {
    add(from, 'removed', '', (state) => {
      state.isInUse = false;
    });
    add(dayAfter(to), 'restored', '', (state) => {
      state.isInUse = true;
    });
  }
  if (file.removedOn !== null)
    add(file.removedOn, 'removed', file.removedAt ?? '', (state) => {
      state.isInUse = false;
    });
  // Stable: what happened on one day keeps the order above, the file first, then its steps as they were entered.
  return points.sort((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0));
}

const causeWords: Readonly<Record<string, string>> = {
  opened: '建档',
  imported: '花名册导入建档',
  import: '花名册导入更新状态',
  removed: '作废档案',
  restored: '恢复档案',
  'states.correct': '更正状态',
};

/** What made a movement count, as the row behind a figure says it. */
function movementWords({ cause, isIn }: Movement): string {
  if (cause === 'community') return isIn ? '从别的社区调入' : '调往别的社区';
  if (isStepName(cause)) return stepOf(cause).told;
  return causeWords[cause] ?? cause;
}

/** The row of a movement behind a figure. */
export function ofMovement(asked: Asked, movement: Movement): Counted {
  const { file, on, addedAt } = movement;
  return { file, on, why: movementWords(movement), isLate: isLate(asked, addedAt) };
}
