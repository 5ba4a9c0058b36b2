/** A cell as the file keeps it; `text` is what a clerk would see in it. */
export interface Cell {
  kind: 'empty' | 'text' | 'number' | 'date' | 'boolean' | 'error';
  text: string;
  /** The bare number of a number or date cell. */
  number: number | null;
}

export const emptyCell: Cell = { kind: 'empty', text: '', number: null };

export function textCell(text: string): Cell {
  return text === '' ? emptyCell : { kind: 'text', text, number: null };
}

/** A sheet as rows of cells; `rows[0]` is row 1 of the sheet. */
export interface SheetCells {
  name: string;
  isHidden: boolean;
  rows: Cell[][];
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
export const COLUMN_LIMIT = 200;
