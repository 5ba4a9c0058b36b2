import { Anchor } from '@mantine/core';
import { Link } from 'wouter';
import card from '#renderer/people-card/card.module.css';
import { HEAD, linkKindLabels } from '#shared/codes/household-words.ts';
import type { Household, HouseholdLink } from '#shared/contract/households.ts';
import classes from './household.module.css';

/** Which households this one came out of and which came out of it, oldest at the top. */
export function ChainPanel({ household }: { household: Household }) {
  if (household.before.length + household.after.length === 0) return null;
  const head = household.members.find((member) => member.relation === HEAD);
  return (
    <section className={card.panel} aria-label="前后的户">
      <h2>前后的户</h2>
      <ol className={classes.chain}>
        {[...household.before].reverse().map((link) => (
          <li key={link.id}>
            <ChainLine link={link} words={`${link.linkedOn} ${linkKindLabels[link.kind]}后成为下一户`} />
          </li>
        ))}
        <li data-own aria-current="true">
          {head ? `${head.name}户` : '本户'}　<span className={classes.number}>{household.number}</span>
          <div className={classes.small}>本户</div>
        </li>
        {household.after.map((link) => (
          <li key={link.id}>
            <ChainLine link={link} words={`${link.linkedOn} 由${linkKindLabels[link.kind]}而来`} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function ChainLine({ link, words }: { link: HouseholdLink; words: string }) {
  return (
    <>
      <Anchor component={Link} href={`/households/${link.id}`} inherit underline="always">
        {link.headName}户　<span className={classes.number}>{link.number}</span>
      </Anchor>
      {link.closedOn ? <span className={classes.small}>　已销户</span> : null}
      <div className={classes.small}>{words}</div>
    </>
  );
}
