import { Anchor } from '@mantine/core';
import { Link } from 'wouter';
import type { PersonCard } from '#shared/contract/people.ts';
import { recordKindLabels } from '#shared/records/kinds.ts';
import classes from './card.module.css';

/** The files in which the person stands beside the subject, each with the role and its days; nothing where there is none. */
export function BesidePanel({ card }: { card: PersonCard }) {
  if (card.beside.length === 0) return null;
  return (
    <section className={classes.panel} aria-label="相关档案">
      <h2>相关档案</h2>
      <ul className={classes.list}>
        {card.beside.map((one) => (
          <li key={one.id}>
            <span className={classes.main}>
              {one.roleLabel}
              {'　'}
              <Anchor component={Link} href={`/records/${one.recordId}`} inherit underline="always">
                {one.number}
              </Anchor>
              {'　'}
              {recordKindLabels[one.kind]}
            </span>
            <span className={classes.aside}>
              {one.fromOn} 起{one.toOn === null ? '' : `，到 ${one.toOn} 为止`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
