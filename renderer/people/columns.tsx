import type { CSSProperties, ReactNode } from 'react';
import { CodeLabel } from '#renderer/parts/code-label.tsx';
import { NoNumber } from '#renderer/parts/no-number.tsx';
import type { RecordRow } from '#shared/contract/records.ts';
import type { RecordKind } from '#shared/records/kinds.ts';
import type { CellValue, ColumnRank, ListColumn } from '#shared/records/list.ts';
import { kindLists } from '#shared/registers/lists.ts';
import { formatMoney } from '#shared/rules/money.ts';
import { FileStateBadge } from './file-state-badge.tsx';
import { initialPieces, pieces } from './highlight.ts';
import { Highlight } from './highlight-text.tsx';

/** The columns of a kind's list from left to right. */
export function columnsOf(kind: RecordKind): readonly ListColumn[] {
  return kindLists[kind].columns;
}

/**
 * The tracks of a kind's columns for each width of the window, as people-table.module.css takes them: small windows leave
 * out what is looked up least.
 */
export function tracksOf(kind: RecordKind): CSSProperties {
  const columns = columnsOf(kind);
  const upTo = (most: ColumnRank): string =>
    columns.flatMap(({ rank, track }) => (rank <= most ? [track] : [])).join(' ');
  return {
    '--tracks-1': upTo(1),
    '--tracks-2': upTo(2),
    '--tracks-3': upTo(3),
    '--tracks-wide': columns.map(({ wide }) => wide).join(' '),
  } as CSSProperties;
}

/** The value of a row that a column shows. */
export function valueIn({ of }: Pick<ListColumn, 'of'>, row: RecordRow): CellValue {
  if ('field' in of) return row[of.field];
  return row.cells[of.cell] ?? null;
}

/** What stands in a cell; `text`: what is searched for. */
export function cellOf(kind: RecordKind, column: ListColumn, row: RecordRow, text: string): ReactNode {
  const value = valueIn(column, row);
  const { as, codeTable } = column;
  switch (as) {
    case 'text':
      return typeof value === 'string' ? <Highlight pieces={hit(value, text)} /> : '';
    case 'name':
      return (
        <strong>
          <Highlight pieces={row.matched === 'initials' ? initialPieces(row.name, text) : hit(row.name, text)} />
        </strong>
      );
    case 'idNumber':
      return value === null ? <NoNumber /> : <Highlight pieces={hit(String(value), text)} />;
    case 'code':
      return codeTable && typeof value === 'string' ? <CodeLabel table={codeTable} code={value} /> : '';
    case 'state':
      return <FileStateBadge kind={kind} state={row.state} />;
    case 'month':
      return typeof value === 'string' ? value.slice(0, 7) : '';
    case 'money':
      return typeof value === 'number' ? formatMoney(value) : '';
    default:
      return value ?? '';
  }
}

function hit(value: string, text: string) {
  return text === '' ? [{ text: value, isHit: false }] : pieces(value, text);
}
