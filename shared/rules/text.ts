/** Reading of written text: widths, blanks, names. Texts are kept as written; only what these rules name is put right. */

// Characters that show nothing: control characters other than blanks and ends of lines, soft hyphen, zero widths, marks of
// direction, fillers, byte order mark, tags.
const INVISIBLE =
  '\\u0001-\\u0008\\u000e-\\u001f\\u007f-\\u0084\\u0086-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\u3164\\ufeff\\uffa0' +
  '\\ufff9-\\ufffb\\u{e0000}-\\u{e007f}';
// Blanks of every width, and the invisible marks that Excel, web pages and chat programs leave in copied text.
const BLANKS = new RegExp(`[\\s${INVISIBLE}]+`, 'gu');
const INVISIBLES = new RegExp(`[${INVISIBLE}]`, 'gu');
const FULL_WIDTH = /[\uff01-\uff5e]/g;
const HAS_FULL_WIDTH = /[\uff01-\uff5e]/;
const FULL_WIDTH_OFFSET = 0xfee0;
// Private use (U+E000-F8FF, planes 15 and 16) and U+FFFD, which stands where a character was already lost.
const PRIVATE_USE = /[\ue000-\uf8ff\ufffd\u{f0000}-\u{10ffff}]/u;
// All the dots that keyboards and old code pages put between the parts of a transcribed name.
const MIDDLE_DOTS = /\s*[·•・･‧∙⋅]\s*/g;
// A full-width stop between Chinese characters is the same dot, typed with another key.
const STOP_IN_NAME = /(?<=\p{Script=Han}\s*)．(?=\s*\p{Script=Han})/gu;
const IS_LATIN_WORD_END = /[\p{Script=Latin}\p{M}\p{Nd}.']/u;
const HAS_LETTER = /\p{L}/u;

/** The longest name the forms and the table hold, in characters (GB 18030-2022 and names, domain part G.6: at least 50). */
export const NAME_LENGTH_LIMIT = 50;

/** Full-width ASCII (U+FF01-FF5E) and the ideographic space (U+3000) to half-width; everything else stays. */
export function foldWidth(text: string): string {
  if (!HAS_FULL_WIDTH.test(text)) return text.replaceAll('\u3000', ' ');
  return text
    .replace(FULL_WIDTH, (mark) => String.fromCharCode(mark.charCodeAt(0) - FULL_WIDTH_OFFSET))
    .replaceAll('\u3000', ' ');
}

/** Whether a text holds full-width ASCII. The ideographic space counts as a blank, not as a width. */
export function hasFullWidth(text: string): boolean {
  return HAS_FULL_WIDTH.test(text);
}

/** 走访（王芳，街道）: a word with what is known beside it; without brackets where nothing is. */
export function withAside(word: string, aside: readonly (string | null)[]): string {
  const known = aside.filter((part) => part !== null && part !== '');
  return known.length === 0 ? word : `${word}（${known.join('，')}）`;
}

/** Without any blank or invisible mark, wherever it stands. */
export function withoutBlanks(text: string): string {
  return text.replace(BLANKS, '');
}

/** The dots of transcribed names (买买提·艾力) as U+00B7, without blanks around them. */
export function unifyDots(text: string): string {
  return text.replace(MIDDLE_DOTS, '·');
}

export type NameNote = 'name-spaces' | 'name-invisible' | 'full-width';
export type NameProblem = 'name-missing' | 'name-private-use';
export type NameReading = { ok: true; name: string; notes: NameNote[] } | { ok: false; problem: NameProblem };

/**
 * A person's name in the form it is kept: NFC, no blanks between Chinese characters, one blank between Latin words, the
 * dots of transcribed names as U+00B7 (GB 18030-2022 and names, domain part G.6).
 *
 * `name-missing`: nothing that could be a name (empty, only marks such as —, or more than 50 characters).
 * `name-private-use`: a character from a private-use area, which another PC shows as another character or as nothing;
 * also U+FFFD, where the character was lost before the text reached us.
 */
export function readName(text: string): NameReading {
  if (PRIVATE_USE.test(text)) return { ok: false, problem: 'name-private-use' };
  const folded = foldWidth(text.replace(STOP_IN_NAME, '·')).normalize('NFC');
  const spaced = joinName(folded);
  const name = unifyDots(spaced);
  if (!HAS_LETTER.test(name) || Array.from(name).length > NAME_LENGTH_LIMIT)
    return { ok: false, problem: 'name-missing' };
  const notes: NameNote[] = [];
  const places = invisibleIn(text);
  if (joinName(folded.replace(INVISIBLES, '')) !== folded.replace(INVISIBLES, '')) notes.push('name-spaces');
  if (places.length > 0) notes.push('name-invisible');
  if (hasFullWidth(text)) notes.push('full-width');
  return { ok: true, name, notes };
}

/** Without the characters that show nothing; blanks stay. */
function withoutInvisible(text: string): string {
  return text.replace(INVISIBLES, '');
}

/**
 * A line as it is kept, however it was typed, pasted or read from a sheet: without characters that show nothing and without
 * blanks at its ends; a tab or an end of a line within it is one blank, as it would be on paper.
 */
export function keptLine(text: string): string {
  return withoutInvisible(text)
    .split(/[\t\n\v\f\r\u0085\u2028\u2029]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join(' ');
}

/** As `keptLine`, of a text that may have several lines: an end of a line stays one, whatever system wrote it. */
export function keptLines(text: string): string {
  return withoutInvisible(text)
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
    .replaceAll('\t', ' ')
    .trim();
}

/** The characters of a text that show nothing, each with its code point and its position among the characters, from 1. */
export function invisibleIn(text: string): { position: number; codePoint: string }[] {
  return Array.from(text).flatMap((character, index) => {
    if (character.replace(INVISIBLES, '') !== '') return [];
    const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    return [{ position: index + 1, codePoint: `U+${code}` }];
  });
}

function joinName(text: string): string {
  const parts = text.split(BLANKS).filter(Boolean);
  if (parts.length < 2) return parts[0] ?? '';
  return parts.reduce((left, right) => {
    const isLatin = IS_LATIN_WORD_END.test(left.slice(-1)) && IS_LATIN_WORD_END.test(right.slice(0, 1));
    return isLatin ? `${left} ${right}` : left + right;
  });
}
