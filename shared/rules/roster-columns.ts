import type { ImportColumn } from '../contract/imports.ts';

/** 表格列号 as a spreadsheet shows it: 0 is A, 26 is AA. */
export function columnLetter(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest > 0 ? columnLetter(rest - 1) : '') + String.fromCharCode(65 + (index % 26));
}

/** By what the choice among columns with one heading is remembered: 联系电话#2 for the second. `index`: from 0, from the left. */
export function sameHeadingKey(heading: string, index: number): string {
  return `${heading}#${index + 1}`;
}

/** Columns whose headings name one field: of them one at most is taken in. */
export interface DoubledColumns {
  field: string;
  /** From the left; two or more. */
  columns: ImportColumn[];
}

/** The fields that several columns of a roster name, in the order of the columns. */
export function doubledColumns(columns: readonly ImportColumn[]): DoubledColumns[] {
  const fields = new Set(columns.flatMap((column) => column.claim ?? []));
  return Array.from(fields).flatMap((field) => {
    const named = columns.filter((column) => column.claim === field || column.field === field);
    return named.length > 1 ? [{ field, columns: named }] : [];
  });
}
