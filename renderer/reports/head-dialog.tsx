import { useState } from 'react';
import { FormDialog } from '#renderer/parts/form-dialog.tsx';
import type { ReportHead } from '#shared/contract/reports.ts';
import { choose } from './choice.ts';
import { HeadFields } from './head-fields.tsx';

/** Asks who signs before a report goes out; what was typed stays for the next one. */
export function HeadDialog(props: {
  title: string;
  submitLabel: string;
  head: ReportHead;
  onDone: () => void;
  onClose: () => void;
}) {
  const [head, setHead] = useState(props.head);
  return (
    <FormDialog
      title={props.title}
      submitLabel={props.submitLabel}
      isBusy={false}
      failure={null}
      fields={[]}
      onClose={props.onClose}
      onSubmit={() => {
        choose({ head });
        props.onDone();
      }}
    >
      <HeadFields head={head} onChange={setHead} />
    </FormDialog>
  );
}
