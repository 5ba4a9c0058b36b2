import { useQueries } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { archiveCall, type CallFailure } from '#renderer/api.ts';
import { useArchive } from '#renderer/queries.ts';
import type { HouseholdRow } from '#shared/contract/households.ts';
import { type HouseholdQuery, PAGE, pageInput } from './list-state.ts';

export interface HouseholdRows {
  total: number;
  isTotalExact: boolean;
  rowAt: (index: number) => HouseholdRow | undefined;
  isLoading: boolean;
  /** A newer answer is on its way. */
  isStale: boolean;
  error: CallFailure | null;
  retry: () => void;
}

// While the scroll bar is dragged past thousands of rows only the place where it rests is asked for.
const REST_MS = 40;

/** The rows around the part of the list that is seen, in pages kept by the cache. */
export function useHouseholdRows(query: HouseholdQuery, first: number, last: number): HouseholdRows {
  const head = useArchive('households.list', pageInput(query, 0), { keepsPrevious: true });
  const range = useRested(Math.floor(first / PAGE), Math.floor(last / PAGE));
  const pages = Array.from({ length: Math.min(range.last - range.first + 1, 3) }, (_, index) => range.first + index);
  const answers = useQueries({
    queries: pages.map((page) => ({
      queryKey: ['households.list', pageInput(query, page)],
      queryFn: () => archiveCall('households.list', pageInput(query, page)),
      enabled: page > 0,
    })),
  });
  const byPage = new Map(pages.map((page, index) => [page, answers[index]?.data?.rows]));
  byPage.set(0, head.data?.rows);
  return {
    total: head.data?.total ?? 0,
    isTotalExact: head.data?.isTotalExact ?? true,
    rowAt: (index) => byPage.get(Math.floor(index / PAGE))?.[index % PAGE],
    isLoading: !head.data && !head.error,
    isStale: head.isPlaceholderData,
    error: head.error,
    retry: () => void head.refetch(),
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
