import { useArchive } from '#renderer/queries.ts';
import { FilterChip } from './filter-chip.tsx';

/** Says that the list is narrowed to the files of one organisation, which its page asked for; can be taken off. */
export function OrganisationChip(props: {
  label: string;
  id: number | null;
  count: 'files' | 'accounts';
  onClear: () => void;
}) {
  const { id } = props;
  const one = useArchive('organisations.get', { id: id ?? 0 }, { isEnabled: id !== null }).data;
  if (id === null) return null;
  const options = one ? [{ value: String(id), label: one.name, count: one[props.count] }] : [];
  return <FilterChip label={props.label} options={options} value={String(id)} onChange={props.onClear} />;
}
