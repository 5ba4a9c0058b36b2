import { type CodeTableName, codeLabel, codeTables } from '#shared/codes/tables.ts';
import { formatDate, monthOf } from '#shared/rules/calendar.ts';
import * as cells from '../cells.tsx';
import type { Cell } from '../grid-layout.ts';
import { registrationLabels as labels, type RegistrationLabel } from './registration-fields.ts';

/** The grid of the form: 180 mm between the margins, names of fields in columns of 16.5 mm. */
export const GRID_MM = 180;
export const ROW_MM = 8.6;
export const LABEL_MM = 16.5;
/** The first block has four pairs of name and value beside the photo. */
export const VALUE_MM = 21.5;
export const PHOTO_MM = 28;

export function label(field: RegistrationLabel, width = LABEL_MM, rows = 1): Cell {
  return cells.label(labels[field], width, rows);
}

/** A name and its value beside it: `width` is that of the value. */
export function pair(
  field: RegistrationLabel,
  filled: string | number | null,
  width: number,
  look: Parameters<typeof cells.value>[2] = {},
): Cell[] {
  return [label(field), cells.value(filled, width, look)];
}

/** A choice among the items of a code table. */
export function choice(
  field: RegistrationLabel,
  table: CodeTableName,
  chosen: readonly string[],
  width: number,
): Cell[] {
  const items = codeTables[table].map((item) => [item.label, chosen.includes(item.code)] as const);
  return [label(field), cells.ticks(items, width)];
}

export function coded(table: CodeTableName, code: string | null): string {
  return code === null ? '' : codeLabel(table, code);
}

/** 1952年3月, whatever the file knows of the day. */
export function month(dateOrMonth: string | null): string {
  return dateOrMonth === null ? '' : formatDate(monthOf(dateOrMonth), 'han');
}

export function day(dateOrMonth: string | null): string {
  return dateOrMonth === null ? '' : formatDate(dateOrMonth, 'han');
}
