import { useContext, useMemo } from 'react';
import { fitLines, fitText } from './fit-text.ts';
import { inset, styleOf } from './grid.tsx';
import type { Box } from './grid-layout.ts';
import { type Face, MeasureContext } from './measure.ts';

/** Room between a line of the form and the text beside it. */
export const PAD_MM = { across: 0.8, down: 0.25 } as const;
const NUMBER_SPACING_EM = 0.04;

export interface TextProps {
  box: Box;
  text: string;
  face?: Face;
  largestPt?: number;
  align?: 'left' | 'center' | 'right';
  /** Numbers a clerk compares digit by digit stand a little wider. */
  isNumber?: boolean;
  /** A `|` in the text is where its lines are broken, and nowhere else. */
  isBroken?: boolean;
}

/**
 * A text in its cell: as large as the form wants it, smaller where it is long, in several lines at the last, never
 * beyond its cell. Its lines are broken here and not by the browser, so that what was measured is what stands there.
 */
export function Text({
  box,
  text,
  face = 'kai',
  largestPt = 10.5,
  align = 'center',
  isNumber = false,
  isBroken = false,
}: TextProps) {
  const measure = useContext(MeasureContext);
  const inner = inset(box, PAD_MM.across, PAD_MM.down);
  const { width, height } = inner;
  const { sizePt, lines } = useMemo(() => {
    const spacingEm = isNumber ? NUMBER_SPACING_EM : 0;
    const room = { widthMm: width, heightMm: height, largestPt, spacingEm };
    return isBroken ? fitLines(text.split('|'), room, measure(face)) : fitText(text, room, measure(face));
  }, [text, face, largestPt, isNumber, isBroken, width, height, measure]);
  return (
    <div className={`sheet-place sheet-text sheet-${face} sheet-${align}`} style={styleOf(inner)}>
      <span
        className={isNumber ? 'sheet-number' : undefined}
        style={{ fontSize: `${sizePt}pt`, letterSpacing: isNumber ? `${NUMBER_SPACING_EM}em` : undefined }}
      >
        {lines.join('\n')}
      </span>
    </div>
  );
}
