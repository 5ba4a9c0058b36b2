import { type ReactNode, useEffect, useRef, useState } from 'react';
import './sheet.css';
import { FontsReady } from './fit.tsx';

const FAMILIES = ['Archive Song', 'Archive Song Bold', 'Archive Kai'] as const;

let styles: Promise<void> | null = null;

/** The faces are declared once, when the first sheet is drawn: most sessions of a clerk begin without one. */
function declareFonts(): Promise<void> {
  styles ??= new Promise((resolve, reject) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = '/fonts/fonts.css';
    link.onload = () => resolve();
    link.onerror = () => reject(new Error('the print fonts are missing'));
    document.head.append(link);
  });
  return styles;
}

/** Loads exactly the cuts the text on the page needs. */
async function loadFonts(text: string): Promise<void> {
  await declareFonts();
  await Promise.all(FAMILIES.map((family) => document.fonts.load(`10pt "${family}"`, text)));
}

/** What a sheet stands in: its fonts, and the word that it is complete. `content` names what is shown. */
export function SheetFrame(props: {
  content: unknown;
  onReady?: () => void;
  onFailed?: (error: unknown) => void;
  children: ReactNode;
}) {
  const frame = useRef<HTMLDivElement>(null);
  const [fonts, setFonts] = useState(0);
  const latest = useRef(props);
  latest.current = props;
  const { content } = props;
  useEffect(() => {
    let isCurrent = true;
    // A new content means other characters: its own cuts are loaded before anything is measured.
    const text = content === null ? '' : (frame.current?.textContent ?? '');
    void loadFonts(text)
      .then(() => decodePictures(frame.current))
      .then(
        () => isCurrent && setFonts((count) => count + 1),
        (error: unknown) => latest.current.onFailed?.(error),
      );
    return () => {
      isCurrent = false;
    };
  }, [content]);
  useEffect(() => {
    if (fonts > 0) latest.current.onReady?.();
  }, [fonts]);
  return (
    <div ref={frame} className="sheet-frame">
      <FontsReady.Provider value={fonts}>{props.children}</FontsReady.Provider>
    </div>
  );
}

async function decodePictures(frame: HTMLElement | null): Promise<void> {
  const pictures = Array.from(frame?.querySelectorAll('img') ?? []);
  // A picture that cannot be shown leaves its box empty; the form is printed all the same.
  await Promise.all(pictures.map((picture) => picture.decode().catch(() => undefined)));
}
