import { createContext } from 'react';
import type { MeasureFace } from './measure.ts';

/** The width of the box that stands for a character no face has, in em: no other glyph is as wide (box-font.mjs). */
const BOX_EM = 1.015;
const SLACK_EM = 0.002;
const NAMED_MOST = 8;

/**
 * The characters of a text that the print faces lack, each once: on paper a box stands for them. To be asked with the
 * text's fonts loaded (fonts.ts).
 */
export function lackingIn(text: string, measure: MeasureFace): string[] {
  const width = measure('kai');
  return Array.from(new Set(text)).filter(
    (character) => /\S/.test(character) && Math.abs(width(character) - BOX_EM) < SLACK_EM,
  );
}

/** What the sheet being drawn lacks. */
export const LackingContext = createContext<readonly string[]>([]);

/** For the foot of a sheet: which characters are to be written into the boxes. Empty where there are none. */
export function lackingNote(characters: readonly string[]): string {
  if (characters.length === 0) return '';
  const more = characters.length > NAMED_MOST ? ` 等 ${characters.length} 字` : '';
  return `方框处请手工补字：${characters.slice(0, NAMED_MOST).map(codePointOf).join('、')}${more}`;
}

/** U+30EDE. */
export function codePointOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}`;
}
