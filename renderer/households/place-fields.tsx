import { Input, TextInput } from '@mantine/core';
import { useId, useMemo } from 'react';
import { ChoiceInput } from '#renderer/parts/controls/choice.tsx';
import { plainChoice } from '#renderer/parts/controls/choices.ts';
import { useArchive } from '#renderer/queries.ts';

/** Where a household lives or an outlet is: the community and the address below it. */
export function PlaceFields(props: {
  communityId: number | null;
  address: string;
  addressLabel?: string;
  onChange: (part: { communityId?: number | null; address?: string }) => void;
  errors: Readonly<Record<string, string>>;
}) {
  const id = useId();
  const items = useArchive('communities.list', {}).data?.items;
  const choices = useMemo(() => (items ?? []).map((item) => plainChoice(String(item.id), item.name)), [items]);
  return (
    <>
      <Input.Wrapper label="社区" labelProps={{ htmlFor: id }} error={props.errors.communityId}>
        <ChoiceInput
          id={id}
          choices={choices}
          value={props.communityId === null ? null : String(props.communityId)}
          isInvalid={props.errors.communityId !== undefined}
          onChange={(value) => props.onChange({ communityId: value === null ? null : Number(value) })}
          nothingFound={items?.length === 0 ? '还没有登记社区，请先到“设置”里添加' : '没有这个社区，可到“设置”里添加'}
        />
      </Input.Wrapper>
      <TextInput
        label={props.addressLabel ?? '住址'}
        value={props.address}
        maxLength={200}
        autoComplete="off"
        error={props.errors.address}
        onChange={(event) => props.onChange({ address: event.currentTarget.value })}
      />
    </>
  );
}
