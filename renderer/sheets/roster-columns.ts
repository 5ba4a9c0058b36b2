import type { RosterColumn, RosterDocument } from '#shared/contract/sheet-documents.ts';
import { formatMoney } from '#shared/rules/money.ts';
import type { Column } from './roster-pages.ts';

export type RosterRow = readonly (string | number | null)[];

/** Whether the drawing gives the running number, from 1 in every section. */
export function isNumbered(document: RosterDocument): boolean {
  return document.columns[0]?.title === '序号';
}

/** The columns of a roster as they are drawn: money in yuan, numbers wide. */
export function rosterColumns(document: RosterDocument): Column<RosterRow>[] {
  const isRunning = isNumbered(document);
  return document.columns.map((column, index) => ({
    title: column.title,
    width: column.width,
    look: lookOf(column),
    text: (row, position) =>
      isRunning && index === 0 ? String(position) : written(column, row[isRunning ? index - 1 : index] ?? null),
  }));
}

/**
 * The sum of a column over rows, in fen or whole numbers; null where a row does not say its part: what nobody knows is not
 * nothing. Where the column says that an empty cell stands for none, it adds nothing.
 */
export function sumOf(document: RosterDocument, index: number, rows: readonly RosterRow[]): number | null {
  const at = isNumbered(document) ? index - 1 : index;
  const isBlankNone = document.columns[index]?.isBlankNone === true;
  return rows.reduce<number | null>((sum, row) => {
    const cell = row[at] ?? null;
    if (sum === null || (cell === null && !isBlankNone)) return null;
    return sum + Number(cell ?? 0);
  }, 0);
}

/** Of how many rows a summed column is not known: their sums are left empty, and the line of sums says why. */
export function unknownRows(document: RosterDocument, rows: readonly RosterRow[]): number {
  const lead = isNumbered(document) ? 1 : 0;
  const summed = document.columns.flatMap(({ isSummed, isBlankNone }, index) =>
    isSummed && !isBlankNone ? [index - lead] : [],
  );
  return rows.filter((row) => summed.some((at) => (row[at] ?? null) === null)).length;
}

/** What a cell holds in words of the paper. */
export function written(column: RosterColumn, cell: string | number | null): string {
  if (cell === null) return '';
  return column.kind === 'money' && typeof cell === 'number' ? formatMoney(cell) : String(cell);
}

function lookOf(column: RosterColumn): NonNullable<Column<RosterRow>['look']> {
  const isFigure = column.kind !== 'text';
  const align = column.align ?? (column.kind === 'money' || column.kind === 'count' ? 'right' : undefined);
  return { ...(isFigure ? { isNumber: true } : {}), ...(align ? { align } : {}) };
}
