import { IconCheck } from '@tabler/icons-react';
import { memo } from 'react';
import type { RecordRow } from '#shared/contract/records.ts';
import { columns } from './columns.tsx';
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
  index: number;
  top: number;
  text: string;
  isCursor: boolean;
  isTicked: boolean;
}

/** One file of the list. Redrawn only when something of its own changes. */
export const PeopleRow = memo(
  function PeopleRow({ row, index, top, text, isCursor, isTicked }: PeopleRowProps) {
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
        {columns.map((column) => (
          <td
            key={column.key}
            className={classes.cell}
            data-column={column.key}
            data-figure={column.isFigure || undefined}
            title={titleOf(row, column.key)}
          >
            {column.cell(row, text)}
            {column.key === 'name' && matched ? <span className={classes.matched}>{matched}</span> : null}
          </td>
        ))}
      </tr>
    );
  },
  (before, after) =>
    before.row === after.row &&
    before.index === after.index &&
    before.top === after.top &&
    before.text === after.text &&
    before.isCursor === after.isCursor &&
    before.isTicked === after.isTicked,
);

/** The texts that may be cut off, whole, for the pointer that rests on them. */
function titleOf(row: RecordRow, column: string): string | undefined {
  const texts: Record<string, string | null> = { name: row.name, employer: row.employer, community: row.communityName };
  return texts[column] ?? undefined;
}
