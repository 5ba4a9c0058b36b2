import type { Piece } from './highlight.ts';
import classes from './highlight-text.module.css';

/** A text with the parts that were searched for marked. */
export function Highlight({ pieces }: { pieces: readonly Piece[] }) {
  if (pieces.length === 1 && !pieces[0]?.isHit) return pieces[0]?.text ?? '';
  let at = 0;
  return pieces.map((piece) => {
    at += piece.text.length;
    return piece.isHit ? (
      <mark key={at} className={classes.hit}>
        {piece.text}
      </mark>
    ) : (
      <span key={at}>{piece.text}</span>
    );
  });
}
