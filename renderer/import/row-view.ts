import type { Import, ImportRow, PlannedVerdict } from '#shared/contract/imports.ts';
import type { RosterColumn } from '#shared/records/roster.ts';

/** A tab of the check: the lines with one verdict, or those with something put right or to watch. */
export type RowView = PlannedVerdict | 'noted';

/** What `imports.rows` is asked for a tab. */
export function viewQuery(view: RowView): { verdict: PlannedVerdict | null; isNoted: boolean } {
  return view === 'noted' ? { verdict: null, isNoted: true } : { verdict: view, isNoted: false };
}

/** The columns worth showing beside name and number, in the kind's own order: at most `limit`. */
export function extraColumns(
  plan: Pick<Import, 'columns'>,
  fields: readonly Pick<RosterColumn, 'field' | 'kind' | 'title'>[],
  limit: number,
): { title: string; index: number }[] {
  const shown = fields.filter((field) => field.kind !== 'name' && field.kind !== 'idNumber');
  const found: { title: string; index: number }[] = [];
  for (const field of shown) {
    const column = plan.columns.find((one) => one.field === field.field);
    if (column && found.length < limit) found.push({ title: field.title, index: column.index });
  }
  return found;
}

/** A line's name or number as the roster has it, where it was not good enough to be read. */
export function cellOf(row: ImportRow, plan: Pick<Import, 'columns'>, field: string): string {
  const index = plan.columns.find((column) => column.field === field)?.index;
  return index === undefined ? '' : (row.cells[index] ?? '');
}

/** All that stands in a line, for lines that are no people. */
export function lineText(row: ImportRow): string {
  return row.cells
    .map((cell) => cell.trim())
    .filter((cell) => cell !== '')
    .join('　');
}
