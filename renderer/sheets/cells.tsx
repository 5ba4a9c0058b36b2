import { Place } from './grid.tsx';
import type { Cell } from './grid-layout.ts';
import { Text, type TextProps } from './text.tsx';

const LABEL_PT = 9.5;

/** The printed name of a field; a `|` is where a long one is broken. */
export function label(text: string, width: number, rows = 1): Cell {
  return { width, rows, draw: (box) => <Text box={box} text={text} face="song" largestPt={LABEL_PT} isBroken /> };
}

/** What is filled in; nothing where the file has nothing, so that it can be written by hand. */
export function value(
  filled: string | number | null,
  width: number,
  look: Pick<TextProps, 'align' | 'isNumber' | 'largestPt'> = {},
): Cell {
  const text = filled === null ? '' : String(filled);
  return { width, draw: (box) => <Text box={box} text={text} {...look} /> };
}

const TICKS_PT = 9;
const LEAST_TICKS_PT = 6;
const MM_PER_PT = 25.4 / 72;
// A box and the room behind an item, in characters.
const BOX = 1.5;

/** A choice as the paper has it: every item with its box, the chosen ones ticked; in two lines where one is too short. */
export function ticks(items: readonly (readonly [label: string, isTicked: boolean])[], width: number): Cell {
  return {
    width,
    draw: (box) => (
      <Place box={box} className="sheet-ticks">
        <span className="sheet-tick-lines" style={{ fontSize: `${ticksPt(items, box.width)}pt` }}>
          {items.map(([text, isTicked]) => (
            <span key={text} className="sheet-tick">
              <span className="sheet-tick-box">□{isTicked ? <span className="sheet-tick-mark">√</span> : null}</span>
              {text}
            </span>
          ))}
        </span>
      </Place>
    ),
  };
}

/** The size at which the items fit: as the paper has it in one line, smaller in two. */
export function ticksPt(items: readonly (readonly [label: string, isTicked: boolean])[], widthMm: number): number {
  const characters = items.reduce((sum, [text]) => sum + Array.from(text).length + BOX, 0);
  const room = (widthMm - 2) / MM_PER_PT;
  if (characters * TICKS_PT <= room) return TICKS_PT;
  // Lines break between items: a tenth is lost at their ends.
  return Math.max(LEAST_TICKS_PT, Math.min(7.5, Math.floor(((room * 1.8) / characters) * 10) / 10));
}
