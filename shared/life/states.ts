import { type LifeCycle, stateFieldsOf } from './life-cycle.ts';
import { fieldsOf } from './parts.ts';
import type { States } from './step.ts';

/**
 * The states that differ between two of a file, on both sides.
 * @param type a type of parts: where the states are those of one of its parts too; a part that begins has none before
 */
export function movedBetween(
  life: LifeCycle,
  before: States,
  after: States,
  type: string | null = null,
): { before: States; after: States } {
  const fields = type === null ? stateFieldsOf(life) : [...stateFieldsOf(life), ...fieldsOf(life, type)];
  const moved = fields.filter((field) => before[field] !== after[field]);
  const pick = (states: States) =>
    Object.fromEntries(
      moved.flatMap((field) => (type !== null && states[field] === undefined ? [] : [[field, states[field] ?? '']])),
    );
  return { before: pick(before), after: pick(after) };
}
