import { createContext, type ReactNode, useContext, useLayoutEffect, useRef } from 'react';

/** Rises when the fonts of the sheet are there: what was measured before them is measured again. */
export const FontsReady = createContext(0);

const STEPS_PT = [10, 9.5, 9, 8.5, 8, 7.5, 7, 6.5] as const;

/**
 * A value in its cell: as large as the form wants it, smaller where it is long, in several lines at the last, never
 * beyond its cell.
 */
export function Fit({ children, largestPt = 10 }: { children: ReactNode; largestPt?: number }) {
  const box = useRef<HTMLDivElement>(null);
  useContext(FontsReady);
  // After every drawing: the text or the fonts may have changed, and measuring is cheap.
  useLayoutEffect(() => {
    if (box.current) shrink(box.current, largestPt);
  });
  return (
    <div ref={box} className="sheet-fit">
      <span>{children}</span>
    </div>
  );
}

function shrink(box: HTMLDivElement, largestPt: number): void {
  for (const size of STEPS_PT) {
    if (size > largestPt) continue;
    box.style.fontSize = `${size}pt`;
    // One line of readable size first; lines are broken only where even a small size does not fit.
    box.dataset.lines = size >= 8 ? 'one' : 'many';
    if (box.scrollWidth <= box.clientWidth + 1 && box.scrollHeight <= box.clientHeight + 1) return;
  }
}
