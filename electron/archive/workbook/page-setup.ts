import type ExcelJS from 'exceljs';
import type { ListColumn } from './write-list.ts';

// ECMA-376 part 1, 18.18.50: 9 is A4.
const A4 = 9;
// An upright A4 page with these margins holds so many characters of 11 pt at three quarters of their size; below that a
// list is no longer read with ease, so a wider one lies.
const UPRIGHT_CHARACTERS = 115;
const INCH_MM = 25.4;
const MARGINS = { left: 12, right: 12, top: 18, bottom: 15, header: 8, footer: 7 } as const;

const inches = (mm: number): number => mm / INCH_MM;

/** How a list is printed: A4, lying where it is wide, as wide as the paper and as many pages as it needs, heading on each. */
export function pageSetup(columns: readonly Pick<ListColumn, 'width'>[]): Partial<ExcelJS.PageSetup> {
  const characters = columns.reduce((sum, { width }) => sum + width, 0);
  return {
    paperSize: A4,
    orientation: characters > UPRIGHT_CHARACTERS ? 'landscape' : 'portrait',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    horizontalCentered: true,
    printTitlesRow: '1:1',
    margins: {
      left: inches(MARGINS.left),
      right: inches(MARGINS.right),
      top: inches(MARGINS.top),
      bottom: inches(MARGINS.bottom),
      header: inches(MARGINS.header),
      footer: inches(MARGINS.footer),
    },
  };
}

/**
 * A title as the header of a page takes it: `&` stands for itself when doubled, a digit at its beginning would be read as
 * part of the size before it, and a header has 255 characters at most (ECMA-376 part 1, 18.3.1.39).
 */
export function headerText(title: string): string {
  const escaped = Array.from(title).slice(0, 100).join('').replaceAll('&', '&&');
  return /^\d/.test(escaped) ? ` ${escaped}` : escaped;
}
