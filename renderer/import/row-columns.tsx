import { Anchor, Text } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { StateBadge } from '#renderer/parts/state-badge.tsx';
import type { Import, ImportRow } from '#shared/contract/imports.ts';
import { kinds } from '#shared/records/index.ts';
import { rosterKeys } from '#shared/records/roster.ts';
import classes from './import.module.css';
import { verdictLabels } from './import-words.ts';
import { takenSheets } from './mapping.ts';
import { MendCell, Mended } from './mend-cell.tsx';
import { cellOf, extraColumns, lineText, mendColumn, type RowView, rejectedHeading } from './row-view.ts';

export interface RowColumn {
  title: string;
  /** A track of the grid. */
  width: string;
  cell: (row: ImportRow) => ReactNode;
}

/** What each tab shows of a line. */
export function rowColumns(plan: Import, view: RowView): RowColumn[] {
  const rowNumber: RowColumn = { title: '行号', width: '64px', cell: (row) => row.row };
  const sheet: RowColumn = { title: '工作表', width: 'minmax(72px, 120px)', cell: (row) => row.sheet };
  const place = takenSheets(plan).length > 1 ? [sheet, rowNumber] : [rowNumber];
  if (view === 'ignored') {
    return [
      ...place,
      {
        title: '内容',
        width: 'minmax(0, 1fr)',
        cell: (row) => [lineText(row) || '（空行）', row.message ?? ''].filter((part) => part !== '').join('　'),
      },
    ];
  }
  const keys = rosterKeys(kinds[plan.kind].rosterIdentity);
  const person: RowColumn[] = [
    ...place,
    {
      title: titleOf(plan, keys.name, '姓名'),
      width: 'minmax(80px, 160px)',
      cell: (row) => <PersonName row={row} plan={plan} />,
    },
    {
      title: titleOf(plan, keys.number, '证件号码'),
      width: '172px',
      cell: (row) => row.idNumber ?? cellOf(row, plan, keys.number),
    },
  ];
  if (view === 'updated') {
    return [...person, { title: '变更', width: 'minmax(0, 1fr)', cell: (row) => <Differences row={row} /> }];
  }
  if (view === 'rejected') {
    return [
      ...person,
      { title: '列', width: '120px', cell: (row) => rejectedHeading(row.field, plan, kinds[plan.kind].rosterColumns) },
      ...(plan.state === 'planned'
        ? [{ title: '改正', width: '190px', cell: (row: ImportRow) => <Mending plan={plan} row={row} /> }]
        : []),
      {
        title: '原因',
        width: 'minmax(0, 1fr)',
        cell: (row) => (
          <Text inherit c="red.9">
            {row.message ?? row.reason}
          </Text>
        ),
      },
    ];
  }
  if (view === 'noted') {
    return [
      ...person,
      { title: '结果', width: '72px', cell: (row) => verdictLabels[row.verdict] },
      { title: '已更正与提醒', width: 'minmax(0, 1fr)', cell: (row) => <Notes row={row} plan={plan} /> },
    ];
  }
  return [...person, ...extras(plan)];
}

/** What its rosters call a column by which lines are known; of a person the word of all offices. */
function titleOf(plan: Import, field: string, ofPerson: string): string {
  if (field === 'name' || field === 'idNumber') return ofPerson;
  return kinds[plan.kind].rosterColumns.find((column) => column.field === field)?.title ?? ofPerson;
}

function extras(plan: Import): RowColumn[] {
  return extraColumns(plan, kinds[plan.kind].rosterColumns, 5).map(({ title, index }) => ({
    title,
    width: 'minmax(0, 1fr)',
    cell: (row) => (
      <Text inherit truncate title={row.cells[index]}>
        {row.cells[index] ?? ''}
      </Text>
    ),
  }));
}

function PersonName({ row, plan }: { row: ImportRow; plan: Import }) {
  const name = row.name ?? cellOf(row, plan, rosterKeys(kinds[plan.kind].rosterIdentity).name);
  if (row.recordId === null || name === '') return name || '（空）';
  return (
    <Anchor component={Link} href={`/records/${row.recordId}`}>
      {name}
    </Anchor>
  );
}

function Differences({ row }: { row: ImportRow }) {
  return (
    <dl className={classes.differences}>
      {row.differences.map((one) => (
        <div key={one.field}>
          <dt>{one.field}</dt>
          <dd>
            {isBlank(one.before) ? <span>（空）</span> : <del>{one.before}</del>}
            <IconArrowRight size={14} aria-label="改为" role="img" />
            <ins>{isBlank(one.after) ? '（空）' : one.after}</ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function isBlank(words: string): boolean {
  return words === '' || words === '（空）';
}

function Mending({ row, plan }: { row: ImportRow; plan: Import }) {
  const column = mendColumn(row, plan, kinds[plan.kind].rosterColumns);
  if (column) return <MendCell plan={plan} row={row} column={column} />;
  if (row.reason === 'community-open') return '请在“社区对照”里选';
  return row.reason === 'identity-conflict' ? '请在上面核对' : '请在花名册里改';
}

function Notes({ row, plan }: { row: ImportRow; plan: Import }) {
  return (
    <>
      <ul className={classes.notes}>
        {row.notes.map((note) => (
          <li key={note}>
            <StateBadge tone="active">已更正</StateBadge> {note}
          </li>
        ))}
        {row.warnings.map((warning) => (
          <li key={warning}>
            <StateBadge tone="warn">提醒</StateBadge> {warning}
          </li>
        ))}
      </ul>
      <Mended plan={plan} row={row} />
    </>
  );
}
