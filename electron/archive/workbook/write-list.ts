import { PassThrough } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import ExcelJS from 'exceljs';
import Papa from 'papaparse';
import { encodeGb18030 } from '../roster/encoding.ts';
import { headerText, pageSetup } from './page-setup.ts';

/** A column of a list that leaves the program. Numbers of people and accounts are text, or a spreadsheet spoils them. */
export interface ListColumn {
  key: string;
  title: string;
  /** In characters. */
  width: number;
  /** A date stays the text it is (2012-01 has no day); money is fen; a figure is a number with what decimals it has. */
  kind: 'text' | 'date' | 'number' | 'figure' | 'money';
}

/** A column whose key is its title. */
export function listColumn(title: string, width: number, kind: ListColumn['kind'] = 'text'): ListColumn {
  return { key: title, title, width, kind };
}

/** Columns of text, each by its title with its width. */
export function textColumns(widths: Readonly<Record<string, number>>): ListColumn[] {
  return Object.entries(widths).map(([title, width]) => listColumn(title, width));
}

export type ListRow = Record<string, string | number | null>;
export type ListRows = Iterable<ListRow> | AsyncIterable<ListRow>;

const formats: Record<ListColumn['kind'], string> = {
  text: '@',
  date: '@',
  number: '0',
  figure: 'General',
  money: '#,##0.00',
};
// Lines written before the packer gets its turn: all at once, a long list would pile up unpacked.
const LINES_AT_ONCE = 500;

/**
 * A workbook of one sheet: bold heading that stays in view, text cells for text, yuan for money in fen. Written line by
 * line, so that a list of 100,000 lines needs little more than its packed size (with shared strings it took 1.2 GB).
 */
export async function writeListWorkbook(
  sheet: string,
  columns: readonly ListColumn[],
  rows: ListRows,
): Promise<Uint8Array> {
  const stream = new PassThrough();
  const chunks: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  const workbook = newWriter(stream);
  workbook.creator = '街道档案';
  const page = workbook.addWorksheet(sheet, {
    views: [{ state: 'frozen', ySplit: 1 }],
    pageSetup: pageSetup(columns),
    headerFooter: { oddHeader: `&C&"-,Bold"&14${headerText(sheet)}`, oddFooter: '&C第 &P 页　共 &N 页' },
  });
  page.columns = columns.map((column) => ({
    header: column.title,
    key: column.key,
    width: column.width,
    style: { numFmt: formats[column.kind] },
  }));
  page.getRow(1).font = { bold: true };
  page.getRow(1).commit();
  let lines = 0;
  for await (const row of rows) {
    page.addRow(columns.map((column) => cellValue(column, row[column.key] ?? null))).commit();
    lines += 1;
    if (lines % LINES_AT_ONCE === 0) await nextTurn();
  }
  // Lines alone are printed, and not what somebody writes beside them.
  page.pageSetup.printArea = `A1:${page.getColumn(columns.length).letter}${lines + 1}`;
  page.commit();
  await workbook.commit();
  return new Uint8Array(Buffer.concat(chunks));
}

// A package below exceljs still calls `new Buffer`. Bundled, that counts as our own code, and Node says so once on the
// standard error, which belongs to the sentences for people.
function newWriter(stream: PassThrough): ExcelJS.stream.xlsx.WorkbookWriter {
  const before = process.noDeprecation;
  process.noDeprecation = true;
  try {
    return new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: false });
  } finally {
    process.noDeprecation = before ?? false;
  }
}

/**
 * The same list as CSV: in UTF-8 with a mark that Excel and WPS understand, or in GB18030 for programs that read
 * nothing else.
 */
export function writeListCsv(
  columns: readonly ListColumn[],
  rows: Iterable<ListRow>,
  encoding: 'utf-8' | 'gb18030' = 'utf-8',
): Uint8Array {
  const lines = Array.from(rows, (row) => columns.map((column) => csvText(column, row[column.key] ?? null)));
  const text = `${Papa.unparse([columns.map((column) => column.title), ...lines], { newline: '\r\n' })}\r\n`;
  return encoding === 'gb18030' ? encodeGb18030(text) : Buffer.from(`\uFEFF${text}`, 'utf8');
}

function cellValue(column: ListColumn, value: string | number | null): string | number | null {
  if (value === null) return null;
  if (column.kind === 'money') return Number(value) / 100;
  return column.kind === 'number' || column.kind === 'figure' ? Number(value) : xmlText(String(value));
}

// Control characters, which XML cannot hold, would make the whole workbook unreadable; _x000D_ would be read as one
// (ECMA-376 part 1, 22.9.2.19).
function xmlText(text: string): string {
  return text
    .replace(/[\p{Cc}\ufffe\uffff]/gu, (character) => ('\t\n\r'.includes(character) ? character : ''))
    .replace(/_(?=x[\dA-Fa-f]{4}_)/g, '_x005F_');
}

function csvText(column: ListColumn, value: string | number | null): string {
  if (value === null) return '';
  if (column.kind === 'money') return (Number(value) / 100).toFixed(2);
  const text = String(value);
  // A spreadsheet would run a text that begins like a formula, in full width too; numbers of ours never do.
  return column.kind === 'text' && /^[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text;
}
