import { useMemo } from 'react';
import { useArchive } from '#renderer/queries.ts';
import { useOwnCommunities } from '#renderer/session/scope-words.ts';
import { useField } from '../../records/form-store.ts';
import { ChoiceInput } from './choice.tsx';
import { plainChoice } from './choices.ts';
import type { ControlProps } from './control-props.ts';

/** One of the office's communities. */
export function CommunityControl({ store, field, ...others }: ControlProps) {
  const { value } = useField(store, field.field);
  const items = useArchive('communities.list', { withEnded: true }).data?.items;
  const own = useOwnCommunities();
  // One that has ended is shown where it stands, and offered to nobody; a file is saved in a community of one's own only.
  const choices = useMemo(
    () =>
      (items ?? [])
        .filter((item) => item.id === value || (item.endedOn === null && (own === null || own.includes(item.id))))
        .map((item) => plainChoice(String(item.id), item.endedOn === null ? item.name : `${item.name}（未分配）`)),
    [items, own, value],
  );
  return (
    <ChoiceInput
      {...others}
      choices={choices}
      value={typeof value === 'number' ? String(value) : null}
      onChange={(id) => store.set(field.field, id === null ? null : Number(id))}
      nothingFound={items?.length === 0 ? '还没有登记社区，请先到“设置”里添加' : '没有这个社区，可到“设置”里添加'}
    />
  );
}
