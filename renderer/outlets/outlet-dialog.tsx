import { Skeleton } from '@mantine/core';
import { useState } from 'react';
import { archiveCall } from '#renderer/api.ts';
import { ErrorNote } from '#renderer/errors.tsx';
import { FormDialog } from '#renderer/parts/form-dialog.tsx';
import { useDraft } from '#renderer/parts/use-draft.ts';
import { useArchive } from '#renderer/queries.ts';
import type { Outlet } from '#shared/contract/outlets.ts';
import { emptyOutlet, type OutletDraft, outletDraftOf, outletErrors, outletValues } from './outlet-draft.ts';
import { OutletFields } from './outlet-fields.tsx';

const FIELDS = ['name', 'address', 'communityId', 'organisationId', 'personId', 'phone', 'remark'];

/** An outlet as it is registered, to be read and put right. */
export function OutletDialog({ outletId, onClose }: { outletId: number; onClose: () => void }) {
  const found = useArchive('outlets.get', { id: outletId }, { isAlwaysFresh: true });
  if (found.error) return <ErrorNote error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data || !found.isFetchedAfterMount) return <Skeleton height={4} role="status" aria-label="正在读取网点" />;
  return <Form outlet={found.data} draft={outletDraftOf(found.data)} onDone={onClose} onClose={onClose} />;
}

/** A new outlet. */
export function NewOutletDialog(props: { name: string; onDone: (id: number) => void; onClose: () => void }) {
  return <Form outlet={null} draft={emptyOutlet(props.name)} onDone={props.onDone} onClose={props.onClose} />;
}

function Form(props: { outlet: Outlet | null; draft: OutletDraft; onDone: (id: number) => void; onClose: () => void }) {
  const { onDone, onClose } = props;
  // Read anew behind the dialog, its version would go with what was typed on an older one.
  const [outlet] = useState(props.outlet);
  const { draft, act, errors, set, isLacking } = useDraft(props.draft);
  const save = async () => {
    const read = outletValues(draft);
    if ('lacking' in read) return void isLacking(read.lacking);
    let id = 0;
    const isDone = await act.run(async () => {
      const before = { id: outlet?.id ?? null, version: outlet?.version ?? 0 };
      const saved = await archiveCall('outlets.save', { ...before, values: read.values });
      id = saved.id;
      if (outlet === null) return `已登记网点 ${draft.name.trim()}`;
      return saved.commandId === null ? '没有改动' : '网点已修改';
    });
    if (isDone) onDone(id);
  };
  return (
    <FormDialog
      title={outlet === null ? '登记网点' : '网点信息'}
      submitLabel={outlet === null ? '登记' : '保存'}
      isBusy={act.isBusy}
      failure={act.failure}
      fields={FIELDS.map((field) => `values.${field}`)}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <OutletFields draft={draft} errors={outletErrors(errors)} onChange={set} />
    </FormDialog>
  );
}
