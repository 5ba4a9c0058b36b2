import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { archiveCall } from '#renderer/api.ts';
import { today } from '#renderer/parts/today.ts';
import type { ArchiveOutput } from '#shared/contract/archive.ts';
import type { DueLine, OwedLine } from '#shared/contract/life.ts';
import { type DueSpan, throughOf } from './spans.ts';

const PAGE = 50;

interface Due {
  lines: readonly DueLine[];
  /** Money owed after a benefit ended; it has no day. */
  owed: readonly OwedLine[];
  labels: ArchiveOutput<'life.due'>['labels'];
  total: number;
  overdue: number;
  /** Of each kind how many files are late by a day of their own, and how many have none yet. */
  dated: ArchiveOutput<'life.due'>['dated'];
  today: string;
  isLoading: boolean;
  error: unknown;
  retry: () => void;
  refresh: () => Promise<unknown>;
  /** Reads the next page; null where all are here. */
  more: (() => void) | null;
  isLoadingMore: boolean;
  /** How much more money is owed than is shown, and how more of it is read; null where all of it is here. */
  owedLeft: number;
  moreOwed: (() => void) | null;
}

/** The desk as far as it has been read; every page is read anew when something was done. */
export function useDue(asked: { span: DueSpan; communityId: number | null; label: string | null }): Due {
  const { span, communityId, label } = asked;
  const input = { through: throughOf(span, today()), communityId, label, limit: PAGE };
  const pages = useInfiniteQuery({
    queryKey: ['life.due', input],
    queryFn: ({ pageParam }) => archiveCall('life.due', { ...input, after: pageParam }),
    initialPageParam: null as ArchiveOutput<'life.due'>['next'],
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  });
  const all = pages.data?.pages ?? [];
  const first = all[0];
  // Beyond the first page it is read on demand, so that what is due stays in view below it.
  const [opened, setOpened] = useState<string | null>(null);
  const asking = JSON.stringify(input);
  const isOpened = opened === asking;
  const rest = useInfiniteQuery({
    queryKey: ['life.due', input, 'owed'],
    queryFn: ({ pageParam }) => archiveCall('life.due', { ...input, after: pageParam }),
    initialPageParam: { owed: PAGE },
    getNextPageParam: (last) => last.nextOwed,
    enabled: isOpened,
  });
  const owedPages = isOpened ? (rest.data?.pages ?? []) : [];
  const owed = [...(first?.owed ?? []), ...owedPages.flatMap((page) => page.owed)];
  const owedCount = first?.owedTotal ?? 0;
  const hasMoreOwed = isOpened && rest.data ? rest.hasNextPage : (first?.nextOwed ?? null) !== null;
  return {
    lines: all.flatMap((page) => page.items),
    owed,
    owedLeft: hasMoreOwed ? owedCount - owed.length : 0,
    moreOwed: hasMoreOwed ? () => (isOpened ? void rest.fetchNextPage() : setOpened(asking)) : null,
    labels: first?.labels ?? [],
    total: first?.total ?? 0,
    overdue: first?.overdue ?? 0,
    dated: first?.dated ?? [],
    today: first?.today ?? today(),
    isLoading: pages.isPending,
    error: pages.error,
    retry: () => void pages.refetch(),
    refresh: () => Promise.all([pages.refetch(), ...(isOpened ? [rest.refetch()] : [])]),
    more: pages.hasNextPage ? () => void pages.fetchNextPage() : null,
    isLoadingMore: pages.isFetchingNextPage,
  };
}
