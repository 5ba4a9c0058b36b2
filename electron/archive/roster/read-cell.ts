import { findCode } from '#shared/codes/tables.ts';
import type { RejectReason, RosterColumn, RowNote, RowWarning } from '#shared/records/roster.ts';
import { readAccount } from '#shared/rules/account.ts';
import { isKnownProvince } from '#shared/rules/area-code.ts';
import { readDateCell } from '#shared/rules/calendar.ts';
import { readIdNumberCell } from '#shared/rules/id-number.ts';
import { readMoneyCell } from '#shared/rules/money.ts';
import { readPhone } from '#shared/rules/phone.ts';
import { foldWidth, readName, withoutBlanks } from '#shared/rules/text.ts';
import type { Cell } from './cells.ts';

/** What a cell says for its column: a value, a reason to reject the row, or a text that could not be read. */
export interface CellReading {
  value: string | number | null;
  reason: RejectReason | null;
  unread: string | null;
  notes: Omit<RowNote, 'field'>[];
  warnings: Omit<RowWarning, 'field'>[];
}

const nothing: CellReading = { value: null, reason: null, unread: null, notes: [], warnings: [] };

const TEXT_LIMIT = 100;

export function readCell(cell: Cell, column: RosterColumn, date1904: boolean): CellReading {
  const text = cell.text.trim();
  switch (column.kind) {
    case 'name':
      return column.isRequired || text !== '' ? nameCell(cell, column.isRequired) : nothing;
    case 'idNumber':
      return numberCell(cell);
    case 'date':
    case 'month':
      return text === '' ? nothing : dateCell(cell, column.kind === 'month', date1904);
    case 'money':
      return text === '' ? nothing : moneyCell(cell);
    case 'account':
      return text === '' ? nothing : accountCell(cell);
    case 'phone': {
      if (text === '') return nothing;
      const read = readPhone(plainText(cell));
      return read.ok ? { ...nothing, value: read.phone } : unread(text, 'phone-unread');
    }
    case 'code': {
      if (text === '' || column.codeTable === undefined) return nothing;
      const code = findCode(column.codeTable, text);
      return code === null ? unread(text, 'code-unread') : { ...nothing, value: code };
    }
    case 'number': {
      if (text === '') return nothing;
      const digits = withoutBlanks(foldWidth(text)).replace(/个?月$/, '');
      return /^\d{1,4}$/.test(digits) ? { ...nothing, value: Number(digits) } : unread(text, 'number-unread');
    }
    case 'community': {
      const name = withoutBlanks(foldWidth(text));
      return name === '' ? nothing : { ...nothing, value: name.slice(0, 40) };
    }
    case 'text':
      if (text === '') return nothing;
      return text.length > TEXT_LIMIT
        ? { ...unread(text, 'text-long'), value: text.slice(0, TEXT_LIMIT) }
        : { ...nothing, value: plainText(cell) };
  }
}

function nameCell(cell: Cell, isRequired: boolean): CellReading {
  const read = readName(cell.text);
  if (!read.ok)
    return isRequired || read.problem === 'name-private-use'
      ? { ...nothing, reason: read.problem }
      : unread(cell.text.trim(), 'text-long');
  return {
    ...nothing,
    value: read.name,
    notes: read.notes.map((note) => ({ note, before: cell.text, after: read.name })),
  };
}

function numberCell(cell: Cell): CellReading {
  const read = readIdNumberCell(cell.kind === 'number' && cell.number !== null ? cell.number : cell.text);
  if (!read.ok) return { ...nothing, reason: read.problem };
  const notes = read.notes.map((note) => ({ note, before: cell.text, after: read.idNumber }));
  const warnings = isKnownProvince(read.areaCode) ? [] : [{ warning: 'area-unknown' as const, text: read.areaCode }];
  return { ...nothing, value: read.idNumber, notes, warnings };
}

function dateCell(cell: Cell, monthOnly: boolean, date1904: boolean): CellReading {
  const raw = cell.kind === 'number' && cell.number !== null ? cell.number : cell.text;
  const read = readDateCell(raw, { monthOnly, date1904 });
  return read.ok ? { ...nothing, value: read.value } : { ...nothing, reason: 'date-invalid' };
}

function moneyCell(cell: Cell): CellReading {
  const read = readMoneyCell(cell.kind === 'number' && cell.number !== null ? cell.number : cell.text.trim());
  if (!read.ok) return { ...nothing, reason: 'amount-invalid' };
  return {
    ...nothing,
    value: read.fen,
    notes: read.notes.map((note) => ({ note, before: cell.text, after: (read.fen / 100).toFixed(2) })),
  };
}

function accountCell(cell: Cell): CellReading {
  const text = cell.text.trim();
  // A number of more than 15 digits has lost its end in the spreadsheet: such an account is never stored.
  if ((cell.kind === 'number' && (cell.number ?? 0) > 999_999_999_999_999) || /[eE]\+/.test(text))
    return unread(text, 'account-unread');
  const read = readAccount(plainText(cell));
  if (!read.ok) return unread(text, 'account-unread');
  const warnings = read.warnings.map((warning) => ({
    warning: warning === 'luhn' ? ('luhn' as const) : ('account-length' as const),
    text: read.account,
  }));
  return { ...nothing, value: read.account, warnings };
}

// A phone, a postcode or an account that the spreadsheet kept as a number: the number itself, not how it is shown.
function plainText(cell: Cell): string {
  return cell.kind === 'number' && cell.number !== null && Number.isSafeInteger(cell.number)
    ? String(cell.number)
    : cell.text.trim();
}

function unread(text: string, warning: RowWarning['warning']): CellReading {
  return { ...nothing, unread: text, warnings: [{ warning, text }] };
}
