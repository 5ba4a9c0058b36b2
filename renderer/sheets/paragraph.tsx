import { useContext, useMemo } from 'react';
import { fitParagraph, PARAGRAPH_LINE_HEIGHT } from './fit-text.ts';
import { styleOf } from './grid.tsx';
import type { Box } from './grid-layout.ts';
import { MeasureContext } from './measure.ts';

/** A paragraph of a letter at the top of its place: as large as asked, smaller only where it would run over. */
export function Paragraph(props: { box: Box; text: string; largestPt: number; align: 'left' | 'center' | 'right' }) {
  const { box, text, largestPt, align } = props;
  const measure = useContext(MeasureContext);
  const { sizePt, lines } = useMemo(
    () => fitParagraph(text, { widthMm: box.width, heightMm: box.height, largestPt }, measure('song')),
    [text, box.width, box.height, largestPt, measure],
  );
  return (
    <div className={`sheet-place sheet-text sheet-song sheet-paragraph sheet-${align}`} style={styleOf(box)}>
      <span style={{ fontSize: `${sizePt}pt`, lineHeight: PARAGRAPH_LINE_HEIGHT }}>{lines.join('\n')}</span>
    </div>
  );
}
