import { HAN_BLOCKS, type HanBlockName } from '#shared/rules/rare-characters.ts';
import type { Compositions } from './compositions.ts';
import { formsOf } from './part-names.ts';
import type { PartsQuery } from './read-query.ts';

// The common block first, then the extensions in the order in which they were added.
const ORDER: readonly HanBlockName[] = [
  '基本',
  '扩展A',
  '扩展B',
  '扩展C',
  '扩展D',
  '扩展E',
  '扩展F',
  '扩展G',
  '扩展H',
  '扩展I',
];
const CODE_POINT_ROOM = 0x40000;

/** Ranks that end in the code point: of tens of thousands found a page is turned into characters, and no more. */
type FoundCodePoints = Float64Array;

/**
 * The characters that hold all the parts, each part for itself (方方土 needs two 方), the one with the least beside them
 * first. A number of strokes is met by the strokes left over, or by those beside the radical (Unihan kRSUnicode).
 * @param readingsOf readings of a character without tones
 */
export function findCharacters(
  compositions: Compositions,
  query: PartsQuery,
  readingsOf: (character: string) => readonly string[],
): FoundCodePoints {
  if (query.parts.length === 0) return new Float64Array();
  const ranks = new Search(compositions, query).run();
  const { reading } = query;
  if (reading === null) return ranks;
  return ranks.filter((rank) => readingsOf(characterIn(rank)).some((syllable) => syllable.startsWith(reading)));
}

/** The character a rank ends in. */
export function characterIn(rank: number): string {
  return String.fromCodePoint(rank % CODE_POINT_ROOM);
}

class Search {
  private readonly compositions: Compositions;
  private readonly strokes: number | null;
  /** The radical of a query that is one radical and a number of strokes. */
  private readonly radical: string | null;
  private readonly wanted: readonly (readonly number[])[];
  private readonly holders: readonly Uint8Array[];
  private open: (readonly number[])[] = [];
  /** Strokes that belong to none of the parts asked for. */
  private rest = 0;
  /** How many parts stand in another form, or deeper inside. */
  private inexact = 0;

  constructor(compositions: Compositions, query: PartsQuery) {
    this.compositions = compositions;
    this.strokes = query.strokes;
    this.wanted = query.parts.map((part) => formsOf(part).map((form) => form.codePointAt(0) ?? 0));
    this.holders = this.wanted.map((forms) => compositions.markHolders(forms));
    const only = this.wanted.length === 1 ? compositions.radicalOf(this.wanted[0]?.[0] ?? 0) : null;
    this.radical = only?.rest === 0 ? only.radical : null;
  }

  /** What fits, the nearest first, as numbers that end in the code point. */
  run(): Float64Array {
    const ranks: number[] = [];
    for (const [block, order] of orderedBlocks())
      for (let codePoint = block.first; codePoint <= block.last; codePoint += 1) {
        if (!this.holders.every((marks) => marks[codePoint] === 1) || !this.fits(codePoint)) continue;
        const far = this.distance(codePoint);
        if (far !== null) ranks.push((far * ORDER.length + order) * CODE_POINT_ROOM + codePoint);
      }
    return Float64Array.from(ranks).sort();
  }

  private fits(codePoint: number): boolean {
    this.open = [...this.wanted];
    this.rest = 0;
    this.inexact = 0;
    this.visitParts(codePoint, 0);
    return this.open.length === 0;
  }

  private visitParts(codePoint: number, depth: number): void {
    const count = this.compositions.countOf(codePoint);
    for (let index = 0; index < count; index += 1) this.visit(this.compositions.partAt(codePoint, index), depth);
  }

  private visit(part: number, depth: number): void {
    for (let at = 0; at < this.open.length; at += 1) {
      const forms = this.open[at] as readonly number[];
      if (!forms.includes(part)) continue;
      if (forms[0] !== part || depth > 0) this.inexact += 1;
      this.open.splice(at, 1);
      return;
    }
    const isRelevant = this.open.length > 0 && this.holders.some((marks) => marks[part] === 1);
    if (isRelevant) this.visitParts(part, depth + 1);
    else this.rest += this.compositions.strokesOf(part);
  }

  /** Null where the number of strokes is another one. */
  private distance(codePoint: number): number | null {
    const near = this.rest * 8 + Math.min(this.inexact, 7);
    if (this.strokes === null) return near;
    if (this.radical !== null) {
      const found = this.compositions.radicalOf(codePoint);
      if (found?.radical === this.radical && found.rest === this.strokes) return 0;
    }
    return this.rest === this.strokes ? near : null;
  }
}

function orderedBlocks(): [block: { first: number; last: number }, order: number][] {
  return HAN_BLOCKS.filter(({ name }) => ORDER.includes(name)).map((block) => [block, ORDER.indexOf(block.name)]);
}
