import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import * as XLSX from '@e965/xlsx';
import { AppError } from '#shared/errors.ts';
import { fromExcelSerial } from '#shared/rules/calendar.ts';
import { type Cell, COLUMN_LIMIT, emptyCell, ROW_LIMIT, type SheetCells, type WorkbookCells } from './cells.ts';
import { readCsv } from './read-csv.ts';

// What a workbook may unpack to. A street's largest roster is a hundredth of it; a zip bomb is far beyond.
const UNPACKED_LIMIT_BYTES = 600_000_000;
const FILE_LIMIT_BYTES = 200_000_000;

/**
 * Reads a roster file by its content, whatever its name says.
 * @throws AppError roster.unreadable, .notWorkbook, .passwordProtected, .empty, .encodingUnknown, .tooLarge
 */
export async function readWorkbook(path: string): Promise<WorkbookCells> {
  const name = basename(path);
  const bytes = await readFile(path).catch(() => {
    throw new AppError('roster.unreadable', { name });
  });
  if (bytes.length === 0) throw new AppError('roster.empty', { name });
  if (bytes.length > FILE_LIMIT_BYTES) throw new AppError('roster.tooLarge', { name, limitRows: ROW_LIMIT });
  const kind = kindOf(bytes);
  if (kind === 'unknown') throw new AppError('roster.notWorkbook', { name });
  if (kind === 'csv') {
    const { encoding, sheet } = readCsv(bytes, name);
    refuseTooLarge(sheet.rows.length, name);
    return { format: 'csv', encoding, date1904: false, sheets: [sheet] };
  }
  if (kind === 'xlsx') refuseBomb(bytes, name);
  const workbook = parse(bytes, name, kind);
  const sheets = workbook.SheetNames.map((sheet, index) => {
    const page = workbook.Sheets[sheet];
    const isHidden = (workbook.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0;
    return {
      name: sheet,
      isHidden,
      rows: page ? cellsOf(page, name, workbook.Workbook?.WBProps?.date1904 === true) : [],
    };
  });
  if (sheets.every((sheet) => sheet.rows.length === 0)) throw new AppError('roster.empty', { name });
  return {
    format: kind === 'xlsx' ? 'xlsx' : 'xls',
    encoding: null,
    date1904: workbook.Workbook?.WBProps?.date1904 === true,
    sheets,
  };
}

/** By the first bytes: a zip is .xlsx, an OLE file .xls, a table in HTML what some systems call .xls; text is CSV. */
function kindOf(bytes: Buffer): 'xlsx' | 'xls' | 'html' | 'csv' | 'unknown' {
  if (bytes.subarray(0, 4).equals(Buffer.from([0x50, 0x4b, 0x03, 0x04]))) return 'xlsx';
  if (bytes.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))) return 'xls';
  const head = bytes.subarray(0, 2000).toString('latin1').trimStart().toLowerCase();
  if (head.startsWith('<html') || head.startsWith('<!doctype html') || head.startsWith('<table')) return 'html';
  if (head.startsWith('<?xml') && head.includes('spreadsheet')) return 'html';
  if (head.startsWith('%pdf') || head.startsWith('{\\rtf')) return 'unknown';
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  // Text holds no zero bytes; a picture or a program does.
  return isUtf16 || !bytes.subarray(0, 65_536).includes(0) ? 'csv' : 'unknown';
}

function parse(bytes: Buffer, name: string, kind: 'xlsx' | 'xls' | 'html'): XLSX.WorkBook {
  try {
    return XLSX.read(bytes, {
      type: 'buffer',
      dense: true,
      cellDates: false,
      cellNF: true,
      cellText: true,
      cellHTML: false,
      sheetStubs: false,
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : '';
    // A workbook with a password is an OLE file, whatever its ending; a zip that cannot be read is damaged.
    if (kind === 'xls' && /password|encrypt/i.test(reason)) throw new AppError('roster.passwordProtected', { name });
    throw new AppError('roster.notWorkbook', { name });
  }
}

/** Adds up the sizes a zip declares in its central directory, before anything is unpacked. */
function refuseBomb(bytes: Buffer, name: string): void {
  let total = 0;
  for (
    let at = bytes.indexOf('PK\u0001\u0002', 0, 'latin1');
    at >= 0;
    at = bytes.indexOf('PK\u0001\u0002', at + 46, 'latin1')
  ) {
    if (at + 46 > bytes.length) break;
    total += bytes.readUInt32LE(at + 24);
  }
  if (total > UNPACKED_LIMIT_BYTES) throw new AppError('roster.tooLarge', { name, limitRows: ROW_LIMIT });
}

function cellsOf(page: XLSX.WorkSheet, name: string, date1904: boolean): SheetCells['rows'] {
  const data = (page as { '!data'?: (XLSX.CellObject | undefined)[][] })['!data'] ?? [];
  refuseTooLarge(data.length, name);
  const rows = Array.from(data, (row) =>
    Array.from((row ?? []).slice(0, COLUMN_LIMIT), (cell) => cellOf(cell, date1904)),
  );
  for (const merge of page['!merges'] ?? []) spread(rows, merge);
  while (rows.length > 0 && rows.at(-1)?.every((cell) => cell.text.trim() === '')) rows.pop();
  return rows;
}

// A heading that spans columns or lines stands in its first cell only; the others are filled, so each column has its own.
function spread(rows: Cell[][], merge: XLSX.Range): void {
  const first = rows[merge.s.r]?.[merge.s.c];
  if (!first || first.kind === 'empty' || merge.e.r - merge.s.r > 3 || merge.e.c - merge.s.c > 10) return;
  for (let r = merge.s.r; r <= merge.e.r; r += 1) {
    const row = rows[r];
    if (!row) continue;
    for (let c = merge.s.c; c <= merge.e.c; c += 1) {
      while (row.length <= c) row.push(emptyCell);
      if (row[c]?.kind === 'empty') row[c] = first;
    }
  }
}

function cellOf(cell: XLSX.CellObject | undefined, date1904: boolean): Cell {
  if (!cell || cell.v === undefined || cell.v === null) return emptyCell;
  if (cell.t === 'n' && typeof cell.v === 'number') {
    if (typeof cell.z === 'string' && XLSX.SSF.is_date(cell.z))
      return { kind: 'date', text: dayText(cell.v, date1904, cell.w), number: cell.v };
    return { kind: 'number', text: cell.w?.trim() || String(cell.v), number: cell.v };
  }
  if (cell.t === 'b') return { kind: 'boolean', text: cell.v ? '是' : '否', number: null };
  if (cell.t === 'e') return { kind: 'error', text: cell.w ?? '#', number: null };
  const text = String(cell.v);
  return text === '' ? emptyCell : { kind: 'text', text, number: null };
}

function dayText(serial: number, date1904: boolean, shown: string | undefined): string {
  try {
    return fromExcelSerial(serial, date1904);
  } catch {
    return shown ?? String(serial);
  }
}

function refuseTooLarge(rows: number, name: string): void {
  if (rows > ROW_LIMIT) throw new AppError('roster.tooLarge', { name, limitRows: ROW_LIMIT });
}
