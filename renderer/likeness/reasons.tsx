import type { LikenessReason } from '#shared/rules/look-alike.ts';
import classes from './likeness.module.css';
import { reasonWords } from './likeness-words.ts';

/** Why two people look alike; what speaks for one person is set off. */
export function Reasons({ reasons }: { reasons: readonly LikenessReason[] }) {
  return (
    <div className={classes.reasons}>
      {reasons.map((reason) => {
        const { text, speaksFor } = reasonWords(reason);
        return (
          <span key={reason} className={classes.reason} data-for={speaksFor}>
            {text}
          </span>
        );
      })}
    </div>
  );
}
