import { Checkbox, Select, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { archiveCall } from '#renderer/api.ts';
import { useCodes } from '#renderer/codes.ts';
import { fieldErrors } from '#renderer/errors.tsx';
import { DayInput, tidyDay } from '#renderer/parts/day-input.tsx';
import { FormDialog } from '#renderer/parts/form-dialog.tsx';
import { today } from '#renderer/parts/today.ts';
import { useAct } from '#renderer/parts/use-act.ts';
import { HEAD } from '#shared/codes/household-words.ts';
import type { Household, HouseholdMember } from '#shared/contract/households.ts';
import { proposedRelation } from '#shared/rules/household-relations.ts';
import { KeptTable } from './kept-table.tsx';
import { PlaceFields } from './place-fields.tsx';

/** 分户: some members become a household of their own, with their own head; the old one goes on. */
export function SplitDialog(props: { household: Household; onClose: () => void; onDone: (id: number) => void }) {
  const codes = useCodes();
  const { household, onClose } = props;
  const head = household.members.find((member) => member.relation === HEAD);
  const candidates = household.members.filter((member) => member.relation !== HEAD);
  const [chosenIds, setChosenIds] = useState<string[]>([]);
  const [newHeadId, setNewHeadId] = useState<number | null>(null);
  const [typed, setTyped] = useState<Record<number, string | null>>({});
  const [place, setPlace] = useState<{ communityId: number | null; address: string }>(household);
  const [on, setOn] = useState(today());
  const [document, setDocument] = useState('');
  const [isAsked, setIsAsked] = useState(false);
  const act = useAct();
  const chosen = candidates.filter((member) => chosenIds.includes(String(member.id)));
  const newHead = chosen.find((member) => member.id === newHeadId) ?? chosen[0];
  const others = chosen.filter((member) => member !== newHead);
  const errors: Record<string, string> = {
    ...(act.failure ? fieldErrors(act.failure) : {}),
    ...(isAsked && place.communityId === null ? { communityId: '请选择社区' } : {}),
  };
  const relationOf = (member: HouseholdMember): string | null =>
    member.id in typed
      ? (typed[member.id] ?? null)
      : newHead && head
        ? proposedRelation(member, newHead, head, chosen)
        : null;

  const save = async () => {
    setIsAsked(true);
    const { communityId, address } = place;
    const relations = others.map((member) => ({ memberId: member.id, relation: relationOf(member) ?? '' }));
    if (!newHead || communityId === null || relations.some(({ relation }) => relation === '')) return;
    let id = 0;
    const isDone = await act.run(async () => {
      const made = await archiveCall('households.split', {
        id: household.id,
        on: tidyDay(on),
        members: [{ memberId: newHead.id, relation: HEAD }, ...relations],
        communityId,
        address,
        document,
      });
      id = made.id;
      return `已分户，新户号 ${made.number}`;
    });
    if (!isDone) return;
    onClose();
    props.onDone(id);
  };
  return (
    <FormDialog
      title="分户"
      submitLabel="分户"
      isBusy={act.isBusy}
      failure={act.failure}
      fields={['on', 'document', 'communityId', 'address']}
      size={680}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <Checkbox.Group
        label="分出去的成员"
        value={chosenIds}
        error={isAsked && chosen.length === 0 ? '请选择分出去的成员' : undefined}
        onChange={setChosenIds}
      >
        <Stack gap={6} mt={4}>
          {candidates.map((member, index) => (
            <Checkbox
              key={member.id}
              value={String(member.id)}
              label={`${member.name}（${codes.label('familyRelation', member.relation)}）`}
              data-autofocus={index === 0 || undefined}
            />
          ))}
        </Stack>
      </Checkbox.Group>
      {chosen.length > 0 ? (
        <Select
          label="新户的户主"
          data={chosen.map((member) => ({ value: String(member.id), label: member.name }))}
          value={newHead ? String(newHead.id) : null}
          allowDeselect={false}
          onChange={(value) => {
            setNewHeadId(Number(value));
            setTyped({});
          }}
        />
      ) : null}
      {others.length > 0 ? (
        <KeptTable
          members={others}
          toWhom={newHead?.name ?? '新户主'}
          relationOf={relationOf}
          isAsked={isAsked}
          onChange={(id, relation) => setTyped((old) => ({ ...old, [id]: relation }))}
        />
      ) : null}
      <PlaceFields
        communityId={place.communityId}
        address={place.address}
        errors={errors}
        onChange={(part) => setPlace((old) => ({ ...old, ...part }))}
      />
      <DayInput label="从哪一天起" value={on} error={errors.on} onChange={setOn} />
      <TextInput
        label="依据（可不填）"
        value={document}
        maxLength={200}
        error={errors.document}
        onChange={(event) => setDocument(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
