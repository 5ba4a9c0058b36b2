import { basename } from 'node:path';
import { AppError } from '#shared/errors.ts';
import { refuseSeveralSheets } from './roster/one-sheet.ts';
import { readWorkbook } from './roster/read-workbook.ts';

/**
 * The rows of a small table as texts, the first being row 1 of the sheet: of a CSV file, or of the first sheet of a
 * workbook that is shown and not empty. The encoding is found by itself.
 * @throws AppError roster.unreadable, .notWorkbook, .passwordProtected, .empty, .encodingUnknown, .tooLarge, .severalSheets
 */
export async function readSheetRows(path: string): Promise<string[][]> {
  const workbook = await readWorkbook(path);
  const sheet = workbook.sheets.find((one) => !one.isHidden && one.rows.length > 0);
  if (!sheet) throw new AppError('roster.empty', { name: basename(path) });
  refuseSeveralSheets(workbook, basename(path), sheet, null);
  return sheet.rows.map((row) => row.map((cell) => cell.text));
}
