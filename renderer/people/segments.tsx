import { SegmentedControl } from '@mantine/core';
import { kindLists } from '#shared/registers/lists.ts';
import { formatCount } from '#shared/rules/counts.ts';
import { ask, type ListQuery } from './list-store.ts';

const ALL = 'all';

/**
 * The choices of files that a kind names, each with its number, and all of them; the other filters narrow what is chosen.
 * A kind that names none has no bar.
 */
export function Segments(props: { query: ListQuery; counts: Readonly<Record<string, number>>; total: number }) {
  const { query, counts, total } = props;
  const { segments } = kindLists[query.kind];
  if (segments.length === 0) return null;
  return (
    <SegmentedControl
      size="xs"
      aria-label="常用名单"
      data={[
        { value: ALL, label: `全部 ${formatCount(total)}` },
        ...segments.map(({ name, label }) => ({ value: name, label: `${label} ${formatCount(counts[name] ?? 0)}` })),
      ]}
      value={query.segment ?? ALL}
      onChange={(name) => ask({ segment: name === ALL ? null : name })}
    />
  );
}
