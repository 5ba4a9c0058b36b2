import type { StepName } from '#shared/records/retiree/life-cycle/steps.ts';

export interface StepOffer {
  name: StepName;
  /** Why it cannot be taken from here; null where it can. */
  refusal: string | null;
}

export interface StepGroup {
  title: string;
  steps: readonly StepOffer[];
}

// The first part of a step's name, in the order in which clerks meet them.
const groups: readonly { kind: string; title: string }[] = [
  { kind: 'management', title: '管理关系' },
  { kind: 'benefit', title: '待遇发放' },
  { kind: 'certification', title: '资格认证' },
  { kind: 'paper', title: '人事档案' },
  { kind: 'person', title: '死亡' },
];

/** Steps under what they are about; a group of which nothing is left is left out. */
export function groupedSteps(steps: readonly StepOffer[]): StepGroup[] {
  return groups
    .map(({ kind, title }) => ({ title, steps: steps.filter(({ name }) => name.startsWith(`${kind}.`)) }))
    .filter((group) => group.steps.length > 0);
}
