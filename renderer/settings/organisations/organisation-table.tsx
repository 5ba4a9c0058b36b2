import type { KeyboardEvent } from 'react';
import { Link } from 'wouter';
import { useCodes } from '#renderer/codes.ts';
import { StateBadge } from '#renderer/parts/state-badge.tsx';
import type { OrganisationRow } from '#shared/contract/organisations.ts';
import { formatCount } from '#shared/rules/counts.ts';
import { kindWords, stateWords } from './organisation-words.ts';
import classes from './organisations.module.css';

/** Organisations as rows; each leads to its page, and the arrow keys go from one to the next. */
export function OrganisationTable({ rows }: { rows: readonly OrganisationRow[] }) {
  return (
    <table className={classes.table} aria-label="单位">
      <colgroup>
        <col />
        <col style={{ width: 120 }} />
        <col style={{ width: 176 }} />
        <col style={{ width: 104 }} />
        <col style={{ width: 100 }} />
        <col style={{ width: 90 }} />
        <col style={{ width: 124 }} />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">单位名称</th>
          <th scope="col">类别</th>
          <th scope="col">统一社会信用代码</th>
          <th scope="col">单位编号</th>
          <th scope="col" data-figure>
            原单位（份）
          </th>
          <th scope="col" data-figure>
            发放（份）
          </th>
          <th scope="col">状态</th>
        </tr>
      </thead>
      <tbody onKeyDown={walk}>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">
              <Link href={`/settings/organisations/${row.id}`} data-row>
                {row.name}
              </Link>
              <Aside row={row} />
            </th>
            <td>{kindWords(row.kinds)}</td>
            <td className={classes.code}>{row.creditCode ?? ''}</td>
            <td className={classes.code}>{row.unitNumber ?? ''}</td>
            <td data-figure>{row.files > 0 ? formatCount(row.files) : ''}</td>
            <td data-figure>{row.accounts > 0 ? formatCount(row.accounts) : ''}</td>
            <td>{row.validTo === null ? '在用' : <StateBadge tone="calm">{stateWords(row)}</StateBadge>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Aside({ row }: { row: OrganisationRow }) {
  const codes = useCodes();
  const words = [
    row.shortName ? `简称 ${row.shortName}` : '',
    row.bankCode ? codes.label('bank', row.bankCode) : '',
    row.matched && ![row.shortName, row.creditCode, row.unitNumber].includes(row.matched) ? `查到：${row.matched}` : '',
  ].filter((word) => word !== '');
  return words.length > 0 ? <p>{words.join('　')}</p> : null;
}

function walk(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const links = Array.from(event.currentTarget.querySelectorAll<HTMLElement>('[data-row]'));
  const at = links.indexOf(document.activeElement as HTMLElement);
  const next = links[at + (event.key === 'ArrowDown' ? 1 : -1)];
  if (at < 0 || !next) return;
  event.preventDefault();
  next.focus();
}
