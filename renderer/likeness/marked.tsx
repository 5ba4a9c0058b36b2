import classes from './likeness.module.css';
import { markDifference } from './likeness-words.ts';

/** A text with what differs from another set off. */
export function Marked({ text, other }: { text: string; other: string }) {
  if (text === other || text === '' || other === '') return <>{text}</>;
  return (
    <>
      {markDifference(text, other).map((piece) =>
        piece.isDifferent ? (
          <mark key={piece.at} className={classes.different}>
            {piece.text}
          </mark>
        ) : (
          piece.text
        ),
      )}
    </>
  );
}
