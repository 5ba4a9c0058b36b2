import type { ReactNode } from 'react';
import { CodeLabel } from '#renderer/parts/code-label.tsx';
import { NoNumber } from '#renderer/parts/no-number.tsx';
import type { RecordRow, RecordSort } from '#shared/contract/records.ts';
import { formatMoney } from '#shared/rules/money.ts';
import { initialPieces, pieces } from './highlight.ts';
import { Highlight } from './highlight-text.tsx';
import { ManagementBadge } from './management-badge.tsx';

export interface Column {
  key: string;
  title: string;
  sort?: RecordSort;
  /** Right-aligned figures. */
  isFigure?: boolean;
  cell: (row: RecordRow, text: string) => ReactNode;
}

/** The list's columns from left to right; widths and what small windows leave out stand in people-table.module.css. */
export const columns: readonly Column[] = [
  { key: 'number', title: '档号', sort: 'number', cell: (row, text) => <Highlight pieces={hit(row.number, text)} /> },
  {
    key: 'name',
    title: '姓名',
    sort: 'name',
    cell: (row, text) => (
      <strong>
        <Highlight pieces={row.matched === 'initials' ? initialPieces(row.name, text) : hit(row.name, text)} />
      </strong>
    ),
  },
  { key: 'gender', title: '性别', cell: (row) => <CodeLabel table="gender" code={row.gender} /> },
  {
    key: 'idNumber',
    title: '证件号码',
    cell: (row, text) => (row.idNumber === null ? <NoNumber /> : <Highlight pieces={hit(row.idNumber, text)} />),
  },
  { key: 'community', title: '所属社区', cell: (row) => row.communityName ?? '' },
  { key: 'employer', title: '原工作单位', cell: (row) => row.employer ?? '' },
  { key: 'retiredOn', title: '退休时间', sort: 'retiredOn', cell: (row) => row.retiredOn?.slice(0, 7) ?? '' },
  {
    key: 'pension',
    title: '月养老金',
    isFigure: true,
    cell: (row) => (row.pensionFen === null ? '' : formatMoney(row.pensionFen)),
  },
  {
    key: 'mobile',
    title: '手机',
    cell: (row, text) => (row.mobile ? <Highlight pieces={hit(row.mobile, text)} /> : ''),
  },
  { key: 'state', title: '管理状态', cell: (row) => <ManagementBadge state={row.state} /> },
];

function hit(value: string, text: string) {
  return text === '' ? [{ text: value, isHit: false }] : pieces(value, text);
}
