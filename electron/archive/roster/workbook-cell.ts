import { type CellObject, SSF } from '@e965/xlsx';
import { fromExcelSerial, monthOf } from '#shared/rules/calendar.ts';
import { type Cell, emptyCell, textCell } from './cells.ts';

// BErr, [MS-XLS] 2.5.10.
const ERRORS = new Map([
  [0x00, '#NULL!'],
  [0x07, '#DIV/0!'],
  [0x0f, '#VALUE!'],
  [0x17, '#REF!'],
  [0x1d, '#NAME?'],
  [0x24, '#NUM!'],
  [0x2a, '#N/A'],
]);

/** A cell of a workbook as a clerk sees it: a day as a day, a number as it is shown, with the bare number beside it. */
export function readWorkbookCell(cell: CellObject | undefined, date1904: boolean): Cell {
  if (!cell || cell.v === undefined || cell.v === null) return emptyCell;
  switch (cell.t) {
    case 'n':
      return typeof cell.v === 'number' ? numberCell(cell, cell.v, date1904) : emptyCell;
    case 'b':
      return { kind: 'boolean', text: cell.v ? '是' : '否', number: null };
    case 'e':
      return { kind: 'error', text: ERRORS.get(Number(cell.v)) ?? '#N/A', number: null };
    default: {
      const text = cell.v instanceof Date ? cell.v.toISOString().slice(0, 10) : String(cell.v);
      return textCell(text);
    }
  }
}

function numberCell(cell: CellObject, number: number, date1904: boolean): Cell {
  const format = typeof cell.z === 'string' ? cell.z : 'General';
  const precision = format === 'General' ? null : precisionOf(format);
  if (precision === null) return { kind: 'number', text: shown(format, number), number };
  return { kind: 'date', text: dayText(number, precision, date1904) ?? shown(format, number), number };
}

// A cell of the format General shows eleven digits at most, a longer number as 3.50111E+17.
const PLAIN_MOST = 99_999_999_999;

function shown(format: string, number: number): string {
  const isPlain =
    format === 'General' && (Number.isInteger(number) ? Math.abs(number) <= PLAIN_MOST : String(number).length < 11);
  if (isPlain) return String(number);
  try {
    return String(SSF.format(format, number)).trim() || String(number);
  } catch {
    return String(number);
  }
}

type Precision = 'day' | 'month' | 'year';
const precisions = new Map<string, Precision | null>();

/** What a number format shows of a day; null when it shows no date (a time of day is none). */
function precisionOf(format: string): Precision | null {
  const known = precisions.get(format);
  if (known !== undefined) return known;
  const found = SSF.is_date(format) ? shownBy(format) : null;
  precisions.set(format, found);
  return found;
}

function shownBy(format: string): Precision | null {
  const letters = format
    .toLowerCase()
    .replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '')
    .replace(/h+:?m*|m*:?s+/g, '');
  if (letters.includes('d')) return 'day';
  if (letters.includes('m')) return 'month';
  return /[ye]/.test(letters) ? 'year' : null;
}

// A cell that shows the year alone stays what it shows: its month is not the clerk's.
function dayText(serial: number, precision: Precision, date1904: boolean): string | null {
  if (precision === 'year') return null;
  try {
    const day = fromExcelSerial(serial, date1904);
    return precision === 'month' ? monthOf(day) : day;
  } catch {
    return null;
  }
}
