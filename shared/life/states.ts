import { type LifeCycle, stateFieldsOf } from './life-cycle.ts';
import type { States } from './step.ts';

/** The states that differ between two of a file, on both sides. */
export function movedBetween(life: LifeCycle, before: States, after: States): { before: States; after: States } {
  const moved = stateFieldsOf(life).filter((field) => before[field] !== after[field]);
  const pick = (states: States) => Object.fromEntries(moved.map((field) => [field, states[field] ?? '']));
  return { before: pick(before), after: pick(after) };
}
