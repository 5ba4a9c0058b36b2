import type { KeyboardEvent } from 'react';
import { characterOfCodePoint } from '#shared/rules/rare-characters.ts';

const BEFORE_CARET = /(?:[Uu]\+|0x)?[0-9A-Fa-f]{4,6}$/;

/**
 * Alt+X, as in word processors: the code point written before the caret becomes its character (2CEB0 → 𬺰), for names
 * that no input method knows. Answers with the new text, or null where no code point of a Han character stands there.
 */
export function enterCodePoint(event: KeyboardEvent<HTMLInputElement>): { text: string; caret: number } | null {
  if (!event.altKey || event.ctrlKey || event.key.toLowerCase() !== 'x' || event.nativeEvent.isComposing) return null;
  const { value, selectionStart } = event.currentTarget;
  return replaceCodePoint(value, selectionStart ?? value.length);
}

/** As `enterCodePoint`, on a text and the place of its caret. */
export function replaceCodePoint(value: string, caret: number): { text: string; caret: number } | null {
  const written = BEFORE_CARET.exec(value.slice(0, caret))?.[0];
  if (!written) return null;
  const read = characterOfCodePoint(written);
  if (!read.ok) return null;
  const start = caret - written.length;
  return { text: value.slice(0, start) + read.character + value.slice(caret), caret: start + read.character.length };
}
