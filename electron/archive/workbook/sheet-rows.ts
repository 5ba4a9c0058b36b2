import { basename } from 'node:path';
import { AppError } from '#shared/errors.ts';
import { columnLetter } from '#shared/rules/roster-columns.ts';
import { keptLines } from '#shared/rules/text.ts';
import { type Cell, isBlank, type SheetCells } from '../roster/cells.ts';
import { refuseSeveralSheets } from '../roster/one-sheet.ts';
import { readWorkbook } from '../roster/read-workbook.ts';

/**
 * The rows of a small table as texts, the first being row 1 of the sheet: of a CSV file, or of the first sheet of a
 * workbook that is shown and not empty. The encoding is found by itself. What a cell cannot say for certain refuses the
 * sheet: such a table is taken whole, and nobody looks at each row again.
 * @throws AppError roster.unreadable, .notWorkbook, .passwordProtected, .empty, .encodingUnknown, .tooLarge, .severalSheets,
 * sheet.refused
 */
export async function readSheetRows(path: string): Promise<string[][]> {
  const workbook = await readWorkbook(path);
  const sheet = workbook.sheets.find((one) => !one.isHidden && one.rows.length > 0);
  if (!sheet) throw new AppError('roster.empty', { name: basename(path) });
  refuseSeveralSheets(workbook, basename(path), sheet, null);
  refuseMerged(sheet);
  if (sheet.isCut) throw refusal(0, '列太多，后面的列读不进来，请删去用不着的列');
  return sheet.rows.map((row, index) => row.map((cell, column) => textOf(cell, index, column)));
}

// Excel keeps 15 digits of a number: of a longer one the end is gone.
const EXACT_MOST = 999_999_999_999_999;
const FIGURE = /^[^\d]*?(-?[\d,]+(?:\.\d+)?)[^\d%:]*$/;

/** @throws AppError sheet.refused where a number lost its last digits, or a formula found nothing */
function textOf({ kind, text, number }: Cell, row: number, column: number): string {
  if (kind === 'error' || (kind === 'text' && ERROR.test(text.trim())))
    throw refusal(row, `${columnLetter(column)} 列是公式出错的“${text.trim()}”，请改成实际的内容，没有的留空`);
  if (kind !== 'number' || number === null) return kind === 'text' ? keptLines(text) : text;
  if (Math.abs(number) > EXACT_MOST)
    throw refusal(
      row,
      `${columnLetter(column)} 列的号码在表格里存成了数字，只留下前 15 位，后面的已经丢失；请把这一列设为“文本”，再重新填写`,
    );
  // A cell may show fewer decimals than it holds: the amount is what it holds.
  const exact = Number(number.toPrecision(15));
  const shown = FIGURE.exec(text)?.[1];
  return shown === undefined || Number(shown.replaceAll(',', '')) === exact ? text : String(exact);
}

// As Excel writes them into a CSV file.
const ERROR = /^#(?:N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!)$/;

/** One cell drawn over several holds its text in the first: the others would be read as empty. @throws AppError sheet.refused */
function refuseMerged({ rows, merges }: SheetCells): void {
  const [first] = merges
    .filter(({ top, left, bottom }) => bottom > 0 && !isBlank(rows[top]?.[left]))
    .sort((one, other) => one.top - other.top);
  if (first) throw refusal(first.top, `${columnLetter(first.left)} 列有合并的单元格，请取消合并，每一行都填上`);
}

function refusal(index: number, message: string): AppError {
  return new AppError('sheet.refused', { row: index + 1, message, more: 0 });
}
