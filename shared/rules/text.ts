/** Full-width ASCII and the ideographic blank to half width; everything else stays as written. */
export function foldWidth(text: string): string {
  return text
    .replace(/[\uFF01-\uFF5E]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replaceAll('\u3000', ' ');
}

/** Private-use characters (U+E000–F8FF, planes 15 and 16): what the old systems made up themselves (GB 18030-2022). */
export function hasPrivateUse(text: string): boolean {
  return /[\uE000-\uF8FF]|[\u{F0000}-\u{FFFFD}]|[\u{100000}-\u{10FFFD}]/u.test(text);
}

export type NameNote = 'name-spaces' | 'full-width';
export type NameReading =
  | { ok: true; name: string; notes: NameNote[] }
  | { ok: false; problem: 'name-missing' | 'name-private-use' };

// Blanks of every width, and the invisible characters that copying from web pages and PDFs leaves behind.
const BLANKS = /[\s\u3000\u00A0\u200B-\u200D\u2060\uFEFF]+/gu;
// The middle dot of minority and foreign names, as different input methods write it; U+00B7 is the standard one.
const DOTS = /[•・‧∙⋅●．]/gu;
const MAX_LENGTH = 50;

/**
 * A name as it is stored: exactly as written, but for blanks inside Chinese names (张 三), the dot of minority names and
 * full-width letters. Latin words keep one blank between them.
 */
export function readName(text: string): NameReading {
  const trimmed = text.normalize('NFC').replace(BLANKS, ' ').trim();
  if (trimmed === '') return { ok: false, problem: 'name-missing' };
  if (hasPrivateUse(trimmed)) return { ok: false, problem: 'name-private-use' };
  const notes: NameNote[] = [];
  const dotted = trimmed.replace(DOTS, '·');
  const narrow = foldWidth(dotted).replace(/\s+/g, ' ').trim();
  if (narrow !== dotted) notes.push('full-width');
  const name = Array.from(/\p{Script=Han}/u.test(narrow) ? narrow.replaceAll(' ', '') : narrow)
    .slice(0, MAX_LENGTH)
    .join('');
  if (name !== narrow || text.trim() !== text.replace(BLANKS, ' ').trim()) notes.push('name-spaces');
  return { ok: true, name, notes };
}
