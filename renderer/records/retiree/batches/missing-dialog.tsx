import { TextInput } from '@mantine/core';
import { archiveCall } from '#renderer/api.ts';
import { FormDialog } from '#renderer/parts/form-dialog.tsx';
import { showDone } from '#renderer/parts/last-act.tsx';
import { useDraft } from '#renderer/parts/use-draft.ts';
import type { Batch } from '#shared/records/retiree/contract/batches.ts';
import { formatCount } from '#shared/rules/counts.ts';

/** Says of those ticked that their files did not come, and why. */
export function MissingDialog(props: { batch: Batch; lineIds: readonly number[]; onClose: (isDone: boolean) => void }) {
  const { batch, lineIds } = props;
  const { draft, set, errors, act, isLacking } = useDraft({ lacking: '' });
  const save = async () => {
    if (isLacking(draft.lacking.trim() === '' ? { lacking: '请写明原因' } : {})) return;
    const isDone = await act.run(async () => {
      const { changed, commandId } = await archiveCall('batches.check', {
        lineIds: [...lineIds],
        state: 'missing',
        lacking: draft.lacking,
      });
      showDone(`${formatCount(changed)} 人标为“缺档”`, commandId, `/batches/${batch.id}`);
      return null;
    });
    if (isDone) props.onClose(true);
  };
  return (
    <FormDialog
      title={`缺档 ${formatCount(lineIds.length)} 人`}
      submitLabel="标为缺档"
      isBusy={act.isBusy}
      failure={act.failure}
      fields={['lacking']}
      onSubmit={() => void save()}
      onClose={() => props.onClose(false)}
    >
      <p style={{ margin: 0 }}>
        {batch.lines
          .filter(({ id }) => lineIds.includes(id))
          .slice(0, 10)
          .map(({ name }) => name)
          .join('、')}
        {lineIds.length > 10 ? ` 等 ${formatCount(lineIds.length)} 人` : ''}
        ：整份档案没有到。先空着，以后到了再办结。
      </p>
      <TextInput
        label="缺档原因"
        value={draft.lacking}
        maxLength={100}
        autoComplete="off"
        error={errors.lacking}
        onChange={(event) => set({ lacking: event.currentTarget.value })}
        data-autofocus
      />
    </FormDialog>
  );
}
