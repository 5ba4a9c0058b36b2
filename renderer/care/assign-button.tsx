import { Button, Modal, Select, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { archiveCall } from '#renderer/api.ts';
import { FormDialog } from '#renderer/parts/form-dialog.tsx';
import { showDone } from '#renderer/parts/last-act.tsx';
import { useDraft } from '#renderer/parts/use-draft.ts';
import { useArchive } from '#renderer/queries.ts';
import type { ArchiveOutput } from '#shared/contract/archive.ts';
import type { CareRow } from '#shared/contract/care.ts';
import { formatCount } from '#shared/rules/counts.ts';
import classes from './care.module.css';

const NONE = 'none';

/** Puts those who are ticked into a group, or members out of theirs. */
export function AssignButton(props: {
  ticked: readonly CareRow[];
  communityId: number | null;
  page: string;
  /** They are members of a group already: then they can be taken out of it. */
  isMember?: boolean;
  onDone: () => void;
}) {
  const { ticked } = props;
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button variant="default" disabled={ticked.length === 0} onClick={() => setIsOpen(true)}>
        {props.isMember ? '调整小组' : '编入小组'}
        {ticked.length > 0 ? ` ${formatCount(ticked.length)} 人` : ''}…
      </Button>
      {isOpen ? (
        <AssignDialog
          {...props}
          onClose={(isDone) => {
            setIsOpen(false);
            if (isDone) props.onDone();
          }}
        />
      ) : null}
    </>
  );
}

function AssignDialog(props: {
  ticked: readonly CareRow[];
  communityId: number | null;
  page: string;
  isMember?: boolean;
  onClose: (isDone: boolean) => void;
}) {
  const { ticked, communityId, onClose } = props;
  const { draft, set, errors, act, isLacking } = useDraft({ groupId: null as string | null });
  const [done, setDone] = useState<ArchiveOutput<'groups.assign'> | null>(null);
  const groups = useArchive('groups.list', { communityId, kind: 'self-management' }).data?.items ?? [];
  const save = async () => {
    if (isLacking(draft.groupId === null ? { groupId: '请选择小组' } : {})) return;
    await act.run(async () => {
      const result = await archiveCall('groups.assign', {
        groupId: draft.groupId === NONE ? null : Number(draft.groupId),
        recordIds: ticked.map(({ recordId }) => recordId),
      });
      showDone(
        `已${draft.groupId === NONE ? '移出' : '编入'}小组 ${formatCount(result.done)} 人`,
        result.commandId,
        props.page,
      );
      if (result.leftOut.length === 0) onClose(true);
      else setDone(result);
      return null;
    });
  };
  if (done)
    return (
      <Modal opened onClose={() => onClose(true)} title="编入小组" size={560} centered>
        <Stack gap="sm">
          <Text>
            已编入 {formatCount(done.done)} 人，下面 {formatCount(done.leftOut.length)} 人没有编入：
          </Text>
          <ul className={classes.members}>
            {done.leftOut.map(({ recordId, name, number, why }) => (
              <li key={recordId}>
                {name}
                <span>
                  {number}　{why}
                </span>
              </li>
            ))}
          </ul>
          <Button data-autofocus onClick={() => onClose(true)}>
            知道了
          </Button>
        </Stack>
      </Modal>
    );
  return (
    <FormDialog
      title={`${props.isMember ? '调整小组' : '编入小组'}：${formatCount(ticked.length)} 人`}
      submitLabel={draft.groupId === NONE ? '移出小组' : '编入'}
      isBusy={act.isBusy}
      failure={act.failure}
      fields={['groupId']}
      size={480}
      onSubmit={() => void save()}
      onClose={() => onClose(false)}
    >
      <p className={classes.hint}>小组属于社区，只能编入本社区的人员；其他社区的人员会列出来，不会编入。</p>
      <Select
        label="自管小组"
        placeholder="请选择"
        data={[
          ...groups.map(({ id, name, communityName }) => ({ value: String(id), label: `${communityName} ${name}` })),
          ...(props.isMember ? [{ value: NONE, label: '不编入任何小组' }] : []),
        ]}
        value={draft.groupId}
        error={errors.groupId}
        searchable
        selectFirstOptionOnChange
        nothingFoundMessage="没有这个小组"
        onChange={(groupId) => set({ groupId })}
        data-autofocus
      />
    </FormDialog>
  );
}
