import { kinds, type RecordKind } from '../registers/kinds.ts';

/** States among the values of a file: they change by steps, and no form or roster moves them. */

type Values = Readonly<Record<string, unknown>>;

/** The fields of a kind that are states. */
export function stateFieldsOf(kind: RecordKind): readonly string[] {
  return Object.keys(kinds[kind].initialStates);
}

/**
 * The first state that values say and a file may not take from them; null where there is none.
 * @param before what the file holds now; null for a new one, which may begin in some of them
 */
export function refusedState(
  kind: RecordKind,
  said: Values,
  before: Values | null,
): { field: string; state: string } | null {
  for (const [field, initial] of Object.entries(kinds[kind].initialStates)) {
    const state = said[field];
    if (typeof state !== 'string') continue;
    const isAllowed = before === null ? initial.includes(state) : before[field] === state;
    if (!isAllowed) return { field, state };
  }
  return null;
}
