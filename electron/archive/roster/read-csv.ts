import Papa from 'papaparse';
import { AppError } from '#shared/errors.ts';
import { COLUMN_LIMIT, isBlank, ROW_LIMIT, type SheetCells, textCell } from './cells.ts';
import { decodeText } from './encoding.ts';
import { refuseMany } from './too-much.ts';

/** Where a spreadsheet program shows the file it puts it into a sheet of its own. */
const SHEET_NAME = 'Sheet1';
const DELIMITERS = [',', '\t', ';', '|'];

/**
 * Reads the text of a CSV file; encoding and delimiter are found by themselves. A line break inside quotes stays in its
 * cell and blank lines count, so that a row has the number a spreadsheet shows.
 * @throws AppError roster.encodingUnknown, roster.empty, roster.tooLarge
 */
export function readCsv(bytes: Uint8Array, name: string): { encoding: string; sheet: SheetCells } {
  const decoded = decodeText(bytes);
  if (!decoded) throw new AppError('roster.encodingUnknown', { name });
  const text = decoded.text.replace(/^\uFEFF/, '');
  if (text.trim() === '') throw new AppError('roster.empty', { name });
  const parsed = parse(text, name);
  const rows = parsed.map((row) => row.slice(0, COLUMN_LIMIT).map(textCell));
  while (rows.at(-1)?.every(isBlank)) rows.pop();
  if (rows.length === 0) throw new AppError('roster.empty', { name });
  const isCut = parsed.some((row) => row.slice(COLUMN_LIMIT).some((text) => text.trim() !== ''));
  const nothing = { merges: [], hiddenRows: new Set<number>(), hiddenColumns: new Set<number>() };
  return { encoding: decoded.encoding, sheet: { name: SHEET_NAME, isHidden: false, rows, ...nothing, isCut } };
}

function parse(text: string, name: string): string[][] {
  // Excel takes the delimiter from a first line sep=; and does not show that line.
  const declared = /^"?sep=(.)"?\r?\n/i.exec(text);
  const body = declared ? text.slice(declared[0].length) : text;
  refuseMany(name, 'rows', rowsIn(body), ROW_LIMIT);
  const delimiter = declared?.[1] ?? delimiterOf(body);
  const parsed = Papa.parse<string[]>(withQuotedFormulas(body, delimiter), { delimiter });
  if (!parsed.errors.some((error) => error.code === 'MissingQuotes')) return parsed.data;
  // A quote that is never closed would swallow the people behind it: then quotes are no more than marks.
  return body.split(/\r\n|\n|\r/).map((line) => line.split(delimiter).map((cell) => cell.replace(/^"(.*)"$/, '$1')));
}

// ="湖东路1号,2号" with the delimiter inside: quotes count for the parser only where they begin a cell, so that everything
// behind would stand one column further right.
function withQuotedFormulas(text: string, delimiter: string): string {
  if (!/[=＝]\s*"/.test(text)) return text;
  const mark = delimiter.replace(/[|\\^$.*+?()[\]{}]/g, '\\$&');
  const cell = new RegExp(`(^|${mark}|\\n|\\r)([=＝] *"(?:[^"\\r\\n]|"")*")(?=${mark}|\\r|\\n|$)`, 'g');
  return text.replace(cell, (_whole, before: string, formula: string) => `${before}"${formula.replaceAll('"', '""')}"`);
}

// Rows with something in them, counted before anything is parsed. A quote that is never closed hides the rows behind it:
// then every line is one.
function rowsIn(text: string): number {
  let rows = 0;
  let isQuoted = false;
  for (const [mark] of text.matchAll(/"|\r\n?|\n/g)) {
    if (mark === '"') isQuoted = !isQuoted;
    else if (!isQuoted) rows += 1;
  }
  const last = /[^\r\n]$/.test(text) ? 1 : 0;
  return (isQuoted ? (text.match(/\r\n?|\n/g)?.length ?? 0) : rows) + last;
}

// The one that cuts the fullest of the first lines into most parts; what stands in quotes does not count.
function delimiterOf(text: string): string {
  const head = text
    .slice(0, 20_000)
    .replace(/"[^"]*"/g, '')
    .split(/\r\n|\n|\r/)
    .slice(0, 40);
  const parts = (mark: string): number => Math.max(...head.map((line) => line.split(mark).length));
  return DELIMITERS.reduce((best, mark) => (parts(mark) > parts(best) ? mark : best));
}
