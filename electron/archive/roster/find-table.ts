import type { ImportColumn } from '#shared/contract/imports.ts';
import { AppError } from '#shared/errors.ts';
import type { RosterColumn } from '#shared/records/roster.ts';
import { readIdNumber } from '#shared/rules/id-number.ts';
import { foldWidth, withoutBlanks } from '#shared/rules/text.ts';
import type { Cell, SheetCells, WorkbookCells } from './cells.ts';

/** Where the table of people stands and which column goes to which field. */
export interface FoundTable {
  sheet: SheetCells;
  /** Row of the (last) heading line, from 1. */
  headerRow: number;
  columns: ImportColumn[];
}

export interface FindOptions {
  columns: readonly RosterColumn[];
  /** Headings corrected in earlier imports, folded. */
  remembered: ReadonlyMap<string, string | null>;
  sheet: string | null;
  headerRow: number | null;
  /** Column index to field, as the clerk corrected it just now. */
  mapping: Readonly<Record<string, string | null>> | null;
}

// Headings stand at the top; an instruction above them is a page at most.
const LOOK_ROWS = 60;
const SAMPLE_ROWS = 40;

/**
 * Finds the sheet and the heading row by the headings themselves: the row that names most fields, a name and a number
 * among them. Titles, instruction sheets, wide blanks and a start further down or to the right do not matter.
 * @throws AppError roster.sheetAbsent, roster.noHeading
 */
export function findTable(workbook: WorkbookCells, name: string, options: FindOptions): FoundTable {
  const sheets =
    options.sheet === null ? workbook.sheets : workbook.sheets.filter((sheet) => sheet.name === options.sheet);
  if (options.sheet !== null && sheets.length === 0) throw new AppError('roster.sheetAbsent', { sheet: options.sheet });
  let best: { score: number; table: FoundTable } | null = null;
  for (const sheet of sheets) {
    const rows = options.headerRow === null ? Math.min(LOOK_ROWS, sheet.rows.length) : options.headerRow;
    for (let row = options.headerRow ?? 1; row <= rows; row += 1) {
      const columns = columnsAt(sheet, row, options);
      const score = scoreOf(columns, sheet, row) - (sheet.isHidden ? 1 : 0);
      if (score > (best?.score ?? 0)) best = { score, table: { sheet, headerRow: row, columns } };
    }
  }
  const isNamed = options.headerRow !== null || options.mapping !== null;
  if (!best) {
    const sheet = sheets[0];
    if (!sheet || !isNamed) throw new AppError('roster.noHeading', { name });
    best = {
      score: 0,
      table: { sheet, headerRow: options.headerRow ?? 1, columns: columnsAt(sheet, options.headerRow ?? 1, options) },
    };
  }
  const fields = new Set(best.table.columns.map((column) => column.field));
  if (!isNamed && !(fields.has('name') && fields.has('idNumber'))) throw new AppError('roster.noHeading', { name });
  return best.table;
}

/** A heading without what offices add to it: blanks inside, notes in brackets, marks of required columns. */
export function foldHeading(text: string): string {
  return withoutBlanks(foldWidth(text))
    .replace(/\([^)]*\)|（[^）]*）|\[[^\]]*\]|【[^】]*】/g, '')
    .replace(/[*＊:：、,，.。/／\\|｜_\-—*]+/g, '')
    .replace(/^\d+(?=\p{Script=Han})/u, '')
    .toUpperCase();
}

function columnsAt(sheet: SheetCells, row: number, options: FindOptions): ImportColumn[] {
  const heading = sheet.rows[row - 1] ?? [];
  const above = row > 1 ? (sheet.rows[row - 2] ?? []) : [];
  const taken = new Set<string>();
  const columns = heading.map((cell, index) => {
    const own = cell.text.trim();
    const upper = above[index]?.text.trim() ?? '';
    const found = fieldFor(own, upper, index, options);
    const isTwice = found.field !== null && taken.has(found.field);
    if (found.field !== null && !isTwice) taken.add(found.field);
    return {
      index,
      heading: own,
      field: isTwice ? null : found.field,
      source: isTwice ? ('none' as const) : found.source,
      samples: samplesOf(sheet, row, index),
    };
  });
  if (!taken.has('idNumber') && options.mapping === null) guessNumber(sheet, row, columns);
  return columns.filter((column) => column.heading !== '' || column.samples.length > 0 || column.field !== null);
}

function fieldFor(
  own: string,
  upper: string,
  index: number,
  options: FindOptions,
): Pick<ImportColumn, 'field' | 'source'> {
  const corrected = options.mapping?.[String(index)];
  if (corrected !== undefined) return { field: corrected, source: corrected === null ? 'none' : 'clerk' };
  if (options.mapping !== null && own === '') return { field: null, source: 'none' };
  for (const heading of [foldHeading(own), foldHeading(upper + own)]) {
    if (heading === '') continue;
    const kept = options.remembered.get(heading);
    if (kept !== undefined) return { field: kept, source: 'remembered' };
    const field = bySynonym(options.columns).get(heading);
    if (field !== undefined) return { field, source: 'synonym' };
  }
  return { field: null, source: 'none' };
}

const indexes = new WeakMap<readonly RosterColumn[], Map<string, string>>();

function bySynonym(columns: readonly RosterColumn[]): Map<string, string> {
  let index = indexes.get(columns);
  if (!index) {
    index = new Map();
    for (const column of columns)
      for (const synonym of column.synonyms)
        if (!index.has(foldHeading(synonym))) index.set(foldHeading(synonym), column.field);
    indexes.set(columns, index);
  }
  return index;
}

// The column without a known heading whose cells are ID numbers is the number's, whatever it is called.
function guessNumber(sheet: SheetCells, row: number, columns: ImportColumn[]): void {
  const cells = sheet.rows.slice(row, row + SAMPLE_ROWS);
  for (const column of columns) {
    if (column.field !== null) continue;
    const texts = cells.map((line) => line[column.index]?.text.trim() ?? '').filter((text) => text !== '');
    if (texts.length >= 3 && texts.filter((text) => readIdNumber(text).ok).length > texts.length / 2) {
      column.field = 'idNumber';
      column.source = 'synonym';
      return;
    }
  }
}

// A heading row names fields and holds no data: a row of data that happens to hold such words is not one.
function scoreOf(columns: readonly ImportColumn[], sheet: SheetCells, row: number): number {
  const fields = columns.map((column) => column.field).filter((field) => field !== null);
  if (!fields.includes('name') && !fields.includes('idNumber')) return 0;
  const line = sheet.rows[row - 1] ?? [];
  if (line.some((cell) => cell.kind === 'number' || readIdNumber(cell.text).ok)) return 0;
  const hasBoth = fields.includes('name') && fields.includes('idNumber');
  const below = Math.min(sheet.rows.length - row, 1000) / 10_000;
  return fields.length + (hasBoth ? 10 : 0) + below;
}

function samplesOf(sheet: SheetCells, row: number, index: number): string[] {
  const samples: string[] = [];
  for (const line of sheet.rows.slice(row, row + SAMPLE_ROWS)) {
    const text = line[index]?.text.trim() ?? '';
    if (text !== '' && samples.length < 3) samples.push(text.slice(0, 40));
  }
  return samples;
}

/** The text of each cell, for showing a line as it stands in the file. */
export function lineTexts(line: readonly Cell[]): string[] {
  return line.map((cell) => cell.text);
}
