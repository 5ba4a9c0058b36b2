import { Link } from 'wouter';
import { StateBadge } from '#renderer/parts/state-badge.tsx';
import { datedLabel, datedValueWords } from '#shared/codes/policy-words.ts';
import type { PolicyItem } from '#shared/contract/policy.ts';
import { formatCount } from '#shared/rules/counts.ts';
import classes from './policy.module.css';
import { type PolicyGroup, periodWords, standingOf } from './policy-words.ts';
import { useAreaWords } from './use-areas.ts';

/** The values of one kind of record; each leads to its own page. */
export function PolicyTable({ group }: { group: PolicyGroup }) {
  return (
    <div className={classes.group}>
      <h3 id={`policy-${group.kind}`}>{group.label}</h3>
      <table className={classes.table} aria-labelledby={`policy-${group.kind}`}>
        <colgroup>
          <col style={{ width: '27%' }} />
          <col style={{ width: '17%' }} />
          <col style={{ width: '18%' }} />
          <col />
          <col style={{ width: 112 }} />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">名称</th>
            <th scope="col">取值</th>
            <th scope="col">有效期</th>
            <th scope="col">依据文件</th>
            <th scope="col">依据情况</th>
          </tr>
        </thead>
        <tbody>
          {group.items.map((item) => (
            <PolicyRow key={item.key} item={item} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function PolicyRow({ item }: { item: PolicyItem }) {
  const areaWords = useAreaWords();
  const { row, next } = item;
  const standing = standingOf(row);
  return (
    <tr>
      <th scope="row">
        <Link href={`/settings/policy/${item.key}`}>{datedLabel(item.key)}</Link>
      </th>
      <td>
        {row ? <strong>{datedValueWords(row)}</strong> : '—'}
        {next ? (
          <p>
            {next.validFrom} 起 {datedValueWords(next)}
          </p>
        ) : null}
        {item.elsewhere > 0 ? <p>另有 {formatCount(item.elsewhere)} 个社区的取值</p> : null}
      </td>
      <td>
        {row ? periodWords(row) : ''}
        {row && row.areaCode !== '' ? <p>{areaWords(row.areaCode)}</p> : null}
      </td>
      <td>{row?.document ?? ''}</td>
      <td title={standing.why}>
        <StateBadge tone={standing.tone}>{standing.label}</StateBadge>
      </td>
    </tr>
  );
}
