import { createContext } from 'react';
import type { Measure } from './fit-text.ts';

// As --rare-faces in sheet.css: what Windows and Debian have for extensions B and beyond, as static TrueType outlines, and
// last a box for every character that none of them has (electron/runtime/box-font.mjs).
export const RARE_FACES = '"SimSun-ExtB", "SimSun-ExtG", "HanaMinB", "Archive Box"';
export const faces = {
  song: `"Archive Song", "Archive Kai", ${RARE_FACES}`,
  kai: `"Archive Kai", "Archive Song", ${RARE_FACES}`,
} as const;
export type Face = keyof typeof faces;

export type MeasureFace = (face: Face) => Measure;

/** Before the fonts are there: good enough to lay a page out once, never what is printed. */
export const estimate: MeasureFace = () => (grapheme) => ((grapheme.codePointAt(0) ?? 0) < 0x2e80 ? 0.6 : 1);

/** How the sheet's text is measured; another function when more fonts were loaded, so that all is measured again. */
export const MeasureContext = createContext<MeasureFace>(estimate);

// Large, so that widths are not rounded to whole pixels of a small size.
const EM_PX = 200;
let canvas: CanvasRenderingContext2D | null = null;

/** Measures with the loaded fonts. Each character is measured once: no face of ours sets pairs closer together. */
export function loadedMeasure(): MeasureFace {
  canvas ??= document.createElement('canvas').getContext('2d');
  const context = canvas;
  if (!context) return estimate;
  const measures = new Map<Face, Measure>();
  return (face) => {
    const known = measures.get(face);
    if (known) return known;
    const widths = new Map<string, number>();
    const measure: Measure = (grapheme) => {
      const found = widths.get(grapheme);
      if (found !== undefined) return found;
      context.font = `${EM_PX}px ${faces[face]}`;
      context.fontKerning = 'none';
      const width = context.measureText(grapheme).width / EM_PX;
      widths.set(grapheme, width);
      return width;
    };
    measures.set(face, measure);
    return measure;
  };
}
