import { MM_PER_PT } from './fit-text.ts';

/** How the lines of a cell to sign stand in it. */
export interface OpinionLayout {
  sizePt: number;
  /** The height of a line to sign, in mm. */
  lineMm: number;
  /** Who signs stand beside each other: below each other they would not fit. */
  isSideBySide: boolean;
  /** What all of it takes, in mm. */
  heightMm: number;
}

/** Room between the lines of the form and what stands in a cell to sign. */
export const OPINION_INSET_MM = { across: 2, down: 1.6 } as const;

// A name written by hand needs that much; two lines of print that little.
const WRITTEN_MM = 6.5;
const LEAST_WRITTEN_MM = 5;
const LARGEST_PT = 10.5;
const LEAST_PT = 6.5;
const PRINT_LINE = 1.25;

/**
 * A cell to sign inside its box: the opinion, a line for each who signs, the date. In a low cell who signs stand beside
 * each other, then the lines become lower and the print smaller, so that nothing crosses the frame.
 */
export function opinionLayout(
  box: { width: number; height: number },
  text: { title: string; body?: string | undefined; signers: number },
): OpinionLayout {
  const room = box.height - 2 * OPINION_INSET_MM.down;
  const width = box.width - 2 * OPINION_INSET_MM.across;
  const characters = Array.from(`${text.title}：${text.body ?? ''}`).length;
  const signers = Math.max(1, text.signers);
  const layout = (sizePt: number, lineMm: number, isSideBySide: boolean): OpinionLayout => {
    const printed = Math.ceil((characters * sizePt * MM_PER_PT) / width) * sizePt * PRINT_LINE * MM_PER_PT;
    const signed = ((isSideBySide ? 1 : signers) + 1) * lineMm;
    return { sizePt, lineMm, isSideBySide, heightMm: printed + signed };
  };
  for (const isSideBySide of [false, true])
    for (let lineMm = WRITTEN_MM; lineMm >= LEAST_WRITTEN_MM; lineMm -= 0.5) {
      const found = layout(LARGEST_PT, lineMm, isSideBySide);
      if (found.heightMm <= room) return found;
    }
  let last = layout(LARGEST_PT, LEAST_WRITTEN_MM, true);
  for (let sizePt = LARGEST_PT; sizePt >= LEAST_PT && last.heightMm > room; sizePt -= 0.5)
    last = layout(sizePt, sizePt * PRINT_LINE * MM_PER_PT, true);
  return last;
}
