import { Link } from 'wouter';
import type { RollHint } from '#shared/records/retiree/contract/payments.ts';
import { formatCount } from '#shared/rules/counts.ts';
import classes from './payments.module.css';

/** What to look at before a roll is made final, each with the people it is about. */
export function HintList({ hints, label }: { hints: readonly RollHint[]; label: string }) {
  return (
    <ul className={`${classes.list} ${classes.hints}`} aria-label={label}>
      {hints.map(({ sentence, count, people }) => (
        <li key={sentence}>
          {people.length === 0 ? (
            sentence
          ) : (
            <details className={classes.details}>
              <summary>{sentence}</summary>
              {people.map(({ recordId, name }, index) => (
                <span key={recordId}>
                  {index === 0 ? '' : '、'}
                  <Link href={`/records/${recordId}`} className={classes.name}>
                    {name}
                  </Link>
                </span>
              ))}
              {count > people.length ? ` 等 ${formatCount(count)} 人` : ''}
            </details>
          )}
        </li>
      ))}
    </ul>
  );
}
