import { useState } from 'react';
import { archiveCall } from '#renderer/api.ts';
import { fieldErrors } from '#renderer/errors.tsx';
import { DayInput, tidyDay } from '#renderer/parts/day-input.tsx';
import { FormDialog } from '#renderer/parts/form-dialog.tsx';
import { today } from '#renderer/parts/today.ts';
import { useAct } from '#renderer/parts/use-act.ts';
import type { Household } from '#shared/contract/households.ts';
import { MovingChoice } from './moving-choice.tsx';
import { PersonPicker } from './person-picker.tsx';
import { choiceOf, nameOf, type Picked } from './picked.ts';
import { RelationInput } from './relation-input.tsx';

/** 增加成员: somebody of the register, somebody new, or somebody who leaves another household for this one. */
export function AddMemberDialog({ household, onClose }: { household: Household; onClose: () => void }) {
  const [picked, setPicked] = useState<Picked | null>(null);
  const [relation, setRelation] = useState<string | null>(null);
  const [isMoving, setIsMoving] = useState(false);
  const [joinedOn, setJoinedOn] = useState(today());
  const [missing, setMissing] = useState<Record<string, string>>({});
  const act = useAct();
  const errors: Record<string, string> = { ...(act.failure ? fieldErrors(act.failure) : {}), ...missing };
  const save = async () => {
    const lacking: Record<string, string> = {};
    if (!picked) lacking.person = '请选择或登记成员';
    if (relation === null) lacking.relation = '请选择关系';
    setMissing(lacking);
    if (!picked || relation === null) return;
    const isDone = await act.run(async () => {
      await archiveCall('households.addMember', {
        householdId: household.id,
        person: choiceOf(picked),
        relation,
        isMoving,
        joinedOn: tidyDay(joinedOn),
      });
      return `${nameOf(picked)}已${isMoving ? '转入' : '加入'}本户`;
    });
    if (isDone) onClose();
  };
  return (
    <FormDialog
      title="增加成员"
      submitLabel={isMoving ? '转入本户' : '增加'}
      isBusy={act.isBusy}
      failure={act.failure}
      fields={['person', 'name', 'idNumber', 'mobile', 'relation', 'joinedOn']}
      size={760}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <div>
        <PersonPicker
          label="成员"
          value={picked}
          errors={errors}
          isFirst
          onChange={(next) => {
            act.clear();
            setMissing({});
            setPicked(next);
            setIsMoving(false);
          }}
        />
        <MovingChoice picked={picked} isMoving={isMoving} onChange={setIsMoving} />
      </div>
      <RelationInput
        label="与户主关系"
        value={relation}
        error={errors.relation}
        onChange={(next) => {
          setMissing({});
          setRelation(next);
        }}
      />
      <DayInput label="从哪一天起是成员" value={joinedOn} error={errors.joinedOn} onChange={setJoinedOn} />
    </FormDialog>
  );
}
