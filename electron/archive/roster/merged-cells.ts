import type { RowWarning } from '#shared/records/roster.ts';
import { type Cell, emptyCell, isBlank, type Merge } from './cells.ts';
import type { FoundTable } from './find-table.ts';
import type { JudgedRow } from './judge-rows.ts';
import type { MappedColumn } from './nobody.ts';

/** Of a line: its cells with what holds for it, and what is drawn over it and was not taken over. */
interface WholeLine {
  line: Cell[];
  unread: RowWarning[];
}

/**
 * A community, an employer or a 户号 drawn once over many lines holds for each of them; a name and a number never do. A day, an
 * amount or a code drawn so may be meant for each or for all together: it stays with the first line, and the others say so.
 */
export function drawnOver(
  table: FoundTable,
  mapped: readonly MappedColumn[],
): (row: number, line: Cell[]) => WholeLine {
  const columns = new Map(mapped.map(({ found, column }) => [found.index, column]));
  const { rows, merges } = table.sheet;
  const drawn = merges
    .filter((merge) => merge.bottom > merge.top && columns.has(merge.left))
    .sort((a, b) => a.top - b.top);
  let next = 0;
  let open: Merge[] = [];
  return (row, line) => {
    open = open.filter((merge) => merge.bottom >= row);
    for (; (drawn[next]?.top ?? Number.POSITIVE_INFINITY) < row; next += 1) {
      const merge = drawn[next];
      if (merge && merge.bottom >= row && merge.top >= table.headerRow) open.push(merge);
    }
    if (open.length === 0) return { line, unread: [] };
    const whole = { line: [...line], unread: [] as RowWarning[] };
    for (const merge of open) {
      const column = columns.get(merge.left);
      const said = rows[merge.top]?.[merge.left];
      if (!column || isBlank(said) || !isBlank(line[merge.left])) continue;
      if (column.kind === 'text' || column.kind === 'community' || column.kind === 'household') {
        while (whole.line.length <= merge.left) whole.line.push(emptyCell);
        whole.line[merge.left] = said ?? emptyCell;
      } else if (!column.isRequired)
        whole.unread.push({ field: column.field, warning: 'merged-unread', text: said?.text.trim() ?? '' });
    }
    return whole;
  };
}

/** Of a person drawn over two lines the second is nobody: what stands on it is told, since it is not taken in. */
export function tellSecondLine(
  judged: JudgedRow,
  row: number,
  line: readonly Cell[],
  mapped: readonly MappedColumn[],
  merges: readonly Merge[],
): void {
  const said = line.flatMap((cell) => (isBlank(cell) ? [] : cell.text.trim()));
  if (said.length === 0) return;
  const keys = new Set(
    mapped.filter(({ column }) => column.isRequired && column.kind !== 'household').map(({ found }) => found.index),
  );
  const isSecond = merges.some((merge) => keys.has(merge.left) && merge.top < row && row <= merge.bottom);
  if (isSecond) judged.warnings.push({ field: 'name', warning: 'merged-person', text: said.join('　').slice(0, 100) });
}
