import { useMemo } from 'react';
import { ChoiceInput } from '#renderer/parts/controls/choice.tsx';
import { plainChoice } from '#renderer/parts/controls/choices.ts';
import { useArchive } from '#renderer/queries.ts';
import { communityChoices } from './community-draft.ts';

/** What a community text of a roster becomes: one of ours by name or initials, a new one, or nothing. */
export function CommunityTarget(props: {
  label: string;
  value: string | null;
  isDisabled?: boolean;
  /** The only one that may be chosen; null: all of ours, a new one, or nothing. */
  only?: { id: number; name: string } | null;
  /** What is said where nothing is chosen. */
  placeholder?: string | undefined;
  onChange: (value: string) => void;
}) {
  const items = useArchive('communities.list', {}).data?.items;
  const { only = null } = props;
  const choices = useMemo(
    () => (only ? [plainChoice(String(only.id), only.name)] : communityChoices(items ?? [])),
    [items, only],
  );
  return (
    <ChoiceInput
      label={props.label}
      choices={choices}
      value={props.value}
      onChange={(value) => value !== null && props.onChange(value)}
      isReadOnly={props.isDisabled ?? false}
      isRequired
      placeholder={props.value === null ? (props.placeholder ?? '请选择') : undefined}
      nothingFound="没有这个社区，可选“登记为新社区”或“留空”"
    />
  );
}
