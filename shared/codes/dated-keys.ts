import { keysOfKinds } from '../registers/codes.ts';
import type { DatedKey } from './dated-key.ts';

export type DatedKeyName = keyof typeof keysOfKinds;

/**
 * The values that change with time and place, each under its own key; articles as the domain files cite them. A value
 * that is not in force anywhere in the rows is 待确认: the program asks, it does not assume.
 */
export const DATED_KEYS: Readonly<Record<DatedKeyName, DatedKey>> = keysOfKinds;

/** Whether a text is a key of the register of dated values. */
export function isDatedKey(text: string): text is DatedKeyName {
  return Object.hasOwn(DATED_KEYS, text);
}
