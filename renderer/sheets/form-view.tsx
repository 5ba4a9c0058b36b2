import { Fragment, type ReactNode, useContext } from 'react';
import type { FormBlock, FormDocument } from '#shared/contract/sheet-documents.ts';
import type { DocumentSheet } from '#shared/contract/sheets.ts';
import { sheetPaper } from '#shared/sheets/papers.ts';
import { LINE_HEIGHT, MM_PER_PT } from './fit-text.ts';
import { cellOf } from './form-cells.tsx';
import { Grid, Place } from './grid.tsx';
import type { Box } from './grid-layout.ts';
import { LackingContext, lackingNote } from './lacking.ts';
import { MeasureContext } from './measure.ts';
import { Page } from './page.tsx';
import { Paragraph } from './paragraph.tsx';
import { PAD_MM, Text } from './text.tsx';

// The left margin is wider: one copy is bound into the paper file.
const LEFT_MM = 18;
const RIGHT_MM = 12;
const TOP_MM = 9;
const NOTES_MM = 9;
const FOOT_MM = 4.5;
// Of more lines than a window shows at their size all stand closer.
const ADDRESS = { left: 20, top: 45, width: 90, height: 42, line: 5.6 } as const;

/** A form as data (contract/sheet-documents.ts) on its paper: block below block, the small print at the foot. */
export function FormView({ sheet, document }: { sheet: DocumentSheet; document: FormDocument }) {
  const paper = sheetPaper(sheet.form);
  const width = paper.width - LEFT_MM - RIGHT_MM;
  const lacking = lackingNote(useContext(LackingContext));
  const { printed } = sheet;
  const footTop = paper.height - 11;
  const foot = (left: number, footWidth: number): Box => ({ left, top: footTop, width: footWidth, height: FOOT_MM });
  return document.pages.map((blocks, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: pages of a form never move
    <Page key={index} paper={paper}>
      <Blocks blocks={blocks} left={LEFT_MM} top={TOP_MM} width={width} />
      {document.notes ? (
        <Place
          box={{ left: LEFT_MM, top: footTop - NOTES_MM - 4, width, height: NOTES_MM }}
          className="sheet-notes sheet-low"
        >
          {document.notes}
        </Place>
      ) : null}
      {lacking ? (
        <Place box={{ left: LEFT_MM, top: footTop - 4, width, height: 4 }} className="sheet-lacking">
          {lacking}
        </Place>
      ) : null}
      <Text box={foot(LEFT_MM, width * 0.55)} text={printed.officeName} face="song" largestPt={8} align="left" />
      <Text
        box={foot(LEFT_MM + width * 0.55, width * 0.45)}
        text={`打印时间：${printed.printedAt}　操作员：${printed.operator}`}
        face="song"
        largestPt={8}
        align="right"
      />
    </Page>
  ));
}

function Blocks(props: { blocks: readonly FormBlock[]; left: number; top: number; width: number }) {
  const { blocks, left, width } = props;
  let next = props.top;
  const tops = blocks.map((block) => {
    const top = next;
    next += heightOfBlock(block);
    return top;
  });
  return blocks.map((block, index) => {
    const top = tops[index] ?? props.top;
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: blocks of a form never move
      <Fragment key={index}>{drawBlock(block, { left, top, width, height: heightOfBlock(block) })}</Fragment>
    );
  });
}

/** How much of the page a block takes, in mm. */
export function heightOfBlock(block: FormBlock): number {
  switch (block.kind) {
    case 'title':
      return 10.5;
    case 'ends':
      return 6;
    case 'grid':
      return block.rows.reduce((sum, { height }) => sum + height, 0);
    case 'paragraph':
    case 'space':
    case 'columns':
      return block.height;
    case 'cut':
      return 8;
    case 'address':
      return 0;
  }
}

function drawBlock(block: FormBlock, box: Box): ReactNode {
  switch (block.kind) {
    case 'title':
      return (
        <Place box={{ ...box, height: 9 }} className="sheet-title">
          <span style={block.largestPt ? { fontSize: `${block.largestPt}pt` } : undefined}>{block.text}</span>
        </Place>
      );
    case 'ends':
      return <Ends left={block.left} right={block.right} box={{ ...box, height: 5 }} />;
    case 'grid':
      return (
        <Grid
          left={box.left}
          top={box.top}
          width={box.width}
          rows={block.rows.map(({ height, cells }) => ({ height, cells: cells.map(cellOf) }))}
        />
      );
    case 'paragraph':
      return (
        <Paragraph
          box={box}
          text={block.isIndented ? `　　${block.text}` : block.text}
          largestPt={block.largestPt ?? 10.5}
          align={block.align ?? 'left'}
        />
      );
    case 'cut':
      return (
        <Place box={box} className="sheet-cut">
          <span>{block.text}</span>
        </Place>
      );
    case 'space':
      return null;
    case 'address': {
      const height = Math.min(ADDRESS.line, ADDRESS.height / block.lines.length);
      const largestPt = Math.floor((height - 2 * PAD_MM.down) / (LINE_HEIGHT * MM_PER_PT));
      return block.lines.map((line, index) => (
        <Text
          // biome-ignore lint/suspicious/noArrayIndexKey: lines of an address never move, and may be alike
          key={index}
          box={{
            left: ADDRESS.left,
            top: ADDRESS.top + index * height,
            width: ADDRESS.width,
            height,
          }}
          text={line}
          largestPt={Math.min(12, largestPt)}
          align="left"
        />
      ));
    }
    case 'columns': {
      const right = box.left + block.leftWidth + block.gap;
      return (
        <>
          <Blocks blocks={block.left} left={box.left} top={box.top} width={block.leftWidth} />
          <Place
            box={{ left: box.left + block.leftWidth + block.gap / 2, top: box.top, width: 0.2, height: block.height }}
            className="sheet-tear"
          />
          <Blocks blocks={block.right} left={right} top={box.top} width={box.left + box.width - right} />
        </>
      );
    }
  }
}

const ENDS = { largestPt: 10, smallestPt: 4, betweenMm: 4 } as const;

/** A line with something at both its ends, smaller where the two would meet. */
function Ends({ left, right, box }: { left: string; right: string; box: Box }) {
  const measure = useContext(MeasureContext)('song');
  const ems = Array.from(left + right).reduce((sum, character) => sum + measure(character), 0);
  const mostPt = (box.width - ENDS.betweenMm) / (Math.max(1, ems) * MM_PER_PT);
  const sizePt = Math.max(ENDS.smallestPt, Math.min(ENDS.largestPt, Math.floor(mostPt * 2) / 2));
  return (
    <Place box={box} className="sheet-ends">
      <span style={{ fontSize: `${sizePt}pt` }}>{named(left)}</span>
      <span style={{ fontSize: `${sizePt}pt` }}>{named(right)}</span>
    </Place>
  );
}

/** 填表日期：2026年… : what is printed in one face, what is filled in in the other. */
function named(text: string): ReactNode {
  const at = text.indexOf('：') + 1;
  return (
    <>
      {text.slice(0, at)}
      <span className="sheet-kai">{text.slice(at)}</span>
    </>
  );
}
