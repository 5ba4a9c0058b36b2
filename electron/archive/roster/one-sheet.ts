import { AppError } from '#shared/errors.ts';
import { isBlank, type SheetCells, type WorkbookCells } from './cells.ts';
import { foldHeading } from './headings.ts';

// A title and what the office adds above a heading take no more.
const LOOK_ROWS = 10;

/**
 * Refuses a list that goes on on another sheet with the same heading, where only one sheet is read: half a list entered
 * without a word is a list of people left out. A hidden sheet stays out.
 * @param headerRow of the sheet that is read, from 1; null: the fullest of its first lines is its heading
 * @throws AppError roster.severalSheets
 */
export function refuseSeveralSheets(
  workbook: WorkbookCells,
  name: string,
  read: SheetCells,
  headerRow: number | null,
): void {
  const heading = headingAt(read, headerRow === null ? fullestLine(read) : headerRow - 1);
  if (!/\p{L}/u.test(heading)) return;
  const further = workbook.sheets.filter((sheet) => {
    if (sheet === read || sheet.isHidden) return false;
    const at = sheet.rows.findIndex((_line, index) => headingAt(sheet, index) === heading);
    return at >= 0 && sheet.rows.slice(at + 1).some((line) => line.some((cell) => !isBlank(cell)));
  });
  if (further.length === 0) return;
  const sheets = [read, ...further].map((sheet) => sheet.name).join('、');
  throw new AppError('roster.severalSheets', { name, sheets });
}

function headingAt(sheet: SheetCells, index: number): string {
  return (sheet.rows[index] ?? []).map((cell) => foldHeading(cell.text)).join('|');
}

function fullestLine({ rows }: SheetCells): number {
  const filled = rows.slice(0, LOOK_ROWS).map((line) => line.filter((cell) => !isBlank(cell)).length);
  return filled.indexOf(Math.max(...filled));
}
