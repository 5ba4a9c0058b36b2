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

/** A choice as the paper has it: every item with its box, the chosen ones ticked. */
export function ticks(items: readonly (readonly [label: string, isTicked: boolean])[], width: number): Cell {
  return {
    width,
    draw: (box) => (
      <Place box={box} className="sheet-ticks">
        {items.map(([text, isTicked]) => (
          <span key={text} className="sheet-tick">
            <span className="sheet-tick-box">□{isTicked ? <span className="sheet-tick-mark">√</span> : null}</span>
            {text}
          </span>
        ))}
      </Place>
    ),
  };
}
