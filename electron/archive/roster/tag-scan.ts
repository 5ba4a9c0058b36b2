const ROW_TAG = /<(?:[\w-]+:)?(row|v|is|table-row|table-cell)(?=[\s>/])([^<>]*)/g;
const RARE_REFERENCE = /&#(?:x[\da-f]{5}|\d{5})/i;
// As much of a tag as is kept for the next piece; a longer one is no tag of a table.
const TAG_MOST = 4096;

/**
 * Counts the rows and cells of a sheet's XML while it is unpacked piece by piece: rows with something in them, of a
 * workbook (`row`, with `v` or `is` in it) or an OpenDocument sheet, whose rows and cells may stand for many.
 */
export class TagScan {
  rows = 0;
  cells = 0;
  /** Whether a text names a character by a number of five digits or more. */
  hasRareReference = false;
  private readonly isSheet: boolean;
  private rest = '';
  private isCounted = true;
  private repeats = 1;

  /** @param isSheet whether rows are counted; of other parts only the references are looked for */
  constructor(isSheet: boolean) {
    this.isSheet = isSheet;
  }

  add(piece: Buffer): void {
    const text = this.rest + piece.toString('latin1');
    this.hasRareReference ||= text.includes('&#') && RARE_REFERENCE.test(text);
    const open = this.isSheet ? text.lastIndexOf('<') : -1;
    const isCut = open >= 0 && text.indexOf('>', open) < 0 && text.length - open <= TAG_MOST;
    if (this.isSheet) this.count(isCut ? text.slice(0, open) : text);
    // A reference may be cut too: eight characters and the mark are enough to know it.
    this.rest = isCut ? text.slice(open) : this.isSheet ? tailOf(text, '&') : text.slice(-8);
  }

  private count(text: string): void {
    for (const [, tag, attributes = ''] of text.matchAll(ROW_TAG)) {
      if (tag === 'row' || tag === 'table-row') {
        this.isCounted = false;
        this.repeats = tag === 'row' ? 1 : repeatOf(attributes, 'rows');
      } else if (tag !== 'table-cell') this.cell(1);
      else if (attributes.includes('value-type')) this.cell(repeatOf(attributes, 'columns'));
    }
  }

  private cell(columns: number): void {
    this.cells += columns * this.repeats;
    if (this.isCounted) return;
    this.isCounted = true;
    this.rows += this.repeats;
  }
}

// What follows a mark that stands among the last eight characters.
function tailOf(text: string, mark: string): string {
  const at = text.lastIndexOf(mark);
  return at >= 0 && at >= text.length - 8 ? text.slice(at) : '';
}

function repeatOf(attributes: string, what: 'rows' | 'columns'): number {
  const repeat = new RegExp(`number-${what}-repeated="(\\d{1,9})"`).exec(attributes)?.[1];
  return repeat === undefined ? 1 : Number(repeat);
}
