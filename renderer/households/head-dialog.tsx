import { Radio, Select, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { archiveCall } from '#renderer/api.ts';
import { useCodes } from '#renderer/codes.ts';
import { fieldErrors } from '#renderer/errors.tsx';
import { DayInput, tidyDay } from '#renderer/parts/day-input.tsx';
import { FormDialog } from '#renderer/parts/form-dialog.tsx';
import { today } from '#renderer/parts/today.ts';
import { useAct } from '#renderer/parts/use-act.ts';
import { givenLeaveReasons, HEAD, leaveReasonLabels } from '#shared/codes/household-words.ts';
import type { Household, HouseholdMember } from '#shared/contract/households.ts';
import { proposedRelation } from '#shared/rules/household-relations.ts';
import { KeptTable } from './kept-table.tsx';
import type { LeaveReasonGiven } from './leave-dialog.tsx';

/** 变更户主: who is head from which day on, what becomes of the former one, and everybody's relation to the new one. */
export function HeadDialog(props: { household: Household; onClose: () => void; onDone: (id: number) => void }) {
  const codes = useCodes();
  const { household, onClose } = props;
  const formerHead = household.members.find((member) => member.relation === HEAD);
  const candidates = household.members.filter((member) => member.relation !== HEAD);
  const [newHeadId, setNewHeadId] = useState(candidates[0]?.id ?? 0);
  const [on, setOn] = useState(today());
  const [document, setDocument] = useState('');
  const [leaves, setLeaves] = useState<LeaveReasonGiven | 'stays'>('stays');
  const [typed, setTyped] = useState<Record<number, string | null>>({});
  const [isAsked, setIsAsked] = useState(false);
  const act = useAct();
  const errors = act.failure ? fieldErrors(act.failure) : {};
  const newHead = candidates.find((member) => member.id === newHeadId);
  const others = household.members.filter(
    (member) => member.id !== newHeadId && (member !== formerHead || leaves === 'stays'),
  );
  const relationOf = (member: HouseholdMember): string | null =>
    member.id in typed
      ? (typed[member.id] ?? null)
      : newHead && formerHead
        ? proposedRelation(member, newHead, formerHead, household.members)
        : null;

  const save = async () => {
    setIsAsked(true);
    const relations = others.map((member) => ({ memberId: member.id, relation: relationOf(member) ?? '' }));
    if (relations.some(({ relation }) => relation === '')) return;
    const own = relations.find(({ memberId }) => memberId === formerHead?.id);
    let id = 0;
    const isDone = await act.run(async () => {
      const made = await archiveCall('households.changeHead', {
        id: household.id,
        on: tidyDay(on),
        newHeadId,
        formerHead: leaves === 'stays' ? { relation: own?.relation ?? '' } : { leaves },
        others: relations.filter((one) => one !== own),
        document,
      });
      id = made.id;
      return `户主已变更，新户号 ${made.number}`;
    });
    if (!isDone) return;
    onClose();
    props.onDone(id);
  };
  return (
    <FormDialog
      title="变更户主"
      submitLabel="变更户主"
      isBusy={act.isBusy}
      failure={act.failure}
      fields={['on', 'document']}
      size={680}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <Text size="sm" c="gray.7">
        原来的户从这一天起销户，新户有新的户号，成员一起转过去，前后两户互相连着。
      </Text>
      <Select
        label="新户主"
        data={candidates.map((member) => ({
          value: String(member.id),
          label: `${member.name}（${codes.label('familyRelation', member.relation)}）`,
        }))}
        value={String(newHeadId)}
        allowDeselect={false}
        data-autofocus
        onChange={(value) => {
          setNewHeadId(Number(value));
          setTyped({});
        }}
      />
      <DayInput label="从哪一天起" value={on} error={errors.on} onChange={setOn} />
      <Radio.Group
        label={`原户主${formerHead?.name ?? ''}`}
        value={leaves}
        onChange={(value) => setLeaves(value as LeaveReasonGiven | 'stays')}
      >
        <Stack gap={6} mt={4} style={{ flexDirection: 'row', flexWrap: 'wrap', columnGap: 20 }}>
          <Radio value="stays" label="留在本户" />
          {givenLeaveReasons.map((reason) => (
            <Radio key={reason} value={reason} label={`离开：${leaveReasonLabels[reason]}`} />
          ))}
        </Stack>
      </Radio.Group>
      {others.length > 0 ? (
        <KeptTable
          members={others}
          toWhom={newHead?.name ?? '新户主'}
          relationOf={relationOf}
          isAsked={isAsked}
          onChange={(id, relation) => setTyped((old) => ({ ...old, [id]: relation }))}
        />
      ) : null}
      <TextInput
        label="依据（可不填，如死亡证明、户口簿）"
        value={document}
        maxLength={200}
        error={errors.document}
        onChange={(event) => setDocument(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
