import type { LifeCycle } from './life-cycle.ts';
import { begunStates, NO_PARTS, type PartOfFile, type PartsOfStep, partName, partTypeIn, partTypeOf } from './parts.ts';
import type { RefusalWords } from './refusal.ts';

/** Why a step cannot be taken in a part of a file. */
export type PartRefusal =
  /** Another has not ended, and only one may be open. */
  | { reason: 'part-open'; part: PartOfFile }
  /** None is open. */
  | { reason: 'part-none' }
  | { reason: 'part-ended'; part: PartOfFile }
  /** Nothing says which, or it is none of this file. */
  | { reason: 'part-missing' }
  /** Before the part began, or, where one follows the other, before the one before had ended. */
  | { reason: 'date-before-part'; part: PartOfFile; floor: string };

/** Why a step cannot be taken in the part it names, or begin one, whatever its day; null where it can. */
export function refusedInPart(life: LifeCycle, step: string, { parts, partId }: PartsOfStep = NO_PARTS) {
  const type = partTypeOf(life, step);
  if (type === null) return partId === null ? null : refused({ reason: 'part-missing' });
  const open = parts.filter((part) => part.type === type && part.closedOn === null);
  if (begunStates(life, step) !== null) {
    const [standing] = partTypeIn(life, type).atOnce === 'one' ? open : [];
    if (standing) return refused({ reason: 'part-open', part: standing });
    return partId === null ? null : refused({ reason: 'part-missing' });
  }
  const part = parts.find(({ id }) => id === partId);
  if (part === undefined) return refused({ reason: open.length === 0 ? 'part-none' : 'part-missing' });
  if (part.type !== type) return refused({ reason: 'part-missing' });
  return part.closedOn === null ? null : refused({ reason: 'part-ended', part });
}

/** Why a step cannot be taken in a part on this day; null where it can. */
export function refusedDayInPart(
  life: LifeCycle,
  step: string,
  on: string,
  { parts, partId }: PartsOfStep,
): PartRefusal | null {
  const type = partTypeOf(life, step);
  if (type === null) return null;
  const part = parts.find(({ id }) => id === partId);
  if (part) return on < part.openedOn ? { reason: 'date-before-part', part, floor: part.openedOn } : null;
  if (partTypeIn(life, type).atOnce === 'several') return null;
  const [last] = parts.filter((before) => before.type === type && on < (before.closedOn ?? '')).slice(-1);
  return last?.closedOn ? { reason: 'date-before-part', part: last, floor: last.closedOn } : null;
}

const refused = (refusal: PartRefusal): PartRefusal => refusal;

/** A refusal in the clerk's words: what is so, why it does not go, what to do. */
export function partWords(life: LifeCycle, step: string, refusal: PartRefusal): RefusalWords {
  const type = partTypeOf(life, step);
  if (refusal.reason === 'part-missing' && type === null)
    return { field: 'partId', sentence: '这一步是整份档案的，不用选择' };
  const { label, begunBy } = partTypeIn(life, type ?? '');
  switch (refusal.reason) {
    case 'part-open': {
      const { part } = refusal;
      return {
        field: null,
        sentence: `${partName(life, part)}（${part.openedOn} 开始）还没有结束，结束以后才能开始新的${label}`,
      };
    }
    case 'part-none': {
      const first = Object.keys(begunBy).map((name) => `“${life.steps[name]?.label ?? name}”`);
      return { field: null, sentence: `现在没有还没结束的${label}，请先办${first.join('或')}` };
    }
    case 'part-ended': {
      const { part } = refusal;
      return {
        field: null,
        sentence: `${partName(life, part)}已于 ${part.closedOn} 结束，不能再办；结束登记错了的，请先更正状态`,
      };
    }
    case 'part-missing':
      return { field: 'partId', sentence: `请选择是哪一次${label}` };
    case 'date-before-part': {
      const { part, floor } = refusal;
      const what = floor === part.openedOn ? '开始' : '结束';
      return { field: 'on', sentence: `早于${partName(life, part)}${what}的日期 ${floor}，请核对` };
    }
  }
}
