import { expect } from 'vitest';
import { cellOf } from '#renderer/sheets/form-cells.tsx';
import { heightOfBlock } from '#renderer/sheets/form-view.tsx';
import { placeCells } from '#renderer/sheets/grid-layout.ts';
import type { FormBlock, FormDocument } from '#shared/contract/sheet-documents.ts';
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
      if (block.kind === 'grid')
        placeCells(
          block.rows.map(({ height: one, cells }) => ({ height: one, cells: cells.map(cellOf) })),
          paper.width - 30,
        );
      if (block.kind !== 'columns') continue;
      for (const [blocks, width] of [
        [block.left, block.leftWidth],
        [block.right, paper.width - 30 - block.leftWidth - block.gap],
      ] as const)
        for (const { rows } of blocks.flatMap(gridsOf))
          placeCells(
            rows.map(({ height: one, cells }) => ({ height: one, cells: cells.map(cellOf) })),
            width,
          );
    }
  }
}
