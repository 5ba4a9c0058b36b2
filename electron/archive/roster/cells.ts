/** A cell as the file keeps it; `text` is what a clerk would see in it. */
export interface Cell {
  kind: 'empty' | 'text' | 'number' | 'date' | 'boolean' | 'error';
  /** Of a date cell the day as YYYY-MM-DD, or YYYY-MM where its format shows no day. */
  text: string;
  /** The bare number of a number or date cell. */
  number: number | null;
}

export const emptyCell: Cell = { kind: 'empty', text: '', number: null };

// Half of a character beyond the basic plane is none: kept, no file could hold what was read.
const HALF_CHARACTER = /\p{Cs}/gu;

/** A text as a cell holds it, without the marks that other systems put around it. */
export function textCell(written: string): Cell {
  const text = withoutTextMarks(written).replace(HALF_CHARACTER, '\uFFFD');
  return text === '' ? emptyCell : { kind: 'text', text, number: null };
}

const TEXT_FORMULA = /^\s*[=＝]\s*("+|'+|“)([\s\S]*)(?:\1|”)\s*$/;

/**
 * The text inside ="350102…", ='350102…' or behind a leading apostrophe: systems and clerks write these so that a
 * spreadsheet keeps every digit of a number. Doubled quotes inside stand for one.
 */
export function withoutTextMarks(text: string): string {
  const inside = TEXT_FORMULA.exec(text)?.[2];
  if (inside !== undefined) return inside.replaceAll('""', '"');
  return /^\s*'[^']+$/.test(text) ? text.replace(/^\s*'/, '') : text;
}

export function isBlank(cell: Cell | undefined): boolean {
  return cell === undefined || cell.kind === 'empty' || cell.text.trim() === '';
}

/** Cells drawn as one; rows and columns from 0, both ends included. The content stands in the upper left one. */
export interface Merge {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

/** A sheet as rows of cells; `rows[0]` is row 1 of the sheet. Blank rows at the end are left out. */
export interface SheetCells {
  name: string;
  isHidden: boolean;
  rows: Cell[][];
  merges: readonly Merge[];
  /** Rows that a filter, a folded group or somebody hides, and columns likewise; from 0. */
  hiddenRows: ReadonlySet<number>;
  hiddenColumns: ReadonlySet<number>;
  /** Whether something stands right of the last column that is read. */
  isCut: boolean;
}

export interface WorkbookCells {
  format: 'xlsx' | 'xls' | 'csv';
  encoding: string | null;
  /** Whether day numbers count from 1904, as old Macintosh files do. */
  date1904: boolean;
  sheets: SheetCells[];
}

/** More rows than any street has retirees; beyond it something is wrong with the file. */
export const ROW_LIMIT = 200_000;
/** Cells with something in them: the parser takes about half a kilobyte of memory for each (see zip-check.ts). */
export const CELL_LIMIT = 2_000_000;
export const COLUMN_LIMIT = 200;
