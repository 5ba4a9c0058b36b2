import { createContext, type ReactNode, useContext } from 'react';
import type { SheetPaper } from '#shared/sheets/paper.ts';

// A page of exactly the paper's height can run over by a rounding and then costs a second, empty page.
const LESS_MM = 0.5;

/** Called with each page that is laid out, before the sheet is complete: a long list is told to be under way. */
export const PageLaidOut = createContext<() => void>(() => undefined);

/** One page of paper; everything on it stands at a place in mm from its upper left corner. */
export function Page({ paper, children }: { paper: SheetPaper; children: ReactNode }) {
  useContext(PageLaidOut)();
  return (
    <section className="sheet-page" style={{ width: `${paper.width}mm`, height: `${paper.height - LESS_MM}mm` }}>
      {children}
    </section>
  );
}
