import { expect } from 'vitest';
import { fitText } from '#renderer/sheets/fit-text.ts';
import { cellOf } from '#renderer/sheets/form-cells.tsx';
import { heightOfBlock } from '#renderer/sheets/form-view.tsx';
import { placeCells } from '#renderer/sheets/grid-layout.ts';
import { estimate } from '#renderer/sheets/measure.ts';
import { OPINION_INSET_MM, opinionLayout } from '#renderer/sheets/opinion-layout.ts';
import { LIST_PT, ROW_MM } from '#renderer/sheets/roster-pages.ts';
import { PAD_MM } from '#renderer/sheets/text.tsx';
import type { FormBlock, FormDocument, FormRow, RosterDocument } from '#shared/contract/sheet-documents.ts';
import type { DocumentRequest } from '#shared/contract/sheets.ts';
import { namesOn } from '#shared/sheets/cells.ts';
import { sheetPaper } from '#shared/sheets/papers.ts';

/** A field of a form's list in its source: its number, its words there, and the names it has on the paper. */
interface FormField {
  number: number;
  field: string;
  parts: readonly string[];
}

export function gridsOf(block: FormBlock): Extract<FormBlock, { kind: 'grid' }>[] {
  if (block.kind === 'columns') return [...block.left, ...block.right].flatMap(gridsOf);
  return block.kind === 'grid' ? [block] : [];
}

/** The parts of the field list in the order in which the form has them. */
export function inPaperOrder(document: FormDocument, list: readonly FormField[]): void {
  const names = namesOn(document);
  let at = 0;
  for (const { number, field, parts } of list) {
    for (const part of parts) {
      const found = names.indexOf(part, at);
      expect(found, `${number} ${field}: ${part} after ${names[at - 1]}`).toBeGreaterThanOrEqual(at);
      at = found + 1;
    }
  }
}

/** Every row fills its width, every page its paper and no more. */
export function fitsItsPaper(document: FormDocument, request: DocumentRequest): void {
  const paper = sheetPaper(request.form);
  for (const page of document.pages) {
    const height = page.reduce((sum, block) => sum + heightOfBlock(block), 9);
    expect(height).toBeLessThanOrEqual(paper.height - (document.notes ? 24 : 15));
    for (const block of page) {
      if (block.kind === 'grid') fillsItsCells(block.rows, paper.width - 30);
      if (block.kind !== 'columns') continue;
      for (const [blocks, width] of [
        [block.left, block.leftWidth],
        [block.right, paper.width - 30 - block.leftWidth - block.gap],
      ] as const)
        for (const { rows } of blocks.flatMap(gridsOf)) fillsItsCells(rows, width);
    }
  }
}

/** Rows fill their width; what is to be signed stays in its frame; no figure that is filled in is broken. */
function fillsItsCells(rows: readonly FormRow[], width: number): void {
  const { placed } = placeCells(
    rows.map(({ height, cells }) => ({ height, cells: cells.map(cellOf) })),
    width,
  );
  for (const { key, box } of placed) {
    const [row = 0, position = 0] = key.split('-').map(Number);
    const cell = rows[row]?.cells[position];
    if (cell?.kind === 'opinion') {
      const { heightMm } = opinionLayout(box, { ...cell, signers: cell.signers.length });
      expect(heightMm, cell.title).toBeLessThanOrEqual(box.height - 2 * OPINION_INSET_MM.down);
    }
    if (cell?.kind === 'value' && cell.text !== null) keepsFiguresWhole(cell.text, box, cell.largestPt ?? 10.5);
  }
}

/** Every run of digits with what joins them, a date and an amount with its unit stand on one line of their cell. */
function keepsFiguresWhole(text: string, box: { width: number; height: number }, largestPt: number): void {
  const room = { widthMm: box.width - 2 * PAD_MM.across, heightMm: box.height - 2 * PAD_MM.down, largestPt };
  const { lines } = fitText(text, { ...room, spacingEm: 0.04 }, estimate('kai'));
  for (const [figure] of text.matchAll(/\d+年(?:\d+月(?:\d+日)?)?|[\d,.]+ 元|[0-9A-Z][0-9A-Z,.\-/]*/g))
    expect(
      lines.filter((line) => line.includes(figure)),
      `${figure} in ${box.width} mm`,
    ).not.toEqual([]);
}

// As long as they come, by the words of the column they stand in.
const LONGEST: readonly (readonly [title: RegExp, text: string])[] = [
  [/档号|编入/, '350102005-TX2026-00321'],
  [/号码|证号|保障号/, '35010219550203123X'],
  [/账号/, '6217001820012345678'],
  [/日期|时间|年月|截止/, '2026年11月30日'],
  [/电话|宅电/, '0591-87654321'],
];

/** No column of a roster breaks a figure, with the longest that may stand in it. */
export function breaksNoFigure(document: RosterDocument): void {
  for (const { title, kind, width } of document.columns) {
    const named = LONGEST.filter(([word]) => word.test(title.replaceAll('|', ''))).map(([, text]) => text);
    const texts = kind === 'money' ? ['12,345,678.90'] : kind === 'count' ? ['99999'] : named;
    for (const text of texts) keepsFiguresWhole(text, { width, height: ROW_MM }, LIST_PT);
  }
}
