import { useCallback, useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { markUsable } from '#renderer/app/usable.ts';
import { ErrorNote } from '#renderer/errors.tsx';
import type { RecordRow } from '#shared/contract/records.ts';
import { EmptyList } from './empty-list.tsx';
import { FilterBar } from './filter-bar.tsx';
import { setListView, useListView } from './list-store.ts';
import classes from './people-page.module.css';
import { PeopleTable } from './people-table.tsx';
import { TickedBar } from './ticked-bar.tsx';
import { useRows } from './use-rows.ts';
import { useTicks } from './use-ticks.ts';

/** The list of files: search, filters, order, rows, and what to do with the ticked ones. */
export function PeoplePage() {
  const { query, ticked, opensFirst } = useListView();
  const [, navigate] = useLocation();
  const [range, setRange] = useState({ first: 0, last: 0 });
  const rows = useRows(query, range.first, range.last);
  const ticks = useTicks(rows);
  const onRange = useCallback((first: number, last: number) => setRange({ first, last }), []);
  const open = useCallback((row: RecordRow) => navigate(`/records/${row.id}`), [navigate]);
  const isReady = !rows.isLoading;
  useEffect(() => {
    if (isReady) markUsable();
  }, [isReady]);
  useEffect(() => {
    if (!opensFirst || rows.isStale || rows.isLoading) return;
    setListView({ opensFirst: false });
    const row = rows.rowAt(0);
    if (row) open(row);
  }, [opensFirst, rows, open]);

  return (
    <div className={classes.page}>
      <FilterBar query={query} rows={rows} />
      {rows.error ? (
        <div className={classes.note}>
          <ErrorNote error={rows.error} onRetry={rows.retry} />
        </div>
      ) : null}
      {isReady && rows.total === 0 && !rows.error ? (
        <EmptyList query={rows.query} />
      ) : (
        <PeopleTable rows={rows} ticks={ticks} onRange={onRange} onOpen={open} />
      )}
      <TickedBar kind={query.kind} ticked={ticked} ticks={ticks} />
    </div>
  );
}
