import { fitText, heightOf } from './fit-text.ts';
import type { MeasureFace } from './measure.ts';
import { PAD_MM, type TextProps } from './text.tsx';

export interface Column<Row> {
  title: string;
  width: number;
  look?: Pick<TextProps, 'align' | 'isNumber'>;
  text: (row: Row, position: number) => string;
}

export const LIST_PT = 10;
export const ROW_MM = 7;
// Smaller than this nobody compares a list; the row grows instead.
const READABLE_PT = 7.5;

export interface RosterPage<Row> {
  /** Position of the first row, from 1. */
  first: number;
  rows: readonly Row[];
  heights: readonly number[];
  isLast: boolean;
}

/** What of a page its rows may take, in mm; the last page has less, for the total and the signatures. */
export interface PageRoom {
  firstMm: number;
  nextMm: number;
  endMm: number;
}

/**
 * Rows shared out over pages by their measured heights. The last page keeps room for total and signatures and always
 * carries a row, so that nobody signs a page without any.
 */
export function paginate<Row>(
  rows: readonly Row[],
  room: PageRoom,
  heightOfRow: (row: Row) => number,
): RosterPage<Row>[] {
  const heights = rows.map(heightOfRow);
  const pages: RosterPage<Row>[] = [];
  let from = 0;
  do {
    const most = pages.length === 0 ? room.firstMm : room.nextMm;
    let to = from;
    let used = 0;
    while (to < rows.length && (to === from || used + (heights[to] ?? 0) <= most)) {
      used += heights[to] ?? 0;
      to += 1;
    }
    const isRest = to === rows.length;
    if (isRest && used > most - room.endMm && to - from > 1) to -= 1;
    const isLast = to === rows.length;
    pages.push({ first: from + 1, rows: rows.slice(from, to), heights: heights.slice(from, to), isLast });
    from = to;
  } while (from < rows.length);
  return pages;
}

/** How high a row must be that its longest cell stays readable: as a rule 7 mm. */
export function measuredHeight<Row>(row: Row, columns: readonly Column<Row>[], measure: MeasureFace): number {
  const kai = measure('kai');
  const heights = columns.map((column) => {
    const text = column.text(row, 1);
    // Short texts fit for certain: only the rest is worth the measuring.
    if (text.length * READABLE_PT * 0.36 < column.width - 2) return ROW_MM;
    const widthMm = column.width - 2 * PAD_MM.across;
    const normal = fitText(text, { widthMm, heightMm: ROW_MM - 2 * PAD_MM.down, largestPt: LIST_PT }, kai);
    if (normal.sizePt >= READABLE_PT) return ROW_MM;
    const grown = fitText(text, { widthMm, heightMm: Number.POSITIVE_INFINITY, largestPt: READABLE_PT }, kai);
    return heightOf(grown.lines.length, READABLE_PT) + 2 * PAD_MM.down + 0.3;
  });
  return Math.max(ROW_MM, ...heights);
}
