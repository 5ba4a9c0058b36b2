import { memo, useContext, useMemo } from 'react';
import type { HandoverListSheet } from '#shared/contract/sheets.ts';
import { formatCount } from '#shared/rules/counts.ts';
import { sheetPaper } from '#shared/sheets/papers.ts';
import { label, value } from './cells.tsx';
import { Grid, Place } from './grid.tsx';
import type { Cell, Row } from './grid-layout.ts';
import { type ListRow, listOf } from './handover-columns.ts';
import { HandoverHead, HandoverSignatures } from './handover-parts.tsx';
import { LackingContext, lackingNote } from './lacking.ts';
import { MeasureContext } from './measure.ts';
import { Page } from './page.tsx';
import { type Column, LIST_PT, measuredHeight, paginate, ROW_MM, type RosterPage } from './roster-pages.ts';
import { Text } from './text.tsx';

type DrawnList = ReturnType<typeof listOf>;

const LEFT_MM = 12;
const WIDTH_MM = 273;
const TITLE_TOP_MM = 12;
const HEAD_TOP_MM = 22;
const HEAD_MM = 24;
const NEXT_TOP_MM = 23;
const FOOT_TOP_MM = 199;
const SIGNATURES_MM = 32;
const GAP_MM = 3;

const FIRST_TOP_MM = HEAD_TOP_MM + HEAD_MM;
// Beside its rows a page has the heading row and the subtotal.
const RULED_MM = 2 * ROW_MM;
const room = {
  firstMm: FOOT_TOP_MM - 2 - FIRST_TOP_MM - RULED_MM,
  nextMm: FOOT_TOP_MM - 2 - NEXT_TOP_MM - RULED_MM,
  endMm: ROW_MM + GAP_MM + SIGNATURES_MM,
};

/**
 * 移交清单, A4 landscape, two copies (domain file allowance-certificate-archives.md B.18): heading row on every page,
 * subtotal of the page, total and signatures on the last.
 */
export function HandoverList({ sheet }: { sheet: HandoverListSheet }) {
  const measure = useContext(MeasureContext);
  const list = useMemo(() => listOf(sheet.kind), [sheet]);
  const pages = useMemo(
    () => paginate(sheet.rows, room, (row) => measuredHeight(row, list.columns, measure)),
    [sheet, list, measure],
  );
  return pages.map((page, index) => (
    <ListPageView key={page.first} sheet={sheet} list={list} page={page} number={index + 1} count={pages.length} />
  ));
}

const ListPageView = memo(function ListPageView(props: {
  sheet: HandoverListSheet;
  list: DrawnList;
  page: RosterPage<ListRow>;
  number: number;
  count: number;
}) {
  const { sheet, list, page, number, count } = props;
  const rows = useMemo(() => gridRows(list, page, sheet.totals), [list, page, sheet]);
  const top = number === 1 ? FIRST_TOP_MM : NEXT_TOP_MM;
  const bottom = rows.reduce((sum, row) => sum + row.height, top);
  const { printed } = sheet;
  const lacking = lackingNote(useContext(LackingContext));
  return (
    <Page paper={sheetPaper(sheet.form)}>
      <Place box={{ left: LEFT_MM, top: TITLE_TOP_MM, width: WIDTH_MM, height: 9 }} className="sheet-title">
        {list.title}
      </Place>
      {number === 1 ? <HandoverHead sheet={sheet} left={LEFT_MM} top={HEAD_TOP_MM} /> : null}
      <Grid left={LEFT_MM} top={top} width={WIDTH_MM} rows={rows} />
      {page.isLast ? <HandoverSignatures sheet={sheet} left={LEFT_MM} top={bottom + GAP_MM} width={WIDTH_MM} /> : null}
      <Text
        box={{ left: LEFT_MM, top: FOOT_TOP_MM, width: 200, height: 4.5 }}
        text={`本清单一式两份，移出单位、接收单位各存一份。打印时间：${printed.printedAt}　操作员：${printed.operator}　${printed.log}${lacking ? `　${lacking}` : ''}`}
        face="song"
        largestPt={8}
        align="left"
      />
      <Text
        box={{ left: LEFT_MM + WIDTH_MM - 60, top: FOOT_TOP_MM, width: 60, height: 4.5 }}
        text={`第 ${number} 页　共 ${count} 页`}
        face="song"
        largestPt={9}
        align="right"
      />
    </Page>
  );
});

function gridRows(list: DrawnList, page: RosterPage<ListRow>, totals: HandoverListSheet['totals']): Row[] {
  const { columns } = list;
  const materials = page.rows.reduce((sum, row) => sum + row.attachments, 0);
  return [
    { height: ROW_MM, cells: columns.map((column) => label(column.title, column.width)) },
    ...page.rows.map((row, index) => ({
      height: page.heights[index] ?? ROW_MM,
      cells: columns.map((column) =>
        value(column.text(row, page.first + index), column.width, { ...column.look, largestPt: LIST_PT }),
      ),
    })),
    { height: ROW_MM, cells: sumCells(list, `本页小计：${formatCount(page.rows.length)} 份`, materials) },
    ...(page.isLast
      ? [{ height: ROW_MM, cells: sumCells(list, `合计：${formatCount(totals.records)} 份`, totals.attachments) }]
      : []),
  ];
}

/** A line of sums: the count of files, and the count of materials in its own column. */
function sumCells({ columns, materialsAt: at }: DrawnList, files: string, materials: number): Cell[] {
  const widthOf = (some: readonly Column<ListRow>[]): number => some.reduce((sum, column) => sum + column.width, 0);
  return [
    label(files, widthOf(columns.slice(0, at))),
    value(materials, widthOf(columns.slice(at, at + 1)), { largestPt: LIST_PT }),
    value(null, widthOf(columns.slice(at + 1))),
  ];
}
