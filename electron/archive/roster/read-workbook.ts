import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import * as XLSX from '@e965/xlsx';
import { AppError } from '#shared/errors.ts';
import { errorCode } from '#shared/rules/file-error.ts';
import { fileKindWords } from '#shared/rules/file-kind.ts';
import {
  CELL_LIMIT,
  type Cell,
  COLUMN_LIMIT,
  isBlank,
  type Merge,
  ROW_LIMIT,
  type SheetCells,
  type WorkbookCells,
} from './cells.ts';
import { decodeText, unmarkedUtf16 } from './encoding.ts';
import { type HiddenLines, hiddenOfOpenDocument, isOpenDocument } from './ods-hidden.ts';
import { readCsv } from './read-csv.ts';
import { refuseMany, tooMuch } from './too-much.ts';
import { readWorkbookCell } from './workbook-cell.ts';
import { inspectZip, TABLES_LIMIT_BYTES } from './zip-check.ts';

const FILE_LIMIT_BYTES = 200_000_000;
const HEAD_BYTES = 4096;
const OLE_MARK = 'd0cf11e0';

/**
 * Reads a roster file by its content, whatever its name says: .xlsx and .xls of Office and WPS, tables in HTML and
 * Excel's XML that web systems save as .xls, and CSV.
 * @throws AppError roster.unreadable, .notWorkbook, .passwordProtected, .empty, .encodingUnknown, .tooLarge,
 * .unpacksTooLarge
 */
export async function readWorkbook(path: string): Promise<WorkbookCells> {
  const name = basename(path);
  const unreadable = (error: unknown) => {
    if (errorCode(error) === 'EISDIR') throw new AppError('roster.notWorkbook', { name, what: '文件夹' });
    throw new AppError('roster.unreadable', { name });
  };
  const { size } = await stat(path).catch(unreadable);
  if (size > FILE_LIMIT_BYTES) throw tooMuch(name, 'bytes', size, FILE_LIMIT_BYTES);
  const bytes = await readFile(path).catch(unreadable);
  if (bytes.length === 0) throw new AppError('roster.empty', { name });
  const kind = kindOf(bytes);
  if (kind !== 'zip' && bytes.length > TABLES_LIMIT_BYTES)
    throw tooMuch(name, 'bytes', bytes.length, TABLES_LIMIT_BYTES);
  if (kind === 'other') throw notWorkbook(name, bytes);
  if (kind === 'csv') {
    const { encoding, sheet } = readCsv(bytes, name);
    return { format: 'csv', encoding, date1904: false, sheets: [sheet] };
  }
  const workbook =
    kind === 'markup'
      ? parseMarkup(bytes, name)
      : kind === 'zip'
        ? await parseZip(bytes, name)
        : parse(bytes, { type: 'buffer' }, name);
  const date1904 = workbook.Workbook?.WBProps?.date1904 === true;
  const hidden = kind === 'zip' && isOpenDocument(bytes) ? hiddenOfOpenDocument(bytes) : [];
  const sheets = workbook.SheetNames.map((sheet, index) => ({
    name: sheet,
    isHidden: (workbook.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0,
    ...cellsOf(workbook.Sheets[sheet] ?? {}, name, date1904, hidden[index]),
  }));
  if (sheets.every((sheet) => sheet.rows.length === 0)) throw new AppError('roster.empty', { name });
  return { format: kind === 'zip' ? 'xlsx' : 'xls', encoding: null, date1904, sheets };
}

/** By the first bytes: a zip is .xlsx, an OLE file .xls; a text is markup or CSV; all else is no roster. */
function kindOf(bytes: Buffer): 'zip' | 'ole' | 'markup' | 'csv' | 'other' {
  const mark = bytes.toString('hex', 0, 4);
  if (mark === '504b0304') return 'zip';
  if (mark === OLE_MARK) return 'ole';
  const head = bytes.subarray(0, HEAD_BYTES);
  const isUtf16 = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  const text = head
    .toString(isUtf16 ? 'utf16le' : 'latin1')
    .replace(/^(?:ï»¿|\uFEFF)/, '')
    .trimStart()
    .toLowerCase();
  if (/^<(?:!doctype html|!--|html|head|meta|body|table|div|style)\b|^<!--/.test(text)) return 'markup';
  if (text.startsWith('<?xml') && /<html|<table|spreadsheet/.test(text)) return 'markup';
  if (/^(?:%pdf|\{\\rtf|<\?xml)/.test(text)) return 'other';
  // Text holds no zero bytes; a picture or a program does.
  return isUtf16 || unmarkedUtf16(bytes) !== null || !bytes.subarray(0, 65_536).includes(0) ? 'csv' : 'other';
}

// Web systems write their tables in any encoding. `raw` keeps a text a text: read as numbers, ID numbers lose digits.
function parseMarkup(bytes: Buffer, name: string): XLSX.WorkBook {
  const decoded = decodeText(bytes);
  if (!decoded) throw new AppError('roster.encodingUnknown', { name });
  refuseMany(name, 'rows', tagsIn(decoded.text, /<(?:\w+:)?(?:tr|row)(?=[\s>])/gi), ROW_LIMIT);
  refuseMany(name, 'cells', tagsIn(decoded.text, /<(?:\w+:)?(?:t[dh]|cell)(?=[\s>])/gi), CELL_LIMIT);
  return parse(withCharacters(decoded.text.replace(/^\uFEFF/, '')), { type: 'string', raw: true }, name);
}

async function parseZip(bytes: Buffer, name: string): Promise<XLSX.WorkBook> {
  const { excess, isFalse, hasRareReferences } = await inspectZip(bytes);
  if (excess) throw tooMuch(name, excess.what, excess.found, excess.limit);
  if (isFalse) throw new AppError('roster.notWorkbook', { name, what: null });
  return parse(hasRareReferences ? rewritten(bytes, name) : bytes, { type: 'buffer' }, name);
}

// The parser cuts a character beyond the basic plane to sixteen bits: the name would silently become another one.
function rewritten(bytes: Buffer, name: string): Buffer {
  try {
    const zip = XLSX.CFB.read(bytes, { type: 'buffer' });
    for (const file of zip.FileIndex) {
      if (!file.name.endsWith('.xml')) continue;
      file.content = Buffer.from(withCharacters(Buffer.from(file.content as Uint8Array).toString('utf8')));
      file.size = file.content.length;
    }
    return Buffer.from(XLSX.CFB.write(zip, { fileType: 'zip', type: 'buffer' }) as Uint8Array);
  } catch {
    throw notWorkbook(name, bytes);
  }
}

/** Characters named by their number as the characters themselves; ASCII stays, where it may be markup. */
function withCharacters(markup: string): string {
  return markup.replace(/&#(?:x([\da-f]{1,6})|(\d{1,7}));/gi, (reference, hex?: string, decimal?: string) => {
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code < 0x80 || code > 0x10ffff ? reference : String.fromCodePoint(code);
  });
}

function parse(data: Buffer | string, options: XLSX.ParsingOptions, name: string): XLSX.WorkBook {
  try {
    // What a cell shows is worked out later, for the few numbers where it matters: it takes a third of the time here.
    return XLSX.read(data, {
      ...options,
      dense: true,
      cellNF: true,
      cellText: false,
      cellHTML: false,
      cellFormula: false,
      // Which rows and columns are hidden is told with the styles only.
      cellStyles: true,
    });
  } catch (error) {
    const isLocked = (error instanceof Error && /password-protected/i.test(error.message)) || isEncryptedPackage(data);
    throw isLocked ? new AppError('roster.passwordProtected', { name }) : notWorkbook(name, data);
  }
}

/** A workbook whose content is broken is called so; of all else it is said what it is. */
function notWorkbook(name: string, data: Buffer | string): AppError {
  const what = typeof data === 'string' ? null : fileKindWords(data);
  const isBroken = what === 'Excel 工作簿' || what === '旧版 Office 文件';
  const hasZeros = typeof data !== 'string' && what === null && data.subarray(0, 65_536).includes(0);
  return new AppError('roster.notWorkbook', { name, what: isBroken ? null : hasZeros ? '夹有空字符的文件' : what });
}

// Office locks an .xlsx by putting it, encrypted, into an OLE file ([MS-OFFCRYPTO] 1.3.1).
function isEncryptedPackage(data: Buffer | string): boolean {
  if (typeof data === 'string' || data.toString('hex', 0, 4) !== OLE_MARK) return false;
  try {
    return Boolean(XLSX.CFB.find(XLSX.CFB.read(data, { type: 'buffer' }), 'EncryptedPackage'));
  } catch {
    return false;
  }
}

function cellsOf(
  page: XLSX.WorkSheet,
  name: string,
  date1904: boolean,
  hidden: HiddenLines | undefined,
): Omit<SheetCells, 'name' | 'isHidden'> {
  const data = (page as { '!data'?: (XLSX.CellObject | undefined)[][] })['!data'] ?? [];
  const rows: Cell[][] = [];
  let filled = 0;
  let isCut = false;
  for (let row = 0; row < data.length; row += 1) {
    const line = lineOf(data[row] ?? [], date1904);
    isCut ||= (data[row]?.length ?? 0) > COLUMN_LIMIT && hasMore(data[row] ?? [], date1904);
    rows.push(line);
    if (line.length === 0) continue;
    filled = rows.length;
    refuseMany(name, 'rows', filled, ROW_LIMIT);
    // The parser's own cells are several times as large and are not needed any more.
    delete data[row];
  }
  rows.length = filled;
  return {
    rows,
    merges: (page['!merges'] ?? []).map(mergeOf),
    hiddenRows: hidden?.rows ?? hiddenOf(page['!rows']),
    hiddenColumns: hidden?.columns ?? hiddenOf(page['!cols']),
    isCut,
  };
}

function hasMore(data: (XLSX.CellObject | undefined)[], date1904: boolean): boolean {
  return data.slice(COLUMN_LIMIT).some((cell) => !isBlank(readWorkbookCell(cell, date1904)));
}

function hiddenOf(lines: readonly ({ hidden?: boolean } | undefined)[] | undefined): ReadonlySet<number> {
  const hidden = new Set<number>();
  for (const [index, line] of (lines ?? []).entries()) if (line?.hidden === true) hidden.add(index);
  return hidden;
}

function lineOf(data: (XLSX.CellObject | undefined)[], date1904: boolean): Cell[] {
  const line: Cell[] = [];
  let filled = 0;
  for (let column = 0; column < Math.min(data.length, COLUMN_LIMIT); column += 1) {
    const cell = readWorkbookCell(data[column], date1904);
    line.push(cell);
    if (!isBlank(cell)) filled = line.length;
  }
  line.length = filled;
  return line;
}

function mergeOf(range: XLSX.Range): Merge {
  return { top: range.s.r, left: range.s.c, bottom: range.e.r, right: range.e.c };
}

function tagsIn(text: string, tag: RegExp): number {
  return text.match(tag)?.length ?? 0;
}
