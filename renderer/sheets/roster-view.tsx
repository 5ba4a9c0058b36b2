import { memo, useContext, useMemo } from 'react';
import type { RosterDocument, RosterSection } from '#shared/contract/sheet-documents.ts';
import type { DocumentSheet } from '#shared/contract/sheets.ts';
import { sheetPaper } from '#shared/sheets/papers.ts';
import { label, value } from './cells.tsx';
import { Grid, Place } from './grid.tsx';
import type { Cell, Row } from './grid-layout.ts';
import { LackingContext, lackingNote } from './lacking.ts';
import { MeasureContext } from './measure.ts';
import { Page } from './page.tsx';
import { type RosterRow, rosterColumns, sumOf, unknownRows, written } from './roster-columns.ts';
import { type Column, LIST_PT, measuredHeight, paginate, ROW_MM, type RosterPage } from './roster-pages.ts';
import { Text } from './text.tsx';

const MARGIN_MM = 12;
const TITLE_TOP_MM = 11;
const HEAD_TOP_MM = 21;
const LINE_MM = 5.8;
const NOTES_MM = 4.5;
const SIGNATURES_MM = 16;
const GAP_MM = 2.5;

/**
 * A roster as data (contract/sheet-documents.ts): every section begins on a page of its own, its head and the heading
 * row stand on every page, each page has its subtotal, the last of a section its total and the signatures.
 */
export function RosterView({ sheet, document }: { sheet: DocumentSheet; document: RosterDocument }) {
  return document.sections.map((section, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: sections of a roster never move
    <SectionView key={index} sheet={sheet} document={document} section={section} />
  ));
}

interface SectionProps {
  sheet: DocumentSheet;
  document: RosterDocument;
  section: RosterSection;
}

function SectionView({ sheet, document, section }: SectionProps) {
  const measure = useContext(MeasureContext);
  const columns = useMemo(() => rosterColumns(document), [document]);
  const paper = sheetPaper(sheet.form);
  const pages = useMemo(() => {
    const top = HEAD_TOP_MM + section.head.length * LINE_MM;
    // Beside its rows a page has the heading row and the subtotal.
    const most = footTop(paper.height) - 2 - top - headingMm(document) - ROW_MM;
    const endMm = ROW_MM + section.closing.length * LINE_MM + GAP_MM + SIGNATURES_MM;
    // A row higher than its page would lose what stands below: its texts become smaller instead.
    return paginate<RosterRow>(section.rows, { firstMm: most, nextMm: most, endMm }, (row) =>
      Math.min(measuredHeight(row, columns, measure), most - endMm),
    );
  }, [document, section, columns, measure, paper.height]);
  return pages.map((page, index) => (
    <RosterPageView
      key={page.first}
      sheet={sheet}
      document={document}
      section={section}
      columns={columns}
      page={page}
      number={index + 1}
      count={pages.length}
    />
  ));
}

/** A title in two lines needs a higher heading row. */
function headingMm({ columns }: RosterDocument): number {
  return columns.some(({ title }) => title.includes('|')) ? 9.5 : ROW_MM;
}

function footTop(paperMm: number): number {
  return paperMm - 11;
}

const RosterPageView = memo(function RosterPageView(
  props: SectionProps & {
    columns: readonly Column<RosterRow>[];
    page: RosterPage<RosterRow>;
    number: number;
    count: number;
  },
) {
  const { sheet, document, section, page, number, count } = props;
  const paper = sheetPaper(sheet.form);
  const width = paper.width - 2 * MARGIN_MM;
  const rows = useMemo(() => gridRows(props), [props]);
  const top = HEAD_TOP_MM + section.head.length * LINE_MM;
  const bottom = rows.reduce((sum, row) => sum + row.height, top);
  const { printed } = sheet;
  const lacking = lackingNote(useContext(LackingContext));
  return (
    <Page paper={paper}>
      {document.mark ? (
        <Place box={{ left: MARGIN_MM, top: paper.height / 2 - 40, width, height: 80 }} className="sheet-mark-behind">
          <span>{document.mark}</span>
        </Place>
      ) : null}
      <Place box={{ left: MARGIN_MM, top: TITLE_TOP_MM, width, height: 9 }} className="sheet-title">
        {document.title}
      </Place>
      {section.head.map((line, index) => (
        <HeadLine key={line[0]?.name} parts={line} top={HEAD_TOP_MM + index * LINE_MM} width={width} />
      ))}
      <Grid left={MARGIN_MM} top={top} width={width} rows={rows} />
      {page.isLast ? <Closing document={document} section={section} top={bottom} width={width} /> : null}
      <Text
        box={{ left: MARGIN_MM, top: footTop(paper.height), width: width - 62, height: NOTES_MM }}
        text={`${document.notes}　打印时间：${printed.printedAt}　操作员：${printed.operator}　${printed.log}${lacking ? `　${lacking}` : ''}`}
        face="song"
        largestPt={8}
        align="left"
      />
      <Text
        box={{ left: MARGIN_MM + width - 60, top: footTop(paper.height), width: 60, height: NOTES_MM }}
        text={`第 ${number} 页　共 ${count} 页`}
        face="song"
        largestPt={9}
        align="right"
      />
    </Page>
  );
});

function HeadLine(props: { parts: RosterSection['head'][number]; top: number; width: number }) {
  const { parts, top, width } = props;
  const each = width / parts.length;
  return parts.map(({ name, text }, index) => {
    const left = MARGIN_MM + index * each;
    const nameMm = Array.from(name).length * 3.7 + 5;
    const box = { left, top, width: nameMm, height: LINE_MM };
    return (
      <div key={name}>
        <Text box={box} text={`${name}：`} face="song" largestPt={10} align="left" />
        <Text box={{ ...box, left: left + nameMm, width: each - nameMm }} text={text} largestPt={10} align="left" />
      </div>
    );
  });
}

function Closing(props: { document: RosterDocument; section: RosterSection; top: number; width: number }) {
  const { document, section, top, width } = props;
  const signersTop = top + section.closing.length * LINE_MM + GAP_MM;
  const each = width / Math.max(1, document.signers.length);
  return (
    <>
      {section.closing.map((text, index) => (
        <Text
          key={text}
          box={{ left: MARGIN_MM, top: top + 1 + index * LINE_MM, width, height: LINE_MM }}
          text={text}
          face="song"
          largestPt={10}
          align="left"
        />
      ))}
      {document.signers.map((who, index) => (
        <Place
          key={who}
          box={{ left: MARGIN_MM + index * each, top: signersTop, width: each, height: SIGNATURES_MM }}
          className="sheet-signature"
        >
          <div>{who}：</div>
          <div>　　　年　　月　　日</div>
        </Place>
      ))}
    </>
  );
}

function gridRows(props: SectionProps & { columns: readonly Column<RosterRow>[]; page: RosterPage<RosterRow> }): Row[] {
  const { document, section, columns, page } = props;
  return [
    { height: headingMm(document), cells: columns.map((column) => label(column.title, column.width)) },
    ...page.rows.map((row, index) => ({
      height: page.heights[index] ?? ROW_MM,
      cells: columns.map((column) =>
        value(column.text(row, page.first + index), column.width, { ...column.look, largestPt: LIST_PT }),
      ),
    })),
    { height: ROW_MM, cells: sumCells(document, columns, page.rows, '本页小计') },
    ...(page.isLast ? [{ height: ROW_MM, cells: sumCells(document, columns, section.rows, '总计') }] : []),
  ];
}

/** A line of sums: how many rows, then each summed column in its own place. */
function sumCells(
  document: RosterDocument,
  columns: readonly Column<RosterRow>[],
  rows: readonly RosterRow[],
  name: string,
): Cell[] {
  const first = document.columns.findIndex(({ isSummed }) => isSummed);
  const lead = first === -1 ? columns.length : first;
  const widthOf = (some: readonly Column<RosterRow>[]): number => some.reduce((sum, column) => sum + column.width, 0);
  const lacking = unknownRows(document, rows);
  const unknown = lacking === 0 ? '' : `，其中 ${lacking} ${document.unit}金额未知，不合计`;
  return [
    label(
      document.areSumsUnknown ? name : `${name}：${rows.length} ${document.unit}${unknown}`,
      widthOf(columns.slice(0, lead)),
    ),
    ...document.columns.slice(lead).map((column, offset) => {
      const look = { ...columns[lead + offset]?.look, largestPt: LIST_PT };
      const isSummed = column.isSummed && !document.areSumsUnknown;
      return value(isSummed ? written(column, sumOf(document, lead + offset, rows)) : null, column.width, look);
    }),
  ];
}
