import { Fragment, type ReactNode, useMemo } from 'react';
import { type Box, placeCells, type Row } from './grid-layout.ts';

const FRAME_MM = 0.35;
const LINE_MM = 0.2;

/**
 * A ruled form at its place on the page. Its lines are one drawing of their own: borders of elements are rounded to
 * whole pixels, and a frame of 0.35 mm would come out as thin as a line of 0.2 mm.
 */
export function Grid({ left, top, width, rows }: { left: number; top: number; width: number; rows: readonly Row[] }) {
  const { placed, height, lines } = useMemo(() => placeCells(rows, width), [rows, width]);
  return (
    <>
      <Place box={{ left, top, width, height }}>
        <svg className="sheet-lines" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
          <path d={lines} strokeWidth={LINE_MM} />
          <rect width={width} height={height} strokeWidth={FRAME_MM} />
        </svg>
      </Place>
      {placed.map(({ key, box, cell }) => (
        <Fragment key={key}>{cell.draw({ ...box, left: left + box.left, top: top + box.top })}</Fragment>
      ))}
    </>
  );
}

/** Something at a place of the page. */
export function Place({ box, className, children }: { box: Box; className?: string; children?: ReactNode }) {
  return (
    <div className={className ? `sheet-place ${className}` : 'sheet-place'} style={styleOf(box)}>
      {children}
    </div>
  );
}

export function styleOf({ left, top, width, height }: Box) {
  return { left: `${left}mm`, top: `${top}mm`, width: `${width}mm`, height: `${height}mm` };
}

/** The same place with room at its edges. */
export function inset(box: Box, across: number, down: number): Box {
  return {
    left: box.left + across,
    top: box.top + down,
    width: box.width - 2 * across,
    height: box.height - 2 * down,
  };
}
