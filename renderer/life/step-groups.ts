import { groupOf, type LifeCycle } from '#shared/life/life-cycle.ts';

export interface StepOffer {
  name: string;
  /** Why it cannot be taken from here; null where it can. */
  refusal: string | null;
}

interface OfferedGroup {
  title: string;
  steps: readonly StepOffer[];
}

/** Steps under what they are about, in the order of the life; a group of which nothing is left is left out. */
export function groupedSteps(life: LifeCycle, steps: readonly StepOffer[]): OfferedGroup[] {
  const titles = [...new Set(Object.values(life.groups).map(({ title }) => title))];
  return titles
    .map((title) => ({ title, steps: steps.filter(({ name }) => groupOf(life, name).title === title) }))
    .filter((group) => group.steps.length > 0);
}
