import type { Import, ImportColumn, ImportRow, PlannedVerdict } from '#shared/contract/imports.ts';
import type { ColumnKind, RosterColumn } from '#shared/records/roster.ts';

/** A tab of the check: the lines with one verdict, or those with something put right or to watch. */
export type RowView = PlannedVerdict | 'noted';

/** What `imports.rows` is asked for a tab. */
export function viewQuery(view: RowView): { verdict: PlannedVerdict | null; isNoted: boolean } {
  return view === 'noted' ? { verdict: null, isNoted: true } : { verdict: view, isNoted: false };
}

/** What tells people apart at a glance comes first when there is no room for all columns. */
const WORTH: readonly ColumnKind[] = ['community', 'date', 'money', 'phone', 'text'];

/** The columns worth showing beside name and number: at most `limit`, in the kind's own order. */
export function extraColumns(
  plan: Pick<Import, 'columns'>,
  fields: readonly Pick<RosterColumn, 'field' | 'kind' | 'title'>[],
  limit: number,
): { title: string; index: number }[] {
  const found = fields.flatMap(({ field, kind, title }) => {
    const column = plan.columns.find((one) => one.field === field);
    return column && WORTH.includes(kind) ? [{ kind, title, index: column.index }] : [];
  });
  const kept = new Set([...found].sort((a, b) => WORTH.indexOf(a.kind) - WORTH.indexOf(b.kind)).slice(0, limit));
  return found.filter((one) => kept.has(one)).map(({ title, index }) => ({ title, index }));
}

/** The column in which a rejected line is put right: the one it was rejected for; of somebody else's number the number. */
export function mendColumn(
  row: Pick<ImportRow, 'field' | 'reason' | 'identity'>,
  plan: Pick<Import, 'columns' | 'state'>,
  fields: readonly Pick<RosterColumn, 'field' | 'reportAs' | 'title'>[],
): ImportColumn | null {
  if (plan.state !== 'planned' || (row.reason === 'identity-conflict' && row.identity === null)) return null;
  const meant = fields.filter(({ field, reportAs, title }) => [field, reportAs, title].includes(row.field ?? ''));
  return plan.columns.find((column) => meant.some(({ field }) => field === column.field)) ?? null;
}

/** The roster's own heading of the column a line was rejected for; `reported` is the fixed word of the reason. */
export function rejectedHeading(
  reported: string | null,
  plan: Pick<Import, 'columns'>,
  fields: readonly Pick<RosterColumn, 'field' | 'reportAs' | 'title'>[],
): string {
  if (reported === null) return '';
  const meant = fields.filter((field) => field.reportAs === reported || field.field === reported);
  for (const { field } of meant) {
    const heading = plan.columns.find((column) => column.field === field)?.heading;
    if (heading) return heading;
  }
  return meant[0]?.title ?? reported;
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
