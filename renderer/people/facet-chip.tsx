import { IconIdOff } from '@tabler/icons-react';
import { useCodes } from '#renderer/codes.ts';
import type { ListFacet } from '#shared/records/list.ts';
import { formatCount } from '#shared/rules/counts.ts';
import { numberInWords } from '#shared/rules/person-number-words.ts';
import { FilterChip } from './filter-chip.tsx';
import { askFacet, type ListQuery } from './list-store.ts';
import { OrganisationChip } from './organisation-chip.tsx';
import { ToggleChip } from './toggle-chip.tsx';

interface FacetProps {
  facet: ListFacet;
  query: ListQuery;
  /** The values that occur, each with its number. */
  counts: readonly { value: string | number; count: number }[];
}

/** A facet of the kind's list with something to choose from, or that another page asked for. */
export function FacetChip({ facet, query, counts }: FacetProps) {
  const codes = useCodes();
  const asked = query.facets[facet.name]?.[0] ?? null;
  if (facet.by === 'withoutNumber') return null;
  if (facet.by === 'organisation')
    return (
      <OrganisationChip
        label={facet.label}
        id={asked === null ? null : Number(asked)}
        count={facet.count}
        onClear={() => askFacet(facet.name, null)}
      />
    );
  const wordsOf = (value: string | number): string =>
    facet.by === 'year' ? facet.words(Number(value)) : codes.label(facet.codeTable, String(value));
  return (
    <FilterChip
      label={facet.label}
      options={counts.map(({ value, count }) => ({ value: String(value), label: wordsOf(value), count }))}
      value={asked === null ? null : String(asked)}
      onChange={(value) => askFacet(facet.name, value === null || facet.by === 'code' ? value : Number(value))}
    />
  );
}

/** A facet that is on or off, once there is something it would leave. */
export function FacetToggle({ facet, query, counts }: FacetProps) {
  const isOn = query.facets[facet.name] !== undefined;
  const [first] = counts;
  if (facet.by !== 'withoutNumber' || (first === undefined && !isOn)) return null;
  return (
    <ToggleChip
      label={`${numberInWords(null)} ${formatCount(first?.count ?? 0)}`}
      icon={<IconIdOff size={15} aria-hidden />}
      isOn={isOn}
      onChange={(turnsOn) => askFacet(facet.name, turnsOn ? 1 : null)}
    />
  );
}
