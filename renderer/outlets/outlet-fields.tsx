import { Button, Radio, Stack, Textarea, TextInput } from '@mantine/core';
import { PlaceFields } from '#renderer/households/place-fields.tsx';
import { PersonSearch } from '#renderer/parts/person-search.tsx';
import { OrganisationPicker } from '#renderer/settings/organisations/organisation-picker.tsx';
import type { OutletDraft } from './outlet-draft.ts';

/** The fields of an outlet: what it is called, who runs it, where it is. */
export function OutletFields(props: {
  draft: OutletDraft;
  errors: Readonly<Record<string, string>>;
  onChange: (part: Partial<OutletDraft>) => void;
}) {
  const { draft, errors, onChange } = props;
  return (
    <>
      <TextInput
        label="网点名称"
        value={draft.name}
        maxLength={100}
        autoComplete="off"
        error={errors.name}
        data-autofocus
        onChange={(event) => onChange({ name: event.currentTarget.value })}
      />
      <Radio.Group
        label="由谁举办或经营"
        value={draft.runBy}
        onChange={(runBy) => onChange({ runBy: runBy === 'person' ? 'person' : 'organisation' })}
      >
        <Stack gap={20} mt={4} style={{ flexDirection: 'row' }}>
          <Radio value="organisation" label="单位" />
          <Radio value="person" label="个人" />
        </Stack>
      </Radio.Group>
      {draft.runBy === 'organisation' ? (
        <OrganisationPicker
          label="举办单位"
          chosen={draft.organisation}
          error={errors.keeper}
          onChange={(id) => onChange({ organisation: id === null ? null : { id, name: '' } })}
        />
      ) : (
        <PersonOfOutlet draft={draft} error={errors.keeper} onChange={onChange} />
      )}
      <PlaceFields
        communityId={draft.communityId}
        address={draft.address}
        addressLabel="地址"
        errors={errors}
        onChange={onChange}
      />
      <TextInput
        label="联系电话（可不填）"
        value={draft.phone}
        maxLength={30}
        autoComplete="off"
        error={errors.phone}
        onChange={(event) => onChange({ phone: event.currentTarget.value })}
      />
      <Textarea
        label="备注（可不填）"
        value={draft.remark}
        maxLength={200}
        autosize
        error={errors.remark}
        onChange={(event) => onChange({ remark: event.currentTarget.value })}
      />
    </>
  );
}

function PersonOfOutlet(props: {
  draft: OutletDraft;
  error: string | undefined;
  onChange: (part: Partial<OutletDraft>) => void;
}) {
  const { person } = props.draft;
  if (person === null)
    return (
      <PersonSearch
        label="经营者"
        error={props.error}
        onTake={({ personId, name }) => props.onChange({ person: { id: personId, name } })}
        other={() => null}
      />
    );
  return (
    <section aria-label="经营者">
      经营者　<strong>{person.name}</strong>{' '}
      <Button
        variant="subtle"
        color="gray"
        size="compact-sm"
        aria-label="经营者另选"
        onClick={() => props.onChange({ person: null })}
      >
        另选
      </Button>
    </section>
  );
}
