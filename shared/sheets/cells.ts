import type { FormBlock, FormCell, FormDocument, FormRow } from '../contract/sheet-documents.ts';

/** How builders of forms write down what stands on the paper (contract/sheet-documents.ts). */

/** Between the margins of an upright A4 page, in mm. */
export const UPRIGHT_MM = 180;
/** Between the margins of a lying A4 page, in mm. */
export const LYING_MM = 273;
const LABEL_MM = 24;

export function label(text: string, width = LABEL_MM, rows?: number): FormCell {
  return { kind: 'label', text, width, ...(rows ? { rows } : {}) };
}

type Look = Partial<Pick<Extract<FormCell, { kind: 'value' }>, 'align' | 'isNumber' | 'largestPt' | 'rows'>>;

/** What is filled in. null or '' is left empty for the pen. */
export function value(text: string | number | null, width: number, look: Look = {}): FormCell {
  return { kind: 'value', text: text === null ? null : String(text), width, ...look };
}

export function ticks(items: readonly (readonly [label: string, isTicked: boolean])[], width: number): FormCell {
  return { kind: 'ticks', items: items.map(([text, isTicked]) => ({ label: text, isTicked })), width };
}

export function prose(text: string, width: number, largestPt = 9): FormCell {
  return { kind: 'prose', text, width, largestPt };
}

export function opinion(
  title: string,
  signers: readonly (readonly [who: string, mark: string])[],
  width: number,
  more: { body?: string; day?: string } = {},
): FormCell {
  return { kind: 'opinion', title, signers: signers.map(([who, mark]) => ({ who, mark })), width, ...more };
}

export function row(height: number, ...cells: FormCell[]): FormRow {
  return { height, cells };
}

export function grid(...rows: FormRow[]): FormBlock & { kind: 'grid' } {
  return { kind: 'grid', rows };
}

/**
 * The names printed on a form, in paper order: labels, choices, the titles of opinions, what stands before a colon
 * in its lines. What a form is compared by with the field list of its source.
 */
export function namesOn(document: FormDocument): string[] {
  return document.pages.flatMap((page) => page.flatMap(namesOfBlock));
}

function namesOfBlock(block: FormBlock): string[] {
  switch (block.kind) {
    case 'title':
      return [block.text];
    case 'ends':
      return [block.left, block.right].flatMap((text) => /^([^：]+)：/.exec(text)?.[1] ?? []);
    case 'grid':
      return block.rows.flatMap(({ cells }) => cells.flatMap(namesOfCell));
    case 'columns':
      return [...block.left, ...block.right].flatMap(namesOfBlock);
    case 'cut':
      return [block.text];
    default:
      return [];
  }
}

function namesOfCell(cell: FormCell): string[] {
  if (cell.kind === 'label') return [cell.text.replaceAll('|', '')];
  if (cell.kind === 'opinion') return [cell.title, ...cell.signers.map(({ who }) => who)];
  if (cell.kind === 'ticks') return cell.items.map((item) => item.label);
  if (cell.kind === 'photo') return ['照片'];
  return [];
}
