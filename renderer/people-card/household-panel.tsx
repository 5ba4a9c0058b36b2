import { Anchor } from '@mantine/core';
import { Link } from 'wouter';
import { useCodes } from '#renderer/codes.ts';
import { ErrorNote } from '#renderer/errors.tsx';
import { useArchive } from '#renderer/queries.ts';
import { leaveReasonLabels } from '#shared/codes/household-words.ts';
import type { Membership } from '#shared/contract/households.ts';
import classes from './card.module.css';

/** The household the person lives in with whom, and those they were in before. */
export function HouseholdPanel({ personId }: { personId: number }) {
  const codes = useCodes();
  const found = useArchive('households.ofPerson', { personId });
  const items = found.data?.items ?? [];
  return (
    <section className={classes.panel} aria-label="家庭">
      <h2>家庭</h2>
      {found.error ? <ErrorNote error={found.error} onRetry={() => void found.refetch()} /> : null}
      {found.data && items.length === 0 ? (
        <p className={classes.none}>没有登记在哪一户，可以到“家庭”里立户或增加成员。</p>
      ) : null}
      <ul className={classes.list}>
        {items.map((item) => (
          <li key={item.memberId}>
            <span className={classes.main}>
              <Anchor component={Link} href={`/households/${item.household.id}`} inherit underline="always">
                {item.household.headName}户
              </Anchor>
              {'　'}
              {codes.label('familyRelation', item.relation)}　{item.household.communityName}
              <Others item={item} />
            </span>
            <span className={classes.aside}>{period(item)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Others({ item }: { item: Membership }) {
  const codes = useCodes();
  if (item.others.length === 0) return null;
  return (
    <div className={classes.given}>
      同户：
      {item.others.map((other, index) => (
        <span key={other.personId}>
          {index > 0 ? '、' : ''}
          <Anchor component={Link} href={`/people/${other.personId}`} inherit underline="always">
            {other.name}
          </Anchor>
          （{codes.label('familyRelation', other.relation)}）
        </span>
      ))}
    </div>
  );
}

function period(item: Membership): string {
  if (item.leftOn === null) return `${item.joinedOn} 起`;
  return `${item.joinedOn} 至 ${item.leftOn}　${item.leaveReason ? leaveReasonLabels[item.leaveReason] : ''}`;
}
