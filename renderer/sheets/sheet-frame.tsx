import { type ReactNode, useEffect, useRef, useState } from 'react';
import './sheet.css';
import { loadFonts } from './fonts.ts';
import { LackingContext, lackingIn, lackingNote } from './lacking.ts';
import { estimate, MeasureContext, type MeasureFace } from './measure.ts';
import { settlePhotos } from './photos.ts';

/**
 * What a sheet stands in: its fonts, and the word that it is complete. `content` names what is shown; a new one is
 * drawn, its fonts loaded, drawn again where they measure differently, and only then `onReady` is called.
 */
export function SheetFrame(props: {
  content: unknown;
  onReady?: () => void;
  onFailed?: (error: unknown) => void;
  /** Told of the characters that no face has, whenever a content is drawn. */
  onLacking?: (characters: readonly string[]) => void;
  /** Told how many photos cannot be shown, whenever a content is drawn. */
  onPhotosLeftOut?: (count: number) => void;
  children: ReactNode;
}) {
  const frame = useRef<HTMLDivElement>(null);
  const [measured, setMeasured] = useState<Measured | null>(null);
  const latest = useRef(props);
  latest.current = props;
  const { content } = props;
  useEffect(() => {
    let isCurrent = true;
    const text = content === null ? '' : (frame.current?.textContent ?? '');
    drawn(text)
      .then(async (found) => {
        const leftOut = await settlePhotos(frame.current);
        if (!isCurrent) return;
        setMeasured({ content, ...found });
        latest.current.onLacking?.(found.lacking);
        latest.current.onPhotosLeftOut?.(leftOut);
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
      <MeasureContext value={measured?.measure ?? estimate}>
        <LackingContext value={measured && measured.content === content ? measured.lacking : NOTHING}>
          {props.children}
        </LackingContext>
      </MeasureContext>
    </div>
  );
}

const NOTHING: readonly string[] = [];

interface Measured {
  content: unknown;
  measure: MeasureFace;
  lacking: readonly string[];
}

/** The fonts of a text and of what will be said below it about characters they lack. */
async function drawn(text: string): Promise<Omit<Measured, 'content'>> {
  const measure = await loadFonts(text);
  const lacking = lackingIn(text, measure);
  return { measure: lacking.length === 0 ? measure : await loadFonts(lackingNote(lacking)), lacking };
}
