// Beyond extension H nothing is assigned in Unicode 15.1.
const CODE_POINTS = 0x32400;
const UNKNOWN_PART = '?'.charCodeAt(0);
const FIRST_OPERATOR = 'a'.charCodeAt(0);
const LAST_OPERATOR = 'p'.charCodeAt(0);

/**
 * How every Han character of Unicode 15.1 is composed (sources at the head of parts.txt). Characters and parts are code
 * points and the whole is kept in flat arrays: a common part stands in tens of thousands of characters, and a search
 * must answer while a clerk types.
 */
export class Compositions {
  private readonly compositions: string[] = [];
  private readonly radicals: string[] = [];
  /** Parts of a character: `parts` from `starts[codePoint]` on, `lengths[codePoint]` of them; likewise who holds a part. */
  private readonly parts: number[] = [];
  private readonly starts = new Int32Array(CODE_POINTS);
  private readonly lengths = new Uint8Array(CODE_POINTS);
  private readonly holders: Int32Array;
  private readonly holderStarts = new Int32Array(CODE_POINTS + 1);
  private readonly strokes = new Uint8Array(CODE_POINTS);

  constructor(text: string) {
    this.readLines(text);
    this.holders = this.turnRound();
  }

  /** As it is shown: ⿰亻韦; null where the character is not taken apart. */
  structureOf(codePoint: number): string | null {
    const composition = this.compositions[codePoint];
    if (!composition) return null;
    return composition
      .replace(/[a-p]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - FIRST_OPERATOR + 0x2ff0))
      .replaceAll('?', '？');
  }

  /** Radical of the Kangxi dictionary and strokes beside it: 96 and 8 for 琼 (kRSUnicode). */
  radicalOf(codePoint: number): { radical: string; rest: number } | null {
    const [radical, rest] = this.radicals[codePoint]?.split('.') ?? [];
    return radical === undefined ? null : { radical, rest: Number(rest) };
  }

  countOf(codePoint: number): number {
    return this.lengths[codePoint] ?? 0;
  }

  partAt(codePoint: number, index: number): number {
    return this.parts[(this.starts[codePoint] ?? 0) + index] ?? UNKNOWN_PART;
  }

  /** Strokes of a character or part; of a part without a code point, a guess. */
  strokesOf(codePoint: number): number {
    const known = this.strokes[codePoint] ?? 0;
    if (known > 0) return known;
    // Counted first, so that a circle in the data ends.
    this.strokes[codePoint] = UNLISTED.get(codePoint) ?? 1;
    const count = this.countOf(codePoint);
    let sum = 0;
    for (let index = 0; index < count; index += 1) sum += this.strokesOf(this.partAt(codePoint, index));
    if (sum > 0) this.strokes[codePoint] = sum;
    return this.strokes[codePoint] ?? 1;
  }

  /** Marks every character that holds one of these parts, however deep, with 1. */
  markHolders(parts: readonly number[]): Uint8Array {
    const marks = new Uint8Array(CODE_POINTS);
    const open = [...parts];
    for (let part = open.pop(); part !== undefined; part = open.pop()) {
      const end = this.holderStarts[part + 1] ?? 0;
      for (let at = this.holderStarts[part] ?? 0; at < end; at += 1) {
        const holder = this.holders[at] ?? 0;
        if (marks[holder] === 1) continue;
        marks[holder] = 1;
        open.push(holder);
      }
    }
    return marks;
  }

  private readLines(text: string): void {
    let codePoint = 0;
    let radical = '';
    for (const line of text.trimEnd().split('\n')) {
      const mark = line[0];
      if (mark === '#') continue;
      if (mark === '!') {
        const [count = '', leaves = ''] = line.slice(1).split(' ');
        for (const leaf of leaves) this.strokes[codePointOf(leaf)] = Number(count);
      } else if (mark === '@') codePoint = Number.parseInt(line.slice(1), 16);
      else if (mark === '=') radical = line.slice(1);
      else if (codePoint > 0) {
        this.add(codePoint, line);
        this.radicals[codePoint] = radical;
        codePoint += 1;
      }
    }
  }

  private add(codePoint: number, composition: string): void {
    this.compositions[codePoint] = composition;
    this.starts[codePoint] = this.parts.length;
    for (const sign of composition) {
      const part = codePointOf(sign);
      if (part >= FIRST_OPERATOR && part <= LAST_OPERATOR) continue;
      this.parts.push(part);
      this.lengths[codePoint] = (this.lengths[codePoint] ?? 0) + 1;
    }
  }

  private turnRound(): Int32Array {
    const next = this.holderStarts;
    for (const part of this.parts) next[part + 1] = (next[part + 1] ?? 0) + 1;
    for (let part = 1; part <= CODE_POINTS; part += 1) next[part] = (next[part] ?? 0) + (next[part - 1] ?? 0);
    const holders = new Int32Array(this.parts.length);
    const at = Int32Array.from(next);
    for (let codePoint = 0; codePoint < CODE_POINTS; codePoint += 1)
      for (let index = 0; index < this.countOf(codePoint); index += 1) {
        const part = this.partAt(codePoint, index);
        const place = at[part] ?? 0;
        holders[place] = codePoint;
        at[part] = place + 1;
      }
    return holders;
  }
}

function codePointOf(character: string): number {
  return character.codePointAt(0) ?? 0;
}

// Parts from Unicode's supplement of radicals, which Unihan does not count; strokes (㇀ …) are one.
const UNLISTED = new Map(
  Array.from('⺼4⺝4⺊2⺈2⺀2⺆2⺌3⺗4⺶6⺻6?3'.matchAll(/(\D)(\d)/gu), ([, part = '', strokes]) => [
    codePointOf(part),
    Number(strokes),
  ]),
);

let loading: Promise<Compositions> | null = null;

/** Read once, when the first clerk asks for a character by its parts: a megabyte that most sessions never need. */
export function loadCompositions(): Promise<Compositions> {
  loading ??= import('./parts.txt?raw').then(({ default: text }) => new Compositions(text));
  return loading;
}
