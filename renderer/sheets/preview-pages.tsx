import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import type { Sheet } from '#shared/contract/sheets.ts';
import { sheetPaper } from '#shared/sheets/papers.ts';
import classes from './preview.module.css';
import { SheetView } from './sheet-view.tsx';
import { PX_PER_MM } from './zoom.ts';

/** The pages at a factor. They are laid out at paper size and only then scaled, so that no line breaks otherwise. */
export function PreviewPages(props: {
  sheet: Sheet;
  scale: number;
  onFailed: (error: unknown) => void;
  onLacking: (characters: readonly string[]) => void;
  onPhotosLeftOut: (count: number) => void;
}) {
  const { sheet, scale, onFailed, onLacking, onPhotosLeftOut } = props;
  const paper = sheetPaper(sheet.form);
  const pages = useRef<HTMLDivElement>(null);
  const height = useHeight(pages);
  return (
    <div
      data-testid="sheet"
      className={classes.pages}
      style={{ width: paper.width * PX_PER_MM * scale, height: height * scale }}
    >
      <div ref={pages} style={{ width: `${paper.width}mm`, transform: `scale(${scale})`, transformOrigin: '0 0' }}>
        <SheetView sheet={sheet} onFailed={onFailed} onLacking={onLacking} onPhotosLeftOut={onPhotosLeftOut} />
      </div>
    </div>
  );
}

/** An element's height before any scaling; pages come and go while a list is measured. */
function useHeight(element: RefObject<HTMLElement | null>): number {
  const [height, setHeight] = useState(0);
  useLayoutEffect(() => {
    const { current } = element;
    if (!current) return;
    const observer = new ResizeObserver(() => setHeight(current.offsetHeight));
    observer.observe(current);
    return () => observer.disconnect();
  }, [element]);
  return height;
}
