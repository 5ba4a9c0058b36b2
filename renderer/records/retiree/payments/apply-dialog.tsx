import { TextInput } from '@mantine/core';
import { archiveCall } from '#renderer/api.ts';
import { DayInput, tidyDay } from '#renderer/parts/day-input.tsx';
import { FormDialog } from '#renderer/parts/form-dialog.tsx';
import { showDone } from '#renderer/parts/last-act.tsx';
import { useDraft } from '#renderer/parts/use-draft.ts';
import type { ArchiveInput } from '#shared/contract/archive.ts';
import { readDay } from '#shared/rules/calendar.ts';
import { formatCount } from '#shared/rules/counts.ts';
import { formatMoney } from '#shared/rules/money.ts';
import classes from './payments.module.css';

/** Asks for the agency's paper and enters all lines that are taken, as one act. */
export function ApplyDialog(props: {
  asked: Pick<ArchiveInput<'adjustments.apply'>, 'source' | 'fromMonth' | 'payMonth'>;
  digest: string;
  accepted: ReadonlySet<number>;
  taken: number;
  isByRule: boolean;
  onClose: (isDone: boolean) => void;
}) {
  const { asked, digest, accepted, taken, isByRule, onClose } = props;
  const { draft, set, errors, act, isLacking } = useDraft({ document: '', decidedOn: '' });
  const save = async () => {
    const decidedOn = tidyDay(draft.decidedOn);
    const found = {
      ...(draft.document.trim() === '' ? { document: '请填写经办机构文件的文号' } : {}),
      ...(readDay(decidedOn) === null ? { decidedOn: '请填写文件的日期，例如 2026-07-01' } : {}),
    };
    if (isLacking(found)) return;
    const isDone = await act.run(async () => {
      const done = await archiveCall('adjustments.apply', {
        ...{ ...asked, digest, accepted: Array.from(accepted), document: draft.document, decidedOn },
      });
      const arrears =
        done.arrearsFen === 0 ? '' : `，补发 ${formatMoney(done.arrearsFen)} 元编入 ${asked.payMonth} 花名册`;
      const increase = done.increaseFen === null ? '' : `，每月增加 ${formatMoney(done.increaseFen)} 元`;
      const left = done.leftOut === 0 ? '' : `；${formatCount(done.leftOut)} 行没有登记`;
      showDone(`已登记 ${formatCount(done.people)} 人${increase}${arrears}${left}`, done.commandId, '/payments');
      return null;
    });
    if (isDone) onClose(true);
  };
  return (
    <FormDialog
      title={`登记养老金调整：${formatCount(taken)} 人`}
      submitLabel="登记"
      isBusy={act.isBusy}
      failure={act.failure}
      fields={['document', 'decidedOn']}
      onSubmit={() => void save()}
      onClose={() => onClose(false)}
    >
      <p className={classes.hint}>
        {isByRule
          ? '这是按调整办法试算的金额，不是经办机构的名单。请在经办机构下文确认后，凭文号和日期登记。'
          : '金额按名单登记，自执行年月起生效；补发编入首次发放月份的花名册。全部作为一次操作，可以一次撤销。'}
      </p>
      <div className={classes.pair}>
        <TextInput
          label="经办机构文号"
          placeholder="闽人社文〔2026〕8号"
          value={draft.document}
          maxLength={100}
          autoComplete="off"
          error={errors.document}
          onChange={(event) => set({ document: event.currentTarget.value })}
          data-autofocus
        />
        <DayInput
          label="文件日期"
          value={draft.decidedOn}
          error={errors.decidedOn}
          onChange={(decidedOn) => set({ decidedOn })}
        />
      </div>
    </FormDialog>
  );
}
