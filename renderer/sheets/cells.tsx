import { inset, Place } from './grid.tsx';
import type { Box, Cell } from './grid-layout.ts';
import { OPINION_INSET_MM, opinionLayout } from './opinion-layout.ts';
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
  rows = 1,
): Cell {
  const text = filled === null ? '' : String(filled);
  return { width, rows, draw: (box) => <Text box={box} text={text} {...look} /> };
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

/** A cell to sign: who gives the opinion, the names under it, the date. */
export function opinion(
  title: string,
  signers: readonly { who: string; mark: string }[],
  width: number,
  more: { body?: string | undefined; day?: string | undefined; rows?: number } = {},
): Cell {
  return {
    width,
    rows: more.rows ?? 1,
    draw: (box) => {
      const { sizePt, lineMm, isSideBySide } = opinionLayout(box, { title, body: more.body, signers: signers.length });
      return (
        <Place box={inset(box, OPINION_INSET_MM.across, OPINION_INSET_MM.down)} className="sheet-opinion">
          <div style={{ fontSize: `${sizePt}pt` }}>
            {title}：{more.body ? <span className="sheet-opinion-body">{more.body}</span> : null}
          </div>
          <div style={{ fontSize: `${sizePt}pt`, lineHeight: `${lineMm}mm` }}>
            {signers.length === 0 ? <div className="sheet-mark">（签名或指印）</div> : null}
            <div className={isSideBySide ? 'sheet-signers-beside' : undefined}>
              {signers.map(({ who, mark }) => (
                <div key={who} className="sheet-signer">
                  <span>{who}：</span>
                  <span>{mark ? `（${mark}）` : null}</span>
                </div>
              ))}
            </div>
            <div className="sheet-mark">{more.day ?? '年　　月　　日'}</div>
          </div>
        </Place>
      );
    },
  };
}

// A one-inch photo (domain file retiree-unemployment.md B.1, field 5).
const PHOTO = { width: 25, height: 35 } as const;

/** A one-inch photo, or its place with `text` in it. */
export function photo(picture: string | null, text: string, width: number, rows: number): Cell {
  return {
    width,
    rows,
    draw: (box) => {
      const place = centred(box);
      if (picture === null) return <Text box={place} text={text} face="song" isBroken />;
      return (
        <Place box={place}>
          <img className="sheet-photo" src={picture} alt="照片" />
        </Place>
      );
    },
  };
}

function centred(box: Box): Box {
  return {
    left: box.left + (box.width - PHOTO.width) / 2,
    top: box.top + (box.height - PHOTO.height) / 2,
    ...PHOTO,
  };
}
