import { IconBookmark } from '@tabler/icons-react';
import { kindLists } from '#shared/registers/lists.ts';
import { formatCount } from '#shared/rules/counts.ts';
import { ask, filtersOf, type ListQuery, noFilters } from './list-store.ts';
import { ToggleChip } from './toggle-chip.tsx';

/** The choices of files that a kind names, each with its number, by one click. */
export function Segments({ query, counts }: { query: ListQuery; counts: Readonly<Record<string, number>> }) {
  const now = JSON.stringify(filtersOf(query));
  return kindLists[query.kind].segments.map(({ name, label, states = [], isClosed = null, facets = {} }) => {
    const filters = { ...noFilters, onDate: query.onDate, states, isClosed, facets };
    const isOn = now === JSON.stringify(filters);
    return (
      <ToggleChip
        key={name}
        label={`${label} ${formatCount(counts[name] ?? 0)}`}
        icon={<IconBookmark size={15} aria-hidden />}
        isOn={isOn}
        onChange={(turnsOn) => ask(turnsOn ? filters : { ...noFilters, onDate: query.onDate })}
      />
    );
  });
}
