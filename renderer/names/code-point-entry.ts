import { characterOfCodePoint } from '#shared/rules/rare-characters.ts';

const BEFORE_CARET = /(?:[Uu]\+|0x)?[0-9A-Fa-f]{4,6}$/;

export interface Entered {
  text: string;
  caret: number;
}

/** What stands before the caret and could be a code point: 2CEB0, U+2CEB0. Empty where nothing does. */
export function codePointBefore(value: string, caret: number): string {
  return BEFORE_CARET.exec(value.slice(0, caret))?.[0] ?? '';
}

/**
 * Alt+X, as in word processors: the code point written before the caret becomes its character (2CEB0 → 𬺰), for names
 * that no input method knows. Null where no code point of a Han character stands there.
 */
export function replaceCodePoint(value: string, caret: number): Entered | null {
  const written = codePointBefore(value, caret);
  const read = characterOfCodePoint(written);
  return read.ok ? putIn(value, caret, read.character, written.length) : null;
}

/** A character put in at the caret, in place of `replaced` units before it. */
export function putIn(value: string, caret: number, character: string, replaced = 0): Entered {
  const start = caret - replaced;
  return { text: value.slice(0, start) + character + value.slice(caret), caret: start + character.length };
}
