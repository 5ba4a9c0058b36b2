import { readFile } from 'node:fs/promises';
import ExcelJS from 'exceljs';
import type { ReadableDb } from '#db/core/open.ts';
import { getImport, getImportData, type PlanRow, planRows } from '#db/imports/imports.ts';
import type { ImportColumn } from '#shared/contract/imports.ts';
import { AppError } from '#shared/errors.ts';
import { kinds } from '#shared/records/index.ts';
import { writeWhole } from '../../files/write-whole.ts';
import type { Cell, SheetCells, WorkbookCells } from './cells.ts';
import { readWorkbook } from './read-workbook.ts';

const PAGE = 1000;
/** The light red in which spreadsheets mark what is bad. */
const WRONG: ExcelJS.Fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFC7CE' } };

/**
 * Writes a copy of the clerk's own roster as a workbook: her sheets, columns and order, with each wrong cell coloured and
 * the reason as a comment. Cells that were put right here hold what was typed, and their comment what the file said. Lines
 * that passed are as they were, so that the copy, imported again, is judged as the roster was. What is no .xlsx comes back
 * as one.
 * @returns how many lines are marked
 * @throws AppError import.fileGone, import.fileChanged, file.notWritable and those of `readWorkbook`
 */
export async function writeMarkedWorkbook(db: ReadableDb, importId: number, path: string): Promise<number> {
  const plan = getImport(db, importId);
  const from = getImportData(db, importId).path;
  const bytes = await readFile(from).catch(() => {
    throw new AppError('import.fileGone', { name: plan.fileName });
  });
  const cells = await readWorkbook(from);
  const book = plan.format === 'xlsx' ? await ownWorkbook(bytes, cells) : workbookOf(cells);
  let marked = 0;
  for (const row of toMark(db, importId)) {
    const at = cells.sheets.findIndex(({ name }) => name === (row.sheet ?? plan.sheet));
    const [sheet, page] = [cells.sheets[at], book.worksheets[at]];
    if (!sheet || !page || !isAsRead(sheet, row)) throw new AppError('import.fileChanged', { name: plan.fileName });
    for (const mend of row.entry.review?.mended ?? []) {
      const cell = page.getCell(row.row, mend.column + 1);
      cell.value = mend.typed;
      cell.style = { ...cell.style, numFmt: '@' };
      note(cell, `花名册原来写的是“${mend.said}”，${mend.by}核对时改为“${mend.typed}”。`);
    }
    if (row.verdict !== 'rejected') continue;
    const cell = page.getCell(row.row, wrongColumn(plan.columns, kinds[plan.kind].rosterColumns, row) + 1);
    // Cells of one look share it as one object: it is replaced, never changed.
    cell.style = { ...cell.style, fill: WRONG };
    note(cell, row.message ?? row.reason ?? '');
    marked += 1;
  }
  await writeWhole(path, new Uint8Array(await book.xlsx.writeBuffer()));
  return marked;
}

/** The lines of a plan that were refused or put right, in the order of the roster. */
function* toMark(db: ReadableDb, importId: number): Generator<PlanRow> {
  let after = 0;
  for (;;) {
    const rows = planRows(db, importId, { verdict: null, isNoted: false, after, limit: PAGE });
    for (const row of rows) if (row.verdict === 'rejected' || row.entry.review?.mended.length) yield row;
    if (rows.length < PAGE) return;
    after = rows.at(-1)?.position ?? after;
  }
}

/** Whether the line reads as it did when it was judged; another line would be marked else. */
function isAsRead(sheet: SheetCells, row: PlanRow): boolean {
  const said = new Map((row.entry.review?.mended ?? []).map((mend) => [mend.column, mend.said]));
  const line = sheet.rows[row.row - 1] ?? [];
  return row.cells.every((text, column) => (line[column]?.text ?? '') === (said.get(column) ?? text));
}

function wrongColumn(
  columns: readonly ImportColumn[],
  fields: readonly { field: string; title: string; reportAs: string }[],
  { field }: PlanRow,
): number {
  const meant = fields.filter((one) => [one.field, one.title, one.reportAs].includes(field ?? ''));
  const found = columns.find((column) => meant.some((one) => one.field === column.field));
  return (
    (found ?? columns.find((column) => column.field === 'name' || column.field === 'outletName') ?? columns[0])
      ?.index ?? 0
  );
}

function note(cell: ExcelJS.Cell, text: string): void {
  const before = typeof cell.note === 'string' ? cell.note : (cell.note?.texts ?? []).map((part) => part.text).join('');
  cell.note = before === '' || before === text ? text : `${text}\n原批注：${before}`;
}

/** The workbook itself; one that cannot be taken over whole is drawn anew from its cells. */
async function ownWorkbook(bytes: Buffer, cells: WorkbookCells): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook();
  try {
    await book.xlsx.load(new Uint8Array(bytes).buffer);
  } catch {
    return workbookOf(cells);
  }
  const names = book.worksheets.map(({ name }) => name);
  return names.join('\n') === cells.sheets.map(({ name }) => name).join('\n') ? book : workbookOf(cells);
}

/** A workbook of what a roster that is no .xlsx says. */
function workbookOf(cells: WorkbookCells): ExcelJS.Workbook {
  const book = new ExcelJS.Workbook();
  if (cells.date1904) book.properties.date1904 = true;
  for (const { name, isHidden, rows, merges } of cells.sheets) {
    const page = book.addWorksheet(name, isHidden ? { state: 'hidden' } : {});
    rows.forEach((line, row) => {
      line.forEach((cell, column) => {
        const value = cellValue(cell);
        if (value === null) return;
        const at = page.getCell(row + 1, column + 1);
        at.value = value;
        if (typeof value === 'string') at.numFmt = '@';
      });
    });
    for (const { top, left, bottom, right } of merges)
      page.mergeCellsWithoutStyle(top + 1, left + 1, bottom + 1, right + 1);
    const width = Math.max(1, ...rows.map((line) => line.length));
    for (let column = 1; column <= width; column += 1) page.getColumn(column).width = 16;
  }
  return book;
}

// A figure shown in a form of its own (a day, 0012) is kept as the text the clerk saw.
function cellValue({ kind, text, number }: Cell): string | number | null {
  if (text === '') return null;
  return kind === 'number' && number !== null && String(number) === text ? number : text;
}
