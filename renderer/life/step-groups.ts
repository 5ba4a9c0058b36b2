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
const groups: readonly { kinds: readonly string[]; title: string }[] = [
  { kinds: ['management'], title: '管理关系' },
  { kinds: ['benefit'], title: '待遇发放' },
  { kinds: ['certification'], title: '资格认证' },
  { kinds: ['paper'], title: '人事档案' },
  { kinds: ['person', 'death', 'overpaid', 'grant'], title: '死亡、遗属' },
];

/** Steps under what they are about; a group of which nothing is left is left out. */
export function groupedSteps(steps: readonly StepOffer[]): StepGroup[] {
  return groups
    .map(({ kinds, title }) => ({
      title,
      steps: steps.filter(({ name }) => kinds.includes(name.slice(0, name.indexOf('.')))),
    }))
    .filter((group) => group.steps.length > 0);
}
