import { useEffect, useState } from 'react';
import { loadFonts } from '#renderer/sheets/fonts.ts';
import { lackingIn } from '#renderer/sheets/lacking.ts';

const NONE: ReadonlySet<string> = new Set();

/** The characters of a text that the print faces lack, once their cuts are loaded; nothing for an empty text. */
export function useLacking(text: string): ReadonlySet<string> {
  const [found, setFound] = useState(NONE);
  useEffect(() => {
    let isCurrent = true;
    if (text === '') setFound(NONE);
    else
      loadFonts(text)
        .then((measure) => isCurrent && setFound(new Set(lackingIn(text, measure))))
        // Without fonts nothing can be said; the preview of the sheet tells of it.
        .catch(() => undefined);
    return () => {
      isCurrent = false;
    };
  }, [text]);
  return found;
}
