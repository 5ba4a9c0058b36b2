import { Anchor } from '@mantine/core';
import { Link } from 'wouter';
import { formatBytes } from '#renderer/parts/bytes.ts';
import { formatInstant } from '#renderer/parts/times.ts';
import { FileStateBadge } from '#renderer/people/file-state-badge.tsx';
import type { PersonCard } from '#shared/contract/people.ts';
import { recordKindLabels } from '#shared/records/kinds.ts';
import { formatCount } from '#shared/rules/counts.ts';
import classes from './card.module.css';

/** The person's files of every kind, the papers in them, and where copies went. */
export function FilePanel({ card }: { card: PersonCard }) {
  return (
    <>
      <section className={classes.panel} aria-label="档案">
        <h2>档案</h2>
        {card.files.length === 0 ? <p className={classes.none}>没有档案。</p> : null}
        {card.hiddenFiles > 0 ? (
          <p className={classes.none}>另有 {formatCount(card.hiddenFiles)} 份档案不在您的范围内。</p>
        ) : null}
        <ul className={classes.list}>
          {card.files.map((file) => (
            <li key={file.id}>
              <span className={classes.main}>
                <Anchor component={Link} href={`/records/${file.id}`} inherit underline="always">
                  {file.number}
                </Anchor>
                {'　'}
                {recordKindLabels[file.kind]}
                {file.communityName ? `　${file.communityName}` : ''}
                {file.removedAt ? <span className={classes.given}>　已作废：{file.removedReason}</span> : null}
              </span>
              {file.removedAt ? null : <FileStateBadge kind={file.kind} state={file.state} />}
              {file.closedOn ? <span className={classes.given}>已结束</span> : null}
              <span className={classes.aside}>
                {formatInstant(file.updatedAt).slice(0, 10)} {file.updatedBy}
              </span>
            </li>
          ))}
        </ul>
      </section>
      {card.materials.length > 0 ? (
        <section className={classes.panel} aria-label="材料">
          <h2>材料</h2>
          <ul className={classes.list}>
            {card.materials.map((material) => (
              <li key={material.id}>
                <span className={classes.main}>
                  <Anchor
                    component={Link}
                    href={`/records/${material.recordId}?tab=attachments`}
                    inherit
                    underline="always"
                  >
                    {material.name}
                  </Anchor>
                  {'　'}
                  {formatBytes(material.sizeBytes)}
                </span>
                <span className={classes.aside}>{material.number}</span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {card.handovers.length > 0 ? (
        <section className={classes.panel} aria-label="移交">
          <h2>移交</h2>
          <ul className={classes.list}>
            {card.handovers.map((one) => (
              <li key={`${one.id}-${one.number}`}>
                <span className={classes.main}>
                  <Anchor component={Link} href={`/handover/${one.id}`} inherit underline="always">
                    {one.name}
                  </Anchor>
                  {one.recipient ? `　交 ${one.recipient}` : ''}
                </span>
                <span className={classes.aside}>{formatInstant(one.finishedAt).slice(0, 10)}</span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}
