import type { LifeFacts } from './facts.ts';
import type { LifeCycle } from './life-cycle.ts';
import { begunStates, type PartOfFile, partTypeOf } from './parts.ts';
import type { StepRefusal } from './refusal.ts';
import type { States } from './step.ts';
import { refusedFromHere } from './take-step.ts';

/** A step as the page of a file offers it. */
export interface OfferedStep {
  name: string;
  /** Why it cannot be taken from here; null where it can. */
  refusal: StepRefusal | null;
  /** The parts it can be taken in, where it belongs to one that began before. */
  partIds: number[];
}

/** Every step of a life from where a file and its parts stand; a step of a part is offered where one of them takes it. */
export function offeredSteps(
  life: LifeCycle,
  states: States,
  facts: LifeFacts,
  parts: readonly PartOfFile[],
): OfferedStep[] {
  return Object.keys(life.steps).map((name) => {
    const type = partTypeOf(life, name);
    const open = parts.filter((part) => part.type === type && part.closedOn === null);
    const tried = (partId: number | null) => refusedFromHere(life, name, states, facts, { parts, partId });
    if (type === null || begunStates(life, name) !== null || open.length === 0)
      return { name, refusal: tried(null), partIds: [] };
    const refusals = open.map(({ id }) => ({ id, refusal: tried(id) }));
    const partIds = refusals.flatMap(({ id, refusal }) => (refusal === null ? [id] : []));
    return { name, refusal: partIds.length > 0 ? null : (refusals.at(-1)?.refusal ?? null), partIds };
  });
}
