import { Box } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, useEffect, useRef } from 'react';
import { pieces } from '#renderer/people/highlight.ts';
import { Highlight } from '#renderer/people/highlight-text.tsx';
import { movedCursor } from '#renderer/people/ticks.ts';
import type { HouseholdRow, HouseholdSort } from '#shared/contract/households.ts';
import { numberInWords } from '#shared/rules/person-number-words.ts';
import classes from './household-table.module.css';
import { getView, keepScroll, setView, sortBy, useView } from './list-state.ts';
import type { HouseholdRows } from './use-household-rows.ts';

const ROW_HEIGHT = 36;
const HEAD_HEIGHT = 36;

const headings: readonly { title: string; sort?: HouseholdSort; isFigure?: boolean }[] = [
  { title: '户号', sort: 'number' },
  { title: '户主' },
  { title: '户主证件号码' },
  { title: '人数', isFigure: true },
  { title: '社区' },
  { title: '住址', sort: 'address' },
  { title: '立户日期' },
  { title: '状态' },
];

/** The list of households: a grid of virtual rows, wholly worked from the keyboard. */
export function HouseholdTable(props: {
  rows: HouseholdRows;
  onRange: (first: number, last: number) => void;
  onOpen: (row: HouseholdRow) => void;
  /** Esc in the rows goes back to the search field. */
  onLeave: () => void;
  gridRef: (focus: () => void) => void;
}) {
  const { rows, onRange } = props;
  const { cursor, query } = useView();
  const scroller = useRef<HTMLTableElement>(null);
  const virtual = useVirtualizer({
    count: rows.total,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 10,
    scrollMargin: HEAD_HEIGHT,
    scrollPaddingStart: HEAD_HEIGHT,
    initialOffset: getView().scrollTop,
  });
  const items = virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => onRange(first, last), [first, last, onRange]);
  useEffect(() => props.gridRef(() => scroller.current?.focus()), [props.gridRef]);
  const shown = useRef(query);
  useEffect(() => {
    if (shown.current === query) return;
    shown.current = query;
    scroller.current?.scrollTo({ top: 0 });
  }, [query]);

  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>) => {
    if (event.target !== event.currentTarget || event.altKey || event.ctrlKey) return;
    const row = rows.rowAt(cursor);
    const page = Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 0) - HEAD_HEIGHT) / ROW_HEIGHT) - 1);
    const to = movedCursor(event.key, cursor, rows.total, page);
    if (event.key === 'ArrowUp' && cursor === 0) props.onLeave();
    else if (to !== null) {
      virtual.scrollToIndex(to, { align: 'auto' });
      setView({ cursor: to });
    } else if (event.key === 'Enter' && row) props.onOpen(row);
    else if (event.key === 'Escape') props.onLeave();
    else return;
    event.preventDefault();
  };
  const onClick = (event: MouseEvent<HTMLTableElement>) => {
    const index = rowIndexOf(event.target as HTMLElement);
    const row = index === null ? undefined : rows.rowAt(index);
    // Who marks a number with the mouse wants to copy it.
    if (index === null || !row || window.getSelection()?.isCollapsed === false) return;
    setView({ cursor: index });
    props.onOpen(row);
  };

  return (
    <Box
      component="table"
      ref={scroller}
      role="grid"
      tabIndex={0}
      aria-label="家庭列表"
      aria-rowcount={rows.total + 1}
      aria-activedescendant={rows.total > 0 ? rowId(cursor) : undefined}
      aria-busy={rows.isStale}
      className={classes.grid}
      onKeyDown={onKeyDown}
      onClick={onClick}
      onScroll={(event) => keepScroll(event.currentTarget.scrollTop)}
    >
      <thead className={classes.head}>
        <tr aria-rowindex={1} className={classes.headRow}>
          {headings.map((heading) => (
            <Heading key={heading.title} {...heading} />
          ))}
        </tr>
      </thead>
      <tbody className={classes.body} style={{ height: virtual.getTotalSize() }}>
        {items.map((item) => (
          <Row
            key={item.index}
            row={rows.rowAt(item.index)}
            index={item.index}
            top={item.start - HEAD_HEIGHT}
            text={query.text.trim()}
            isCursor={item.index === cursor}
          />
        ))}
      </tbody>
    </Box>
  );
}

function Heading({ title, sort, isFigure }: { title: string; sort?: HouseholdSort; isFigure?: boolean }) {
  const { query } = useView();
  const isSorted = sort === query.sort && (sort !== 'number' || query.text.trim() === '' || query.descending);
  const Arrow = query.descending ? IconArrowDown : IconArrowUp;
  return (
    <th
      scope="col"
      className={classes.cell}
      data-figure={isFigure || undefined}
      aria-sort={sort && isSorted ? (query.descending ? 'descending' : 'ascending') : undefined}
    >
      {sort ? (
        <button type="button" className={classes.sort} onClick={() => sortBy(sort)}>
          {title}
          {isSorted ? <Arrow size={14} stroke={2.4} aria-hidden /> : null}
        </button>
      ) : (
        title
      )}
    </th>
  );
}

function Row(props: { row: HouseholdRow | undefined; index: number; top: number; text: string; isCursor: boolean }) {
  const { row, index, text } = props;
  const style = { transform: `translateY(${props.top}px)` };
  if (!row)
    return (
      <tr id={rowId(index)} aria-rowindex={index + 2} className={classes.row} style={style}>
        <td className={classes.cell} aria-label="正在读取" />
      </tr>
    );
  return (
    <tr
      id={rowId(index)}
      aria-rowindex={index + 2}
      className={classes.row}
      data-cursor={props.isCursor || undefined}
      style={style}
    >
      <td className={classes.cell}>{hit(row.number, text)}</td>
      <td className={classes.cell} title={row.headName}>
        <strong>{hit(row.headName, text)}</strong>
        {row.matchedName ? <span className={classes.matched}>成员 {row.matchedName}</span> : null}
      </td>
      <td className={classes.cell}>{row.headIdNumber === null ? numberInWords(null) : hit(row.headIdNumber, text)}</td>
      <td className={classes.cell} data-figure>
        {row.members}
      </td>
      <td className={classes.cell} title={row.communityName}>
        {row.communityName}
      </td>
      <td className={classes.cell} title={row.address}>
        {hit(row.address, text)}
      </td>
      <td className={classes.cell}>{row.openedOn}</td>
      <td className={classes.cell}>{row.closedOn ? '已销户' : '在户'}</td>
    </tr>
  );
}

function hit(value: string, text: string) {
  return text === '' ? value : <Highlight pieces={pieces(value, text)} />;
}

function rowId(index: number): string {
  return `household-row-${index}`;
}

function rowIndexOf(element: HTMLElement): number | null {
  const id = element.closest('[id^="household-row-"]')?.id;
  return id === undefined ? null : Number(id.slice('household-row-'.length));
}
