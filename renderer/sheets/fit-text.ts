/** The width of one written character, in em of the size it is set in. */
export type Measure = (grapheme: string) => number;

export interface Room {
  widthMm: number;
  heightMm: number;
  largestPt: number;
  /** What is added after every character, in em. */
  spacingEm?: number;
}

export interface Fitted {
  sizePt: number;
  lines: readonly string[];
}

export const LINE_HEIGHT = 1.15;
export const SMALLEST_PT = 6.5;
export const MM_PER_PT = 25.4 / 72;

const STEP_PT = 0.5;
// One line is what an eye finds at once: a value is broken only where its line would become smaller than this.
const COMFORTABLE_PT = 8;
const LARGEST_BROKEN_PT = 9;
// No field of a form may be that long; should one be, it stays inside its cell all the same.
const EMERGENCY_PT = 3;
// Rounding of the page's own layout, which counts in 1/64 px.
const SLACK_MM = 0.05;

/**
 * The largest size, and the lines, with which a text stays inside its room: one line down to 8 pt, then as many lines
 * as the height allows down to 6.5 pt. Lines break between Chinese characters, never before a closing or after an opening
 * mark, and never inside a number, an amount, a date or 档号, which rather becomes small.
 */
export function fitText(text: string, room: Room, measure: Measure): Fitted {
  // Wide spaces are room for the pen, before 元 or 天: they stay.
  const flat = text.replace(/\s*[\r\n]+\s*/g, ' ').replace(/^[ \t]+|[ \t]+$/g, '');
  const tokens = tokensOf(flat, measure, room.spacingEm ?? 0);
  const ems = tokens.reduce((sum, token) => sum + token.em, 0);
  const widthOf = (sizePt: number): number => (room.widthMm - SLACK_MM) / (sizePt * MM_PER_PT);
  // A number or a word has no good place to break: it rather becomes small.
  const leastPt = tokens.length > 1 ? COMFORTABLE_PT : SMALLEST_PT;
  for (let size = room.largestPt; size >= leastPt; size -= STEP_PT)
    if (ems <= widthOf(size)) return { sizePt: size, lines: [flat] };
  let size = Math.min(room.largestPt, LARGEST_BROKEN_PT);
  let lines = wrap(tokens, widthOf(size));
  const isInside = (): boolean => heightOf(lines.length, size) <= room.heightMm && !breaksFigure(tokens, widthOf(size));
  while (!isInside() && size > EMERGENCY_PT) {
    size -= STEP_PT;
    lines = wrap(tokens, widthOf(size));
  }
  return { sizePt: size, lines };
}

/** Lines of a letter stand wider apart than those of a cell. */
export const PARAGRAPH_LINE_HEIGHT = 1.6;

/** The largest size, and the lines, with which a paragraph stays inside its room; broken by the same rules as a cell. */
export function fitParagraph(text: string, room: Room, measure: Measure): Fitted {
  const tokens = tokensOf(text, measure, 0);
  let size = room.largestPt;
  for (;;) {
    const width = (room.widthMm - SLACK_MM) / (size * MM_PER_PT);
    const lines = wrap(tokens, width);
    const height = lines.length * size * PARAGRAPH_LINE_HEIGHT * MM_PER_PT;
    if ((height <= room.heightMm && !breaksFigure(tokens, width)) || size <= EMERGENCY_PT)
      return { sizePt: size, lines };
    size -= STEP_PT;
  }
}

/** The largest size with which lines that are broken already stay inside their room. */
export function fitLines(lines: readonly string[], room: Room, measure: Measure): Fitted {
  const longest = Math.max(
    ...lines.map((line) => graphemesOf(line).reduce((sum, g) => sum + measure(g) + (room.spacingEm ?? 0), 0)),
  );
  const isInside = (size: number): boolean =>
    longest * size * MM_PER_PT <= room.widthMm - SLACK_MM && heightOf(lines.length, size) <= room.heightMm;
  let size = lines.length > 1 ? Math.min(room.largestPt, LARGEST_BROKEN_PT) : room.largestPt;
  while (!isInside(size) && size > EMERGENCY_PT) size -= STEP_PT;
  return { sizePt: size, lines };
}

/** The height of so many lines, in mm. */
export function heightOf(lines: number, sizePt: number): number {
  return lines * sizePt * LINE_HEIGHT * MM_PER_PT;
}

interface Token {
  graphemes: readonly { text: string; em: number }[];
  em: number;
  /** Holds a digit and is short enough to be read as one: a number, an amount, a date, a 档号. */
  isFigure: boolean;
}

// A comma within figures too: 1,055.00 is one word; so is a number whose middle is hidden.
const WORD = /[0-9A-Za-z.,\-/#*]/;
const CLOSES = /^[）)】》」』”’、，。；：！？,;:!?·%％号]$/;
const OPENS = /^[（(【《「『“‘〔]$/;
// A date, or an amount with its unit, is one figure however many characters it has.
const FIGURES = /\d{2,4}\s?年(?:\s?\d{1,2}\s?月(?:\s?\d{1,2}\s?日)?)?|\d{1,2}\s?月\s?\d{1,2}\s?日|-?[\d,]*\.?\d+\s?元/g;
// The longest 档号 has 24 characters. Longer words with a digit, as a line of dashes or an address on the net, may break.
const LONGEST_FIGURE = 40;

/** What is kept together on a line: a word or number, a character with the marks that belong to it. */
function tokensOf(text: string, measure: Measure, spacing: number): Token[] {
  const tokens: { text: string; em: number }[][] = [];
  const figures = Array.from(text.matchAll(FIGURES), ({ index, 0: found }) => [index, index + found.length] as const);
  let previous = '';
  let at = 0;
  for (const grapheme of graphemesOf(text)) {
    const piece = { text: grapheme, em: measure(grapheme) + spacing };
    const last = tokens.at(-1);
    const isWithin = figures.some(([from, to]) => from < at && at < to);
    at += grapheme.length;
    const belongs =
      isWithin || CLOSES.test(grapheme) || OPENS.test(previous) || (WORD.test(grapheme) && WORD.test(previous));
    if (last && belongs) last.push(piece);
    else tokens.push([piece]);
    previous = grapheme;
  }
  return tokens.map((graphemes) => ({
    graphemes,
    em: graphemes.reduce((sum, { em }) => sum + em, 0),
    isFigure: graphemes.length <= LONGEST_FIGURE && graphemes.some(({ text: one }) => /\d/.test(one)),
  }));
}

function breaksFigure(tokens: readonly Token[], width: number): boolean {
  return tokens.some((token) => token.isFigure && token.em > width);
}

function wrap(tokens: readonly Token[], width: number): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  const put = (text: string, em: number): void => {
    if (line !== '' && used + em > width) {
      lines.push(line.trimEnd());
      line = '';
      used = 0;
      if (text.trim() === '') return;
    }
    line += text;
    used += em;
  };
  for (const token of tokens) {
    // Longer than a whole line: broken where the line ends.
    const pieces = token.em > width ? token.graphemes : [{ text: textOf(token), em: token.em }];
    for (const { text, em } of pieces) put(text, em);
  }
  lines.push(line);
  return lines;
}

function textOf(token: Token): string {
  return token.graphemes.map(({ text }) => text).join('');
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'grapheme' });
// Characters that never join with their neighbours: nearly all there are, and much quicker to take apart.
const SIMPLE = /^[\u0020-\u007e\u00b7\u2014\u2018-\u201d\u3000-\u3029\u3400-\u9fff\uff01-\uff5e]*$/;

function graphemesOf(text: string): string[] {
  return SIMPLE.test(text) ? text.split('') : Array.from(segmenter.segment(text), ({ segment }) => segment);
}
