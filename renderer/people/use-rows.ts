import { useQueries } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { archiveCall, type CallFailure } from '#renderer/api.ts';
import { useArchive } from '#renderer/queries.ts';
import type { RecordRow } from '#shared/contract/records.ts';
import { PAGE, pageInput } from './list-input.ts';
import type { ListQuery } from './list-store.ts';

export interface Rows {
  /** The query the rows answer; behind the asked one until its first page is there, so that nothing flashes. */
  query: ListQuery;
  total: number;
  isTotalExact: boolean;
  /** Time the archive took for the first page, in milliseconds. */
  ms: number;
  /** The row at a position, once it is there. */
  rowAt: (index: number) => RecordRow | undefined;
  isLoading: boolean;
  /** A newer query is on its way. */
  isStale: boolean;
  error: CallFailure | null;
  retry: () => void;
}

// While the scroll bar is dragged past thousands of rows only the place where it rests is asked for.
const REST_MS = 40;

/** The rows around the part of the list that is seen, in pages kept by the cache. */
export function useRows(asked: ListQuery, firstIndex: number, lastIndex: number): Rows {
  const head = useArchive('records.list', pageInput(asked, 0));
  const shown = useRef(asked);
  if (head.data) shown.current = asked;
  const query = shown.current;
  const isCurrent = query === asked;
  const shownHead = useArchive('records.list', pageInput(query, 0), { isEnabled: isCurrent });

  const range = useRested(Math.floor(firstIndex / PAGE), Math.floor(lastIndex / PAGE));
  const pages = Array.from({ length: Math.min(range.last - range.first + 1, 4) }, (_, index) => range.first + index);
  const answers = useQueries({
    queries: pages.map((page) => {
      const input = pageInput(query, page);
      return {
        queryKey: ['records.list', input],
        queryFn: () => archiveCall('records.list', input),
        enabled: isCurrent && page > 0,
      };
    }),
  });

  const byPage = new Map(pages.map((page, index) => [page, answers[index]?.data?.rows]));
  byPage.set(0, shownHead.data?.rows);
  const failed = answers.find((answer) => answer.error);
  return {
    query,
    total: shownHead.data?.total ?? 0,
    isTotalExact: shownHead.data?.isTotalExact ?? true,
    ms: shownHead.data?.ms ?? 0,
    rowAt: (index) => byPage.get(Math.floor(index / PAGE))?.[index % PAGE],
    isLoading: !shownHead.data && !head.error,
    isStale: !isCurrent,
    error: head.error ?? (failed?.error as CallFailure | undefined) ?? null,
    retry: () => {
      if (head.error) void head.refetch();
      else void failed?.refetch();
    },
  };
}

function useRested(first: number, last: number): { first: number; last: number } {
  const [range, setRange] = useState({ first, last });
  useEffect(() => {
    const timer = setTimeout(() => setRange({ first, last }), REST_MS);
    return () => clearTimeout(timer);
  }, [first, last]);
  return range;
}
