import { Skeleton } from '@mantine/core';
import { useState } from 'react';
import { archiveCall } from '#renderer/api.ts';
import { ErrorNote } from '#renderer/errors.tsx';
import { FormDialog } from '#renderer/parts/form-dialog.tsx';
import { showDone } from '#renderer/parts/last-act.tsx';
import { useDraft } from '#renderer/parts/use-draft.ts';
import { useArchive } from '#renderer/queries.ts';
import type { Outlet } from '#shared/contract/outlets.ts';
import { emptyOutlet, type OutletDraft, outletDraftOf, outletErrors, outletValues } from './outlet-draft.ts';
import { OutletFields } from './outlet-fields.tsx';

const FIELDS = ['name', 'address', 'communityId', 'organisationId', 'personId', 'phone', 'remark'];

/** An outlet as it is registered, to be read and put right. */
export function OutletDialog({ outletId, page, onClose }: { outletId: number; page: string; onClose: () => void }) {
  const found = useArchive('outlets.get', { id: outletId }, { isAlwaysFresh: true });
  if (found.error) return <ErrorNote error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data || !found.isFetchedAfterMount) return <Skeleton height={4} role="status" aria-label="正在读取网点" />;
  const own = { page, onDone: onClose, onClose };
  return <Form outlet={found.data} draft={outletDraftOf(found.data)} {...own} />;
}

/** A new outlet. @param page where Ctrl+Z takes it back */
export function NewOutletDialog(props: {
  name: string;
  page: string;
  onDone: (id: number) => void;
  onClose: () => void;
}) {
  const { name, ...own } = props;
  return <Form outlet={null} draft={emptyOutlet(name)} {...own} />;
}

function Form(props: {
  outlet: Outlet | null;
  draft: OutletDraft;
  page: string;
  onDone: (id: number) => void;
  onClose: () => void;
}) {
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
      const done = outlet === null ? `已登记网点 ${draft.name.trim()}` : '网点已修改';
      showDone(saved.commandId === null ? '没有改动' : done, saved.commandId, props.page);
      return null;
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
