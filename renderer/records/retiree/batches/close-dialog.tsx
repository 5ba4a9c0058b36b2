import { TextInput } from '@mantine/core';
import { archiveCall } from '#renderer/api.ts';
import { tidyMonth } from '#renderer/life/step-draft.ts';
import { DayInput, tidyDay } from '#renderer/parts/day-input.tsx';
import { FormDialog } from '#renderer/parts/form-dialog.tsx';
import { showDone } from '#renderer/parts/last-act.tsx';
import { today } from '#renderer/parts/today.ts';
import { useDraft } from '#renderer/parts/use-draft.ts';
import type { ArchiveOutput } from '#shared/contract/archive.ts';
import type { Batch } from '#shared/records/retiree/contract/batches.ts';
import { batchContents } from '#shared/records/retiree/rules/batch-words.ts';
import { isDate, monthOf } from '#shared/rules/calendar.ts';
import { formatCount } from '#shared/rules/counts.ts';
import { closeLabels } from './batch-words.ts';

/** Takes everybody over who arrived, or sends them away: says before whom it is about. */
export function CloseDialog(props: {
  batch: Batch;
  onDone: (result: ArchiveOutput<'batches.close'>) => void;
  onClose: () => void;
}) {
  const { batch } = props;
  const { draft, set, errors, act } = useDraft({ on: today(), paidThrough: monthOf(today()) });
  const isAsked = batch.direction === 'in' && batch.contents.includes('pension');
  const open = batch.lines.filter(({ takenOn }) => takenOn === null);
  const ready = open.filter(({ state }) => state === 'arrived');
  const fresh = ready.filter(({ recordId }) => recordId === null);
  const close = async () => {
    const isDone = await act.run(async () => {
      const result = await archiveCall('batches.close', {
        ...{ id: batch.id, version: batch.version, on: draft.on },
        paidThrough: isAsked ? tidyMonth(draft.paidThrough) || null : null,
      });
      const opened = result.opened > 0 ? `，新建档案 ${formatCount(result.opened)} 份` : '';
      showDone(`已办结 ${formatCount(result.done)} 人${opened}`, result.commandId, `/batches/${batch.id}`);
      props.onDone(result);
      return null;
    });
    if (isDone) props.onClose();
  };
  const contents = batch.contents.map((one) => batchContents[one]).join('、');
  return (
    <FormDialog
      title={closeLabels[batch.direction]}
      submitLabel={closeLabels[batch.direction]}
      isBusy={act.isBusy}
      failure={act.failure}
      fields={['on', 'paidThrough']}
      onSubmit={() => void close()}
      onClose={props.onClose}
    >
      <p style={{ margin: 0 }}>
        {batch.direction === 'in'
          ? `接收 ${formatCount(ready.length)} 人的${contents}，其中 ${formatCount(fresh.length)} 人新建档案并编档号。`
          : `转出 ${formatCount(ready.length)} 人的${contents}。`}
        {open.length > ready.length
          ? `另有 ${formatCount(open.length - ready.length)} 人没有到或没有清点，留在批次里。`
          : ''}
        按规定不能办的人会留下，并说明原因。整次办结可以一次撤销。
      </p>
      <DayInput
        label={batch.direction === 'in' ? '接收日期' : '转出日期'}
        w={160}
        value={draft.on}
        error={errors.on}
        onChange={(on) => set(withDay(draft, on))}
        data-autofocus
      />
      {isAsked ? (
        <TextInput
          label="移交方发放至哪个月（可不填）"
          description="从次月起由本单位发放；清单里另写了月份的人按清单；不填的，按接收当月算"
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          w={420}
          styles={{ input: { width: 160 } }}
          value={draft.paidThrough}
          maxLength={20}
          autoComplete="off"
          error={errors.paidThrough}
          onChange={(event) => set({ paidThrough: event.currentTarget.value })}
          onBlur={() => set({ paidThrough: tidyMonth(draft.paidThrough) })}
        />
      ) : null}
    </FormDialog>
  );
}

// The proposed month goes along with the day while nobody typed another.
function withDay(draft: { on: string; paidThrough: string }, on: string): { on: string; paidThrough: string } {
  const [before, day] = [tidyDay(draft.on), tidyDay(on)];
  const isProposed = isDate(before) && isDate(day) && draft.paidThrough === monthOf(before);
  return { on, paidThrough: isProposed ? monthOf(day) : draft.paidThrough };
}
