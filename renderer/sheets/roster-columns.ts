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

/** The sum of a column over rows, in fen or whole numbers. */
export function sumOf(document: RosterDocument, index: number, rows: readonly RosterRow[]): number {
  const at = isNumbered(document) ? index - 1 : index;
  return rows.reduce((sum, row) => sum + (Number(row[at]) || 0), 0);
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
