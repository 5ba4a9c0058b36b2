import { type Dictionary, isOther, withOtherText } from '#shared/codes/dictionary.ts';
import type { CodeTableName } from '#shared/codes/tables.ts';
import type { FileSheet } from '#shared/contract/sheets.ts';
import type { RetireeValues } from '#shared/records/retiree/fields.ts';
import { formatDate, monthOf } from '#shared/rules/calendar.ts';
import * as cells from '../../../sheets/cells.tsx';
import type { Cell } from '../../../sheets/grid-layout.ts';
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

/** The codes of a sheet in words: the field's own text stands in the place of 其他. */
export interface SheetCodes {
  codes: Dictionary;
  otherText: RetireeValues['otherText'];
}

export function sheetCodes(codes: Dictionary, { values }: FileSheet['record']): SheetCodes {
  return { codes, otherText: values.otherText };
}

/** A choice among the items of a code table that are in use, or that the file has. */
export function choice(
  of: SheetCodes,
  field: RegistrationLabel,
  table: CodeTableName,
  chosen: readonly string[],
  width: number,
): Cell[] {
  const items = of.codes
    .items(table)
    .filter((item) => !item.isRetired || chosen.includes(item.code))
    .map((item) => {
      const isChosen = chosen.includes(item.code);
      const text = isChosen && isOther(item) ? of.otherText[field] : null;
      return [withOtherText(item.label, text), isChosen] as const;
    });
  return [label(field), cells.ticks(items, width)];
}

/** A code in words. `field`: the file's field, whose text stands in the place of 其他. */
export function coded(of: SheetCodes, table: CodeTableName, code: string | null, field: string | null): string {
  if (code === null) return '';
  const other = field !== null && isOther(of.codes.item(table, code)) ? of.otherText[field] : null;
  return withOtherText(of.codes.label(table, code), other);
}

/** 1952年3月, whatever the file knows of the day. */
export function month(dateOrMonth: string | null): string {
  return dateOrMonth === null ? '' : formatDate(monthOf(dateOrMonth), 'han');
}

export function day(dateOrMonth: string | null): string {
  return dateOrMonth === null ? '' : formatDate(dateOrMonth, 'han');
}
