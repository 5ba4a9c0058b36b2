import { Box, Button, Group, NumberInput, Select, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import { archiveCall } from '#renderer/api.ts';
import { ErrorNote } from '#renderer/errors.tsx';
import type { Import } from '#shared/contract/imports.ts';
import { formatCount } from '#shared/rules/counts.ts';
import classes from './import.module.css';
import { rowColumns } from './row-columns.tsx';
import { type RowView, viewQuery } from './row-view.ts';

const PAGE = 200;

interface Props {
  plan: Import;
  view: RowView;
  count: number;
  label: string;
}

/** The lines of one tab: virtual, fetched page after page while scrolling, from any row of a sheet on. */
export function RowTable({ plan, view, count, label }: Props) {
  const [from, setFrom] = useState(1);
  const scroller = useRef<HTMLElement>(null);
  const pages = useInfiniteQuery({
    queryKey: ['imports.rows', { id: plan.id, view, from }],
    queryFn: ({ pageParam }) =>
      archiveCall('imports.rows', { id: plan.id, ...viewQuery(view), after: pageParam, limit: PAGE }),
    initialPageParam: from - 1,
    getNextPageParam: (last) => last.next,
  });
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? [];
  const columns = rowColumns(plan, view);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 37,
    overscan: 12,
    getItemKey: (index) => rows[index]?.position ?? index,
  });
  const items = virtual.getVirtualItems();
  const lastShown = items.at(-1)?.index ?? 0;
  const { hasNextPage, isFetchingNextPage, fetchNextPage, isError } = pages;

  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && !isError && lastShown >= rows.length - PAGE / 2) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, isError, lastShown, rows.length, fetchNextPage]);

  if (pages.error) return <ErrorNote error={pages.error} onRetry={() => void pages.refetch()} />;
  if (count === 0) {
    return (
      <Text c="gray.7" py="md">
        没有这样的行。
      </Text>
    );
  }

  const template = { gridTemplateColumns: columns.map((column) => column.width).join(' ') };
  return (
    <>
      {/* A region that scrolls must be reachable by keyboard: WCAG 2.1.1. */}
      <Box component="section" ref={scroller} className={classes.rows} aria-label={`${label}的行`} tabIndex={0}>
        <table className={classes.table} aria-label={label} aria-rowcount={count + 1}>
          <thead className={classes.head}>
            <tr className={classes.line} style={template} aria-rowindex={1}>
              {columns.map((column) => (
                <th key={column.title} scope="col">
                  {column.title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody style={{ height: virtual.getTotalSize() }}>
            {items.map((item) => {
              const row = rows[item.index];
              return row ? (
                <tr
                  key={item.key}
                  ref={virtual.measureElement}
                  data-index={item.index}
                  aria-rowindex={item.index + 2}
                  className={classes.line}
                  style={{ ...template, transform: `translateY(${item.start}px)` }}
                >
                  {columns.map((column) => (
                    <td key={column.title}>{column.cell(row)}</td>
                  ))}
                </tr>
              ) : null;
            })}
          </tbody>
        </table>
      </Box>
      {from > 1 || hasNextPage || rows.length >= PAGE ? (
        <GoToRow plan={plan} from={from} shown={rows.length} hasMore={hasNextPage} onGo={setFrom} />
      ) : null}
    </>
  );
}

function GoToRow(props: {
  plan: Import;
  /** A position, as `onGo` takes it. */
  from: number;
  shown: number;
  hasMore: boolean;
  onGo: (position: number) => void;
}) {
  const [wanted, setWanted] = useState<number | null>(null);
  const sheets = props.plan.sheetsRead.flatMap(({ name, taken }) => (taken === null ? [] : [{ name, ...taken }]));
  const [sheet, setSheet] = useState(sheets[0]?.name ?? '');
  const start = sheets.find(({ name }) => name === sheet)?.start ?? 0;
  const at = sheets.filter((one) => one.start < props.from).at(-1);
  const place = sheets.length > 1 && at ? `“${at.name}”第 ${formatCount(props.from - at.start)} 行` : null;
  return (
    <Group
      component="form"
      gap="xs"
      mt="xs"
      onSubmit={(event) => {
        event.preventDefault();
        if (wanted !== null) props.onGo(start + wanted);
      }}
    >
      {sheets.length > 1 ? (
        <Select
          aria-label="从哪张工作表看起"
          data={sheets.map(({ name }) => name)}
          value={sheet}
          onChange={(name) => name !== null && setSheet(name)}
          allowDeselect={false}
          size="xs"
          w={160}
        />
      ) : null}
      <NumberInput
        aria-label="从表格的第几行看起"
        placeholder="表格行号"
        value={wanted ?? ''}
        onChange={(value) => setWanted(typeof value === 'number' && value >= 1 ? value : null)}
        min={1}
        allowDecimal={false}
        hideControls
        size="xs"
        w={100}
      />
      <Button type="submit" variant="default" size="xs" disabled={wanted === null}>
        从这一行看起
      </Button>
      {props.from > 1 ? (
        <Button variant="subtle" size="xs" onClick={() => props.onGo(1)}>
          回到开头
        </Button>
      ) : null}
      <Text size="sm" c="gray.7">
        {props.from > 1 ? `从${place ?? `第 ${formatCount(props.from)} 行`}起，` : ''}已显示 {formatCount(props.shown)}{' '}
        行{props.hasMore ? '，往下滚动继续' : ''}
      </Text>
    </Group>
  );
}
