import { Button, Checkbox, Group, Modal, Stack } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import type { FormEvent, ReactNode } from 'react';
import { CallFailure } from '#renderer/api.ts';
import { ErrorNote, fieldErrors } from '#renderer/errors.tsx';
import type { JudgedLine } from '#shared/contract/judged-lists.ts';
import { formatCount } from '#shared/rules/counts.ts';
import classes from './judged-list.module.css';
import { type JudgedColumn, JudgedList, type JudgedPage } from './judged-list.tsx';
import type { JudgedView } from './use-judged-view.ts';

/**
 * A list that was judged line by line, to be entered as one act: nothing is written before the button is pressed, and
 * lines that cannot be taken stay behind only when the clerk says so.
 */
export function JudgedDialog<L extends JudgedLine>(props: {
  title: string;
  hint: string;
  /** What holds for the whole list. */
  fields: ReactNode;
  listLabel: string;
  columns: readonly JudgedColumn<L>[];
  seen: JudgedPage<L> | undefined;
  error: unknown;
  view: JudgedView;
  isBusy: boolean;
  failure: unknown;
  onExport: () => void;
  onSubmit: () => void;
  onClose: () => void;
}) {
  const { seen, view, error, failure } = props;
  const counts = seen?.counts;
  const taken = counts ? counts.ready + counts.note + view.accepted.size : 0;
  const left = counts ? counts.ask + counts.stop - view.accepted.size : 0;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    props.onSubmit();
  };
  const isNote = (of: unknown) => of && (!(of instanceof CallFailure) || Object.keys(fieldErrors(of)).length === 0);
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={props.title}
      size={1120}
      closeButtonProps={{ 'aria-label': '关闭' }}
      attributes={{ header: { role: 'none' } }}
      centered
    >
      <form noValidate aria-label={props.title} onSubmit={submit}>
        <Stack gap="sm">
          <p className={classes.hint}>{props.hint}</p>
          {props.fields}
          {isNote(error) ? <ErrorNote error={error} /> : null}
          {seen ? <JudgedList label={props.listLabel} seen={seen} view={view} columns={props.columns} /> : null}
          {isNote(failure) ? <ErrorNote error={failure} /> : null}
          <Group justify="flex-end" gap="sm">
            {left > 0 && taken > 0 ? (
              <Checkbox
                label={`${formatCount(left)} 行不登记，其余的照常登记`}
                checked={view.leavesOthers}
                onChange={(event) => view.leaveOthers(event.currentTarget.checked)}
              />
            ) : null}
            <Button
              variant="default"
              leftSection={<IconDownload size={16} />}
              disabled={!seen || props.isBusy}
              onClick={props.onExport}
            >
              导出核对表…
            </Button>
            <Button variant="default" onClick={props.onClose}>
              返回
            </Button>
            <Button
              type="submit"
              loading={props.isBusy}
              disabled={!seen || taken === 0 || (left > 0 && !view.leavesOthers)}
            >
              登记 {formatCount(taken)} 人
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
