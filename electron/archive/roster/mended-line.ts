import { type Cell, emptyCell, textCell } from './cells.ts';

/** A line with the cells a clerk put right laid over those of the file, as a text cell of the sheet would be. */
export function mendedLine(line: readonly Cell[], mended: readonly { column: number; typed: string }[]): Cell[] {
  const whole = [...line];
  for (const { column, typed } of mended) {
    while (whole.length <= column) whole.push(emptyCell);
    whole[column] = textCell(typed);
  }
  return whole;
}
