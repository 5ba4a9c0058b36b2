import type { CodeMapping } from '#shared/codes/code-mapping.ts';
import type { Dictionary } from '#shared/codes/dictionary.ts';
import type { RejectReason, RosterColumn, RowNote, RowWarning } from '#shared/records/roster.ts';
import { readAccount } from '#shared/rules/account.ts';
import { isKnownProvince } from '#shared/rules/area-code.ts';
import { readDateCell } from '#shared/rules/calendar.ts';
import { readMoneyCell } from '#shared/rules/money.ts';
import { type HeldNumberKind, readAnyNumberCell } from '#shared/rules/person-number.ts';
import { readIdKind } from '#shared/rules/person-number-words.ts';
import { foldWidth, hasFullWidth, keptLine, readName, withoutBlanks } from '#shared/rules/text.ts';
import { type Cell, isBlank } from './cells.ts';
import { type CodeCellReading, readCode, type SeenCode } from './code-cell.ts';
import { readPhoneCell } from './phone-cell.ts';

/** What a cell says for its column: a value, a reason to reject the row, or a text that could not be read. */
export interface CellReading {
  value: string | number | null;
  reason: RejectReason | null;
  /** The whole text of the cell where the value does not say it all. */
  unread: string | null;
  notes: Omit<RowNote, 'field'>[];
  warnings: Omit<RowWarning, 'field'>[];
  /** A second telephone number, for the column's `landlineField`. */
  landline?: string;
  /** Of which kind the number is. */
  idKind?: HeldNumberKind;
  /** A bare code, and what becomes of it. */
  seen?: SeenCode;
}

const nothing: CellReading = { value: null, reason: null, unread: null, notes: [], warnings: [] };

// Excel keeps 15 digits of a number: of a longer one the end is gone.
const EXACT_MOST = 999_999_999_999_999;
const SCIENTIFIC = /^\d(?:\.\d+)?E\+?\d+$/i;
const LOST_CHARACTER = '\uFFFD';

/**
 * @param codes the code tables of the archive, with what the office added
 * @param mapping how the system the roster comes from numbers its codes; null: nobody said which it is
 */
export function readCell(
  cell: Cell,
  column: RosterColumn,
  date1904: boolean,
  codes: Dictionary,
  mapping: CodeMapping | null,
): CellReading {
  if (cell.kind === 'error') return errorCell(cell, column);
  if (column.kind === 'name' && column.isRequired) return nameCell(cell);
  if (column.kind === 'idNumber' && (column.isRequired || !isBlank(cell))) return numberCell(cell);
  if (column.kind === 'household' || column.kind === 'certificate') return keyCell(cell, column);
  if (isBlank(cell)) return nothing;
  switch (column.kind) {
    case 'date':
    case 'month':
      return dateCell(cell, column.kind === 'month', date1904);
    case 'money':
      return moneyCell(cell);
    default:
      return saysNothing(cell.text, column) ? nothing : optionalCell(cell, column, codes, mapping);
  }
}

function optionalCell(cell: Cell, column: RosterColumn, codes: Dictionary, mapping: CodeMapping | null): CellReading {
  switch (column.kind) {
    case 'name': {
      const read = nameCell(cell);
      return read.reason === 'name-missing' ? unread(cell.text.trim(), 'name-unread') : read;
    }
    case 'account':
      return accountCell(cell);
    case 'phone':
      return { ...nothing, ...readPhoneCell(plainText(cell)) };
    case 'idKind':
      return kindCell(plainText(cell));
    case 'code':
      return codeCell(readCode(plainText(cell), column, codes, mapping), plainText(cell));
    case 'number':
      return countCell(cell.text.trim());
    case 'community':
      return textCell(withoutBlanks(foldWidth(cell.text)), column.maxLength);
    default:
      return textCell(keptLine(plainText(cell)), column.maxLength);
  }
}

// A stroke where nothing is to be said. In a date or an amount it is refused: there it may stand for "not known yet".
function saysNothing(text: string, column: RosterColumn): boolean {
  const said = withoutBlanks(foldWidth(text));
  if (/^[-—–―/\\_]+$/.test(said)) return true;
  return (column.kind === 'phone' || column.kind === 'account') && /^(?:无|暂无|没有)$/.test(said);
}

// #N/A and the like: a formula found nothing, so the cell says nothing.
function errorCell(cell: Cell, column: RosterColumn): CellReading {
  switch (column.kind) {
    case 'idNumber':
      return { ...nothing, reason: 'id-missing' };
    case 'household':
      return { ...nothing, reason: 'household-missing' };
    case 'certificate':
      return { ...nothing, reason: 'certificate-missing' };
    case 'date':
    case 'month':
      return { ...nothing, reason: 'date-invalid' };
    case 'money':
      return { ...nothing, reason: 'amount-invalid' };
    default:
      return column.kind === 'name' && column.isRequired
        ? { ...nothing, reason: 'name-missing' }
        : unread(cell.text, 'cell-error');
  }
}

function nameCell(cell: Cell): CellReading {
  const read = readName(cell.text);
  if (!read.ok) return { ...nothing, reason: read.problem };
  const notes = read.notes.map((note) => ({ note, before: cell.text, after: read.name }));
  return { ...nothing, value: read.name, notes };
}

function numberCell(cell: Cell): CellReading {
  const read = readAnyNumberCell(cell.kind === 'number' && cell.number !== null ? cell.number : cell.text);
  if (!read.ok) return { ...nothing, reason: read.problem };
  const notes = read.notes.map((note) => ({ note, before: cell.text, after: read.number }));
  const area = read.number.slice(0, 6);
  const isUnknown = read.kind === 'citizen' && !isKnownProvince(area);
  const warnings = isUnknown ? [{ warning: 'area-unknown' as const, text: area }] : [];
  return { ...nothing, value: read.number, idKind: read.kind, notes, warnings };
}

// A running number may stand as a number of the sheet; what is no word is told apart by blanks and width no more.
function keyCell(cell: Cell, { kind, maxLength }: RosterColumn): CellReading {
  const text = keptLine(foldWidth(plainText(cell)));
  if (text === '') return { ...nothing, reason: kind === 'household' ? 'household-missing' : 'certificate-missing' };
  return textCell(text, maxLength);
}

function kindCell(text: string): CellReading {
  const kind = readIdKind(text);
  return kind === null ? unread(text, 'code-unread') : { ...nothing, value: kind };
}

function dateCell(cell: Cell, monthOnly: boolean, date1904: boolean): CellReading {
  // A number shown as 2012.10 is the month it shows; the bare number 2012.1 could be either.
  const isShown = cell.kind !== 'number' || /^\d{4}\.\d{2}$/.test(cell.text);
  const read = readDateCell(isShown ? cell.text : (cell.number ?? cell.text), { monthOnly, date1904 });
  return read.ok ? { ...nothing, value: read.value } : { ...nothing, reason: 'date-invalid' };
}

function moneyCell(cell: Cell): CellReading {
  const read = readMoneyCell(cell.kind === 'number' && cell.number !== null ? cell.number : cell.text.trim());
  if (!read.ok) return { ...nothing, reason: 'amount-invalid' };
  const notes = read.notes.map((note) => ({ note, before: cell.text, after: (read.fen / 100).toFixed(2) }));
  return { ...nothing, value: read.fen, notes };
}

function accountCell(cell: Cell): CellReading {
  const text = cell.text.trim();
  if ((cell.kind === 'number' && (cell.number ?? 0) > EXACT_MOST) || (cell.kind !== 'number' && SCIENTIFIC.test(text)))
    return unread(text, 'account-unread');
  const written = plainText(cell);
  const read = readAccount(written);
  if (!read.ok) return unread(text, 'account-unread');
  const corrections = [
    ...(hasFullWidth(written) ? (['full-width'] as const) : []),
    ...(withoutBlanks(written) !== written ? (['spaces'] as const) : []),
  ];
  return {
    ...nothing,
    value: read.account,
    notes: corrections.map((note) => ({ note, before: cell.text, after: read.account })),
    warnings: read.warnings.map((warning) => ({
      warning: warning === 'luhn' ? ('luhn' as const) : ('account-length' as const),
      text: read.account,
    })),
  };
}

function codeCell({ value, warning, seen }: CodeCellReading, text: string): CellReading {
  const read = warning === null ? { ...nothing, value } : unread(text, warning);
  return seen ? { ...read, seen } : read;
}

function countCell(text: string): CellReading {
  const digits = withoutBlanks(foldWidth(text)).replace(/个?月$/, '');
  return /^\d{1,4}$/.test(digits) ? { ...nothing, value: Number(digits) } : unread(text, 'number-unread');
}

function textCell(text: string, maxLength: number | undefined): CellReading {
  const value = maxLength === undefined ? text : cut(text, maxLength);
  const long = value === text ? nothing : unread(text, 'text-long');
  const lost = text.includes(LOST_CHARACTER) ? [{ warning: 'character-lost' as const, text }] : [];
  return { ...long, value, warnings: [...long.warnings, ...lost] };
}

// Never through the middle of a rare character, which takes two units.
function cut(text: string, maxLength: number): string {
  let kept = '';
  for (const character of text) {
    if (kept.length + character.length > maxLength) break;
    kept += character;
  }
  return kept;
}

// What a clerk sees, unless a spreadsheet shows a long number as 1.35E+10 or with separators.
function plainText(cell: Cell): string {
  const text = cell.text.trim();
  if (cell.kind !== 'number' || cell.number === null || /^\d+$/.test(text)) return text;
  return Number.isSafeInteger(cell.number) && cell.number <= EXACT_MOST ? String(cell.number) : text;
}

function unread(text: string, warning: RowWarning['warning']): CellReading {
  return { ...nothing, unread: text, warnings: [{ warning, text }] };
}
