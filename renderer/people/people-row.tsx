import { IconCheck } from '@tabler/icons-react';
import { memo } from 'react';
import type { RecordRow } from '#shared/contract/records.ts';
import type { RecordKind } from '#shared/records/kinds.ts';
import { cellOf, columnsOf, valueIn } from './columns.tsx';
import { matchedWord } from './highlight.ts';
import classes from './people-table.module.css';

export function rowId(index: number): string {
  return `file-row-${index}`;
}

/** The position of the row an element lies in; null outside of rows. */
export function rowIndexOf(element: HTMLElement): number | null {
  const id = element.closest('[id^="file-row-"]')?.id;
  return id === undefined ? null : Number(id.slice('file-row-'.length));
}

interface PeopleRowProps {
  /** Not there yet while scrolling fast. */
  row: RecordRow | undefined;
  kind: RecordKind;
  index: number;
  top: number;
  text: string;
  isCursor: boolean;
  isTicked: boolean;
}

/** One file of the list. Redrawn only when something of its own changes. */
export const PeopleRow = memo(
  function PeopleRow({ row, kind, index, top, text, isCursor, isTicked }: PeopleRowProps) {
    const style = { transform: `translateY(${top}px)` };
    if (!row)
      return (
        <tr id={rowId(index)} aria-rowindex={index + 2} className={classes.row} data-blank style={style}>
          <td className={classes.bar} aria-label="正在读取" />
        </tr>
      );

    const matched = matchedWord(row, text);

    return (
      <tr
        id={rowId(index)}
        aria-rowindex={index + 2}
        aria-selected={isTicked}
        className={classes.row}
        data-cursor={isCursor || undefined}
        style={style}
      >
        <td className={classes.tick} data-tick aria-label={isTicked ? '已选' : '未选'}>
          <span className={classes.box} data-on={isTicked || undefined} aria-hidden>
            {isTicked ? <IconCheck size={13} stroke={3} /> : null}
          </span>
        </td>
        {columnsOf(kind).map((column) => (
          <td
            key={column.key}
            className={classes.cell}
            data-column={column.key}
            data-rank={column.rank}
            data-figure={column.as === 'money' || undefined}
            title={column.isCut ? String(valueIn(column, row) ?? '') || undefined : undefined}
          >
            {cellOf(kind, column, row, text)}
            {column.as === 'name' && row.closedOn !== null ? (
              <span className={classes.closed} title={`${row.closedOn} 结束`}>
                已结束
              </span>
            ) : null}
            {column.as === 'name' && matched ? <span className={classes.matched}>{matched}</span> : null}
          </td>
        ))}
      </tr>
    );
  },
  (before, after) =>
    before.row === after.row &&
    before.kind === after.kind &&
    before.index === after.index &&
    before.top === after.top &&
    before.text === after.text &&
    before.isCursor === after.isCursor &&
    before.isTicked === after.isTicked,
);
