import type { HandoverListSheet } from '#shared/contract/sheets.ts';
import { formatDate } from '#shared/rules/calendar.ts';
import { numberWithKind } from '#shared/rules/person-number-words.ts';
import { fitText, heightOf } from './fit-text.ts';
import type { MeasureFace } from './measure.ts';
import { PAD_MM, type TextProps } from './text.tsx';

export type ListRow = HandoverListSheet['rows'][number];

export interface Column {
  title: string;
  width: number;
  look?: Pick<TextProps, 'align' | 'isNumber'>;
  text: (row: ListRow, position: number) => string;
}

/** The columns of 移交清单 (domain file allowance-certificate-archives.md B.18), 273 mm between the margins. */
export const columns: readonly Column[] = [
  { title: '序号', width: 13, text: (_row, position) => String(position) },
  { title: '档号', width: 49, look: { isNumber: true }, text: (row) => row.number },
  { title: '姓名', width: 36, text: (row) => row.name },
  {
    title: '证件号码',
    width: 46,
    look: { isNumber: true },
    text: (row) => numberWithKind(row.idKind, row.idNumber),
  },
  { title: '退休时间', width: 25, text: (row) => (row.retiredOn ? formatDate(row.retiredOn.slice(0, 7), 'han') : '') },
  { title: '所属社区', width: 38, text: (row) => row.communityName ?? '' },
  { title: '材料件数', width: 16, text: (row) => String(row.attachments) },
  { title: '载体', width: 14, text: () => '电子' },
  { title: '备注', width: 36, look: { align: 'left' }, text: (row) => row.remark },
];

export const LIST_PT = 10;
export const ROW_MM = 7;
// Smaller than this nobody compares a list; the row grows instead.
const READABLE_PT = 7.5;

export interface ListPage {
  /** Position of the first row, from 1. */
  first: number;
  rows: readonly ListRow[];
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
export function paginate(rows: readonly ListRow[], room: PageRoom, heightOfRow: (row: ListRow) => number): ListPage[] {
  const heights = rows.map(heightOfRow);
  const pages: ListPage[] = [];
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
export function measuredHeight(row: ListRow, measure: MeasureFace): number {
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
