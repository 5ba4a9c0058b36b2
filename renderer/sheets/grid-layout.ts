import type { ReactNode } from 'react';

/** A place on the page, in mm. */
export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

export interface Cell {
  width: number;
  /** How many rows the cell reaches down; 1 where nothing is said. */
  rows?: number;
  draw: (box: Box) => ReactNode;
}

export interface Row {
  height: number;
  cells: readonly Cell[];
}

export interface Placed {
  key: string;
  box: Box;
  cell: Cell;
}

export interface Layout {
  placed: Placed[];
  height: number;
  /** The lines between the cells as the data of an SVG path, in mm; the frame is not among them. */
  lines: string;
}

// Sums of decimal millimetres.
const NEAR = 1e-6;

/** Where each cell of a form stands. @throws Error when a row does not fill the width exactly: a form has no gaps */
export function placeCells(rows: readonly Row[], width: number): Layout {
  const placed: Placed[] = [];
  // Cells of rows above that reach down into the present one.
  let reaching: { left: number; right: number; rowsLeft: number }[] = [];
  let top = 0;
  const tops = [0];
  for (const row of rows) tops.push((tops.at(-1) ?? 0) + row.height);
  for (const [index, row] of rows.entries()) {
    const added: typeof reaching = [];
    let left = skip(reaching, 0);
    for (const [position, cell] of row.cells.entries()) {
      const span = cell.rows ?? 1;
      const bottom = tops[index + span];
      if (bottom === undefined) throw new Error(`row ${index + 1}: a cell reaches below the form`);
      placed.push({
        key: `${index}-${position}`,
        box: { left, top, width: cell.width, height: bottom - top },
        cell,
      });
      if (span > 1) added.push({ left, right: left + cell.width, rowsLeft: span });
      left = skip(reaching, left + cell.width);
    }
    if (Math.abs(left - width) > NEAR) throw new Error(`row ${index + 1} is ${left} mm wide, not ${width} mm`);
    reaching = [...reaching, ...added]
      .map((one) => ({ ...one, rowsLeft: one.rowsLeft - 1 }))
      .filter((one) => one.rowsLeft > 0);
    top += row.height;
  }
  return { placed, height: top, lines: placed.map(({ box }) => edges(box, width, top)).join('') };
}

function skip(reaching: readonly { left: number; right: number }[], left: number): number {
  const blocking = reaching.find((one) => Math.abs(one.left - left) < NEAR);
  return blocking ? skip(reaching, blocking.right) : left;
}

// Each cell draws its right and lower edge; so every line between cells is drawn once, and by the cell that owns it.
function edges({ left, top, width, height }: Box, fullWidth: number, fullHeight: number): string {
  const [right, bottom] = [left + width, top + height];
  const down = right < fullWidth - NEAR ? `M${mm(right)} ${mm(top)}V${mm(bottom)}` : '';
  const across = bottom < fullHeight - NEAR ? `M${mm(left)} ${mm(bottom)}H${mm(right)}` : '';
  return down + across;
}

function mm(value: number): number {
  return Math.round(value * 1000) / 1000;
}
