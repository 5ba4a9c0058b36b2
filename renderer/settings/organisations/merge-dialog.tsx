import { Radio, Text } from '@mantine/core';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { archiveCall } from '#renderer/api.ts';
import { useCodes } from '#renderer/codes.ts';
import { ConfirmDialog } from '#renderer/parts/confirm-dialog.tsx';
import { useAct } from '#renderer/parts/use-act.ts';
import { useArchive } from '#renderer/queries.ts';
import type { Organisation } from '#shared/contract/organisations.ts';
import { formatCount } from '#shared/rules/counts.ts';
import { comparedWords } from './organisation-compare.ts';
import { OrganisationPicker } from './organisation-picker.tsx';
import classes from './organisations.module.css';

/** Two entries side by side, with what differs marked; one of them stays. */
export function MergeDialog(props: { one: Organisation; otherId: number | null; onClose: () => void }) {
  const { one, onClose } = props;
  const [otherId, setOtherId] = useState(props.otherId);
  const [keptId, setKeptId] = useState(one.id);
  const [isLacking, setIsLacking] = useState(false);
  const other = useArchive('organisations.get', { id: otherId ?? 0 }, { isEnabled: otherId !== null }).data ?? null;
  const [, navigate] = useLocation();
  const act = useAct();
  const codes = useCodes();
  const both = other && other.id !== one.id ? [one, other] : null;

  const merge = async () => {
    setIsLacking(both === null);
    if (!both) return;
    const gone = both.find((entry) => entry.id !== keptId);
    if (!gone) return;
    const isDone = await act.run(async () => {
      await archiveCall('organisations.merge', { keptId, goneId: gone.id });
      return `“${gone.name}”已合并，可在“办理记录”里撤销`;
    });
    if (!isDone) return;
    onClose();
    navigate(`/settings/organisations/${keptId}`, { replace: true });
  };

  return (
    <ConfirmDialog
      isOpened
      title="合并单位"
      confirmLabel="合并"
      isBusy={act.isBusy}
      error={act.failure}
      onConfirm={() => void merge()}
      onClose={onClose}
    >
      {props.otherId === null ? (
        <OrganisationPicker
          label={`“${one.name}”与哪个单位是同一个？`}
          chosen={null}
          onChange={(id) => {
            setOtherId(id);
            setIsLacking(false);
            setKeptId(one.id);
            act.clear();
          }}
          withoutId={one.id}
          error={isLacking ? '请选择单位' : undefined}
          hasFocus
        />
      ) : null}
      {both ? (
        <>
          <Radio.Group label="保留哪个登记" value={String(keptId)} onChange={(id) => setKeptId(Number(id))}>
            {both.map((entry) => (
              <Radio
                key={entry.id}
                mt={6}
                value={String(entry.id)}
                label={`${entry.name}（${formatCount(entry.files + entry.accounts)} 份档案）`}
              />
            ))}
          </Radio.Group>
          <table className={classes.table} aria-label="两个登记的不同">
            <tbody>
              {comparedWords(codes, one, both[1] ?? one).map((line) => (
                <tr key={line.label} data-differs={line.isDifferent || undefined}>
                  <th scope="row">{line.label}</th>
                  <td>{line.one}</td>
                  <td>{line.other}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <Text size="sm" c="gray.7">
            档案、曾用名和写法都转到保留的登记，它没有填的内容用另一个补上；两边都填了的以保留的为准。
          </Text>
        </>
      ) : null}
    </ConfirmDialog>
  );
}
