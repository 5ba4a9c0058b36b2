import { type ReactNode, useEffect, useRef, useState } from 'react';
import './sheet.css';
import { loadFonts } from './fonts.ts';
import { estimate, MeasureContext, type MeasureFace } from './measure.ts';

/**
 * What a sheet stands in: its fonts, and the word that it is complete. `content` names what is shown; a new one is
 * drawn, its fonts loaded, drawn again where they measure differently, and only then `onReady` is called.
 */
export function SheetFrame(props: {
  content: unknown;
  onReady?: () => void;
  onFailed?: (error: unknown) => void;
  children: ReactNode;
}) {
  const frame = useRef<HTMLDivElement>(null);
  const [measured, setMeasured] = useState<{ content: unknown; measure: MeasureFace } | null>(null);
  const latest = useRef(props);
  latest.current = props;
  const { content } = props;
  useEffect(() => {
    let isCurrent = true;
    loadFonts(content === null ? '' : (frame.current?.textContent ?? ''))
      .then(async (measure) => {
        await decodePictures(frame.current);
        if (isCurrent) setMeasured({ content, measure });
      })
      .catch((error: unknown) => {
        if (isCurrent) latest.current.onFailed?.(error);
      });
    return () => {
      isCurrent = false;
    };
  }, [content]);
  useEffect(() => {
    if (measured && measured.content === latest.current.content) latest.current.onReady?.();
  }, [measured]);
  return (
    <div ref={frame} className="sheet-frame">
      <MeasureContext value={measured?.measure ?? estimate}>{props.children}</MeasureContext>
    </div>
  );
}

async function decodePictures(frame: HTMLElement | null): Promise<void> {
  const pictures = Array.from(frame?.querySelectorAll('img') ?? []);
  // A picture that cannot be shown leaves its box empty; the form is printed all the same.
  await Promise.all(pictures.map((picture) => picture.decode().catch(() => undefined)));
}
