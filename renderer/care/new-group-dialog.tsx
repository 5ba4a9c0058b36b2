import { Select, TextInput } from '@mantine/core';
import { archiveCall } from '#renderer/api.ts';
import { FormDialog } from '#renderer/parts/form-dialog.tsx';
import { type Leader, LeaderField, leaderLacking } from '#renderer/parts/leader-field.tsx';
import { useDraft } from '#renderer/parts/use-draft.ts';
import { useArchive } from '#renderer/queries.ts';
import { useOwnCommunities } from '#renderer/session/scope-words.ts';
import classes from './care.module.css';

/** Registers a self-management group; its days are kept at its community in the settings. */
export function NewGroupDialog(props: { communityId: number | null; onClose: () => void }) {
  const communities = useArchive('communities.list', {}).data?.items ?? [];
  const own = useOwnCommunities();
  const { draft, set, errors, act, isLacking } = useDraft({
    communityId: props.communityId === null ? null : String(props.communityId),
    name: '',
    leader: null as Leader | null,
    leaderText: '',
  });
  const save = async () => {
    const { communityId, name, leader, leaderText } = draft;
    const found = {
      ...(communityId === null ? { communityId: '请选择社区' } : {}),
      ...(name.trim() === '' ? { name: '请填写小组名称' } : {}),
      ...leaderLacking(leader, leaderText),
    };
    if (isLacking(found)) return;
    const isDone = await act.run(async () => {
      const place = { id: null, communityId: Number(communityId), kind: 'self-management' as const };
      await archiveCall('groups.save', {
        ...{ ...place, name, leaderId: leader?.id ?? null, leaderName: leader?.name ?? null },
      });
      return `已登记自管小组“${name.trim()}”`;
    });
    if (isDone) props.onClose();
  };
  return (
    <FormDialog
      title="登记自管小组"
      submitLabel="登记"
      isBusy={act.isBusy}
      failure={act.failure}
      fields={['communityId', 'name', 'leaderId', 'leaderName']}
      size={480}
      onSubmit={() => void save()}
      onClose={props.onClose}
    >
      <Select
        label="社区"
        placeholder="请选择"
        data={communities
          .filter(({ id }) => own === null || own.includes(id))
          .map(({ id, name }) => ({ value: String(id), label: name }))}
        value={draft.communityId}
        error={errors.communityId}
        searchable
        allowDeselect={false}
        selectFirstOptionOnChange
        onChange={(communityId) => set({ communityId })}
        data-autofocus
      />
      <TextInput
        label="小组名称"
        value={draft.name}
        maxLength={30}
        autoComplete="off"
        error={errors.name}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <LeaderField
        value={draft.leader}
        error={errors.leaderId ?? errors.leaderName}
        onChange={(leader) => set({ leader, leaderText: '' })}
        onType={(leaderText) => set({ leaderText })}
      />
      <p className={classes.hint}>成立和截止日期在“设置—社区”里修改。</p>
    </FormDialog>
  );
}
