import { isStepOf, type LifeCycle, stepIn } from './life-cycle.ts';
import { storyLabel } from './story.ts';

/** What does the thing, as a button says it, and on which side of the file. */
export interface Settler {
  label: string;
  tab: 'life' | 'attachments';
}

/**
 * What does the thing another step asked for: 资格认证通过 for the next certification, 归还 for a loan, 转递 for a sealed
 * file. Such a thing is done by that and by nothing else; null where a clerk says that it was done.
 * @param label what the step asked for: of several things each may be done by another step
 */
export function settlerOf(life: LifeCycle, step: string, label: string): Settler | null {
  if (step === 'seal.receive') return { label: storyLabel(life, 'seal.forward'), tab: 'attachments' };
  const name =
    life.settledInParts[step] ??
    Object.keys(life.steps).find((other) => !life.endings.includes(other) && settles(life, other, step, label));
  return name === undefined ? null : { label: stepIn(life, name).label, tab: 'life' };
}

/** Whether a step, once taken, settles what another asked for under a label. */
export function settles(life: LifeCycle, by: string, step: string, label: string): boolean {
  if (!stepIn(life, by).settles?.includes(step)) return false;
  const asked = isStepOf(life, step) ? stepIn(life, step).deadlines : undefined;
  return asked?.find((deadline) => deadline.label === label)?.settledBy?.includes(by) ?? true;
}
