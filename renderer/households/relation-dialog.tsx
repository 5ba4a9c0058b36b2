import { useState } from 'react';
import { archiveCall } from '#renderer/api.ts';
import { fieldErrors } from '#renderer/errors.tsx';
import { FormDialog } from '#renderer/parts/form-dialog.tsx';
import { useAct } from '#renderer/parts/use-act.ts';
import type { HouseholdMember } from '#shared/contract/households.ts';
import { RelationInput } from './relation-input.tsx';

/** A relation that was registered wrongly is put right. */
export function RelationDialog({ member, onClose }: { member: HouseholdMember; onClose: () => void }) {
  const [relation, setRelation] = useState<string | null>(member.relation);
  const act = useAct();
  const errors = act.failure ? fieldErrors(act.failure) : {};
  const save = async () => {
    const isDone = await act.run(async () => {
      const { saved } = await archiveCall('households.changeRelation', {
        memberId: member.id,
        relation: relation ?? '',
      });
      return saved ? '关系已更正' : '没有改动';
    });
    if (isDone) onClose();
  };
  return (
    <FormDialog
      title={`更正与户主关系：${member.name}`}
      submitLabel="更正"
      isBusy={act.isBusy}
      failure={act.failure}
      fields={['relation']}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <RelationInput label="与户主关系" value={relation} error={errors.relation} onChange={setRelation} />
    </FormDialog>
  );
}
