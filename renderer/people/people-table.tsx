import { Box } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, useEffect, useRef } from 'react';
import type { RecordRow } from '#shared/contract/records.ts';
import { tracksOf } from './columns.tsx';
import { registerList } from './list-focus.ts';
import { getListView, keepScroll, setListView, useListView } from './list-store.ts';
import { PeopleRow, rowId, rowIndexOf } from './people-row.tsx';
import classes from './people-table.module.css';
import { TableHead } from './table-head.tsx';
import { movedCursor } from './ticks.ts';
import type { Rows } from './use-rows.ts';
import type { Ticks } from './use-ticks.ts';

const ROW_HEIGHT = 36;
const HEAD_HEIGHT = 36;

/** The list itself: a grid of virtual rows, wholly worked from the keyboard. */
export function PeopleTable(props: {
  rows: Rows;
  ticks: Ticks;
  onRange: (first: number, last: number) => void;
  onOpen: (row: RecordRow) => void;
}) {
  const { rows, ticks, onOpen } = props;
  const { cursor, ticked, query } = useListView();
  const scroller = useRef<HTMLTableElement>(null);
  const virtual = useVirtualizer({
    count: rows.total,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 10,
    scrollMargin: HEAD_HEIGHT,
    scrollPaddingStart: HEAD_HEIGHT,
    initialOffset: getListView().scrollTop,
  });
  const items = virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => props.onRange(first, last), [first, last, props.onRange]);

  // A new answer is looked at from its top; coming back from a file is not a new answer.
  const shownQuery = useRef(rows.query);
  useEffect(() => {
    if (shownQuery.current === rows.query) return;
    shownQuery.current = rows.query;
    scroller.current?.scrollTo({ top: 0 });
  }, [rows.query]);

  useEffect(() => {
    // Coming back from a file the keys go on where they were.
    if (document.activeElement === document.body) scroller.current?.focus({ preventScroll: true });
    return registerList(() => scroller.current?.focus());
  }, []);

  const move = (index: number) => {
    virtual.scrollToIndex(index, { align: 'auto' });
    setListView({ cursor: index });
  };

  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>) => {
    if (event.target !== event.currentTarget || event.altKey) return;
    const row = rows.rowAt(cursor);
    const page = Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 0) - HEAD_HEIGHT) / ROW_HEIGHT) - 1);
    const to = movedCursor(event.key, cursor, rows.total, page);
    if (to !== null) {
      if (event.shiftKey) ticks.extendTo(to);
      move(to);
    } else if (event.key === 'Enter' && row) onOpen(row);
    else if (event.key === ' ' && row) ticks.toggle(row, cursor);
    else if (event.key.toLowerCase() === 'a' && (event.ctrlKey || event.metaKey)) ticks.all();
    else if (event.key === 'Escape' && ticked.size > 0) ticks.none();
    else return;
    event.preventDefault();
  };

  const onClick = (event: MouseEvent<HTMLTableElement>) => {
    const target = event.target as HTMLElement;
    const index = rowIndexOf(target);
    const row = index === null ? undefined : rows.rowAt(index);
    if (index === null || !row) return;
    if (event.shiftKey) ticks.extendTo(index);
    else if (target.closest('[data-tick]') || event.ctrlKey || event.metaKey) ticks.toggle(row, index);
    // Who marks a number with the mouse wants to copy it, not to open the file.
    else if (window.getSelection()?.isCollapsed !== false) {
      setListView({ cursor: index });
      onOpen(row);
    }
  };

  return (
    // One tab stop: the row under the cursor is named by aria-activedescendant.
    <Box
      component="table"
      ref={scroller}
      role="grid"
      tabIndex={0}
      aria-label="档案列表"
      aria-rowcount={rows.total + 1}
      aria-multiselectable
      aria-activedescendant={rows.total > 0 ? rowId(cursor) : undefined}
      aria-busy={rows.isStale}
      className={classes.grid}
      style={tracksOf(query.kind)}
      data-stale={rows.isStale || undefined}
      onKeyDown={onKeyDown}
      onClick={onClick}
      onMouseDown={(event) => event.shiftKey && event.preventDefault()}
      onScroll={(event) => keepScroll(event.currentTarget.scrollTop)}
    >
      <TableHead query={query} total={rows.total} ticked={ticked.size} ticks={ticks} />
      <tbody className={classes.body} style={{ height: virtual.getTotalSize() }}>
        {items.map((item) => {
          const row = rows.rowAt(item.index);
          return (
            <PeopleRow
              key={item.index}
              row={row}
              kind={rows.query.kind}
              index={item.index}
              top={item.start - HEAD_HEIGHT}
              text={rows.query.text}
              isCursor={item.index === cursor}
              isTicked={row !== undefined && ticked.has(row.id)}
            />
          );
        })}
      </tbody>
    </Box>
  );
}
