import { Link } from 'wouter';
import { formatInstant } from '#renderer/parts/times.ts';
import type { ArchiveOutput } from '#shared/contract/archive.ts';
import { figureWords } from '#shared/reports/words.ts';
import { formatCount } from '#shared/rules/counts.ts';
import { choose } from './choice.ts';
import classes from './reports.module.css';

/** That the period was closed, and what differs since: each figure with the rows that came and went. */
export function ClosedBand({ closed }: { closed: NonNullable<ArchiveOutput<'reports.get'>['closed']> }) {
  const { differences } = closed;
  return (
    <div className={classes.closed} role="status" data-differs={differences.length > 0 || undefined}>
      <p>
        已由{closed.by.name}于 {formatInstant(closed.at)} 结账。
        {closed.isIntact ? '' : '保存的内容与结账时的校验码不一致，可能损坏，请从备份核对。'}
        {differences.length === 0 ? '与现在的数字一致。' : '结账以后有补报或更正，下面是现在的数字，与结账时不同的有：'}
      </p>
      {differences.length > 0 ? (
        <ul>
          {differences.map(({ key, label, unit, was, is, added, gone }) => (
            <li key={key}>
              {label}：结账时 {figureWords({ value: was, unit })}，现在 {figureWords({ value: is, unit })}
              {added > 0 ? (
                <Link href={`/reports/rows/${key}/added`} onClick={() => choose({ figure: key })}>
                  增加的 {formatCount(added)} 行
                </Link>
              ) : null}
              {gone > 0 ? (
                <Link href={`/reports/rows/${key}/gone`} onClick={() => choose({ figure: key })}>
                  减少的 {formatCount(gone)} 行
                </Link>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
