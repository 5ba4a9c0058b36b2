import { Text } from '@mantine/core';
import { useState } from 'react';
import { archiveCall } from '#renderer/api.ts';
import { FormDialog } from '#renderer/parts/form-dialog.tsx';
import { showDone } from '#renderer/parts/last-act.tsx';
import { useAct } from '#renderer/parts/use-act.ts';
import type { ReportAsked, ReportCheck, ReportHead } from '#shared/contract/reports.ts';
import { periodWords, reportTitles } from '#shared/reports/names.ts';
import { formatCount } from '#shared/rules/counts.ts';
import { choose } from './choice.ts';
import { HeadFields } from './head-fields.tsx';

/** 月结: the figures and the lists of a period are kept as they stand. */
export function CloseDialog(props: {
  asked: ReportAsked;
  head: ReportHead;
  checks: readonly ReportCheck[];
  onClose: () => void;
}) {
  const { asked } = props;
  const [head, setHead] = useState(props.head);
  const act = useAct();
  const period = periodWords(asked.from, asked.to);
  const broken = props.checks.filter(({ isHeld }) => !isHeld).length;
  const submit = () =>
    void act.run(async () => {
      const { commandId } = await archiveCall('reports.close', { ...asked, head });
      choose({ head });
      showDone(`${period}的${reportTitles[asked.report]}已结账`, commandId, '/reports');
      props.onClose();
      return null;
    });
  return (
    <FormDialog
      title={`结账：${period}`}
      submitLabel="结账"
      isBusy={act.isBusy}
      failure={act.failure}
      fields={[]}
      onClose={props.onClose}
      onSubmit={submit}
    >
      <Text size="sm" c="gray.7">
        结账以后，这一期的数字和名单照现在的样子保存，随时可以原样再导出。以后补登的事项不会改动它，会另外列出差异。
      </Text>
      {broken > 0 ? (
        <Text size="sm" c="red.9">
          还有 {formatCount(broken)} 项勾稽关系不符，建议先核对。
        </Text>
      ) : null}
      <HeadFields head={head} onChange={setHead} />
    </FormDialog>
  );
}
