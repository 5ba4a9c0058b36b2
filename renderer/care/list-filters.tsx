import { FilterChip } from '#renderer/people/filter-chip.tsx';
import { useArchive } from '#renderer/queries.ts';

export interface Whose {
  communityId: number | null;
  groupId: number | null;
}

/** Narrows a list to a community, and to a self-management group of it. */
export function WhoseFilter(props: {
  communities: readonly { id: number; name: string; count: number }[];
  value: Whose;
  onChange: (whose: Whose) => void;
}) {
  const { value } = props;
  const asked = { communityId: value.communityId, kind: 'self-management' as const };
  const groups = useArchive('groups.list', asked).data?.items ?? [];
  return (
    <>
      <FilterChip
        label="社区"
        options={props.communities.map(({ id, name, count }) => ({ value: String(id), label: name, count }))}
        value={value.communityId === null ? null : String(value.communityId)}
        onChange={(id) => props.onChange({ communityId: id === null ? null : Number(id), groupId: null })}
      />
      <FilterChip
        label="自管小组"
        options={groups.map(({ id, name, communityName }) => ({
          value: String(id),
          label: value.communityId === null ? `${communityName} ${name}` : name,
        }))}
        value={value.groupId === null ? null : String(value.groupId)}
        onChange={(id) => props.onChange({ ...value, groupId: id === null ? null : Number(id) })}
      />
    </>
  );
}
