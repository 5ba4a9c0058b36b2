import { kinds, type RecordKind } from './kinds.ts';

/** States among the values of a file: they change by steps, and no form or roster moves them. */

type Values = Readonly<Record<string, unknown>>;

/**
 * The first state that values say and a file may not take from them; null where there is none.
 * @param before what the file holds now; null for a new one, which may begin in some of them
 */
export function refusedState(
  kind: RecordKind,
  said: Values,
  before: Values | null,
): { field: string; from: string | null; to: string } | null {
  for (const [field, initial] of Object.entries(kinds[kind].initialStates)) {
    const to = said[field];
    if (typeof to !== 'string') continue;
    const from = before === null ? null : String(before[field]);
    if (from === null ? !initial.includes(to) : from !== to) return { field, from, to };
  }
  return null;
}

/** The states alone, out of all values of a file. */
export function statesIn(kind: RecordKind, values: Values): Values {
  return Object.fromEntries(Object.keys(kinds[kind].initialStates).map((field) => [field, values[field]]));
}
