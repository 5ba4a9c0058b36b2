import { Anchor, Button, Group, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import { archiveCall } from '#renderer/api.ts';
import { ErrorNote } from '#renderer/errors.tsx';
import { ConfirmDialog } from '#renderer/parts/confirm-dialog.tsx';
import { showDone } from '#renderer/parts/last-act.tsx';
import { useAct } from '#renderer/parts/use-act.ts';
import { useArchive } from '#renderer/queries.ts';
import { useMay } from '#renderer/session/use-may.ts';
import type { HouseholdOfFile } from '#shared/contract/record-households.ts';
import type { RecordFile } from '#shared/contract/records.ts';
import { HouseholdDialog } from './household-dialog.tsx';
import { isOpenFile } from './is-open.ts';
import classes from './panels.module.css';

type Asked = { what: 'add' } | { what: 'correct' | 'remove'; link: HouseholdOfFile };

/** The households a file is or was about, that of now first; a new head adds one by itself. */
export function HouseholdPanel({ file, isDirty }: { file: RecordFile; isDirty: boolean }) {
  const found = useArchive('records.households', { recordId: file.id });
  const [asked, setAsked] = useState<Asked | null>(null);
  const items = found.data?.items ?? [];
  const canChange = useMay('file') && isOpenFile(file);
  const why = isDirty ? '请先保存' : undefined;
  const close = () => setAsked(null);
  return (
    <section className={classes.panel} aria-label="所属的户">
      <h2>所属的户</h2>
      {found.error ? <ErrorNote error={found.error} onRetry={() => void found.refetch()} /> : null}
      <Table aria-label="所属的户" verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>户主</Table.Th>
            <Table.Th>户号</Table.Th>
            <Table.Th>从</Table.Th>
            <Table.Th>到</Table.Th>
            <Table.Th />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map((link, index) => (
            <Table.Tr key={link.id}>
              <Table.Td>
                <Anchor component={Link} href={`/households/${link.householdId}`} inherit underline="always">
                  {link.headName}户
                </Anchor>
              </Table.Td>
              <Table.Td>{link.number}</Table.Td>
              <Table.Td>{link.fromOn}</Table.Td>
              <Table.Td>{link.toOn ?? '现在'}</Table.Td>
              <Table.Td>
                {canChange ? (
                  <Group gap="xs" justify="flex-end" wrap="nowrap">
                    <RowButton label="更正" link={link} why={why} onClick={() => setAsked({ what: 'correct', link })} />
                    {index < items.length - 1 ? (
                      <RowButton
                        label="删除"
                        link={link}
                        why={why}
                        onClick={() => setAsked({ what: 'remove', link })}
                      />
                    ) : null}
                  </Group>
                ) : null}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {canChange ? (
        <Button
          variant="default"
          size="compact-sm"
          mt={8}
          disabled={isDirty}
          title={why}
          onClick={() => setAsked({ what: 'add' })}
        >
          改属另一户…
        </Button>
      ) : null}
      {asked?.what === 'add' ? <HouseholdDialog file={file} link={null} onClose={close} /> : null}
      {asked?.what === 'correct' ? <HouseholdDialog file={file} link={asked.link} onClose={close} /> : null}
      {asked?.what === 'remove' ? <RemoveHousehold file={file} link={asked.link} onClose={close} /> : null}
    </section>
  );
}

function RowButton(props: { label: string; link: HouseholdOfFile; why: string | undefined; onClick: () => void }) {
  const { label, link, why } = props;
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      aria-label={`${label}${link.headName}户（${link.fromOn} 起）`}
      disabled={why !== undefined}
      title={why}
      onClick={props.onClick}
    >
      {label}
    </Button>
  );
}

function RemoveHousehold(props: { file: RecordFile; link: HouseholdOfFile; onClose: () => void }) {
  const { file, link, onClose } = props;
  const act = useAct();
  const remove = async () => {
    const isDone = await act.run(async () => {
      const { commandId } = await archiveCall('records.removeHousehold', { id: link.id, version: file.version });
      showDone('已删除', commandId, `/records/${file.id}`);
      return null;
    });
    if (isDone) onClose();
  };
  return (
    <ConfirmDialog
      isOpened
      title="删除登记错的一段"
      confirmLabel="删除"
      isDangerous
      isBusy={act.isBusy}
      error={act.failure}
      onConfirm={() => void remove()}
      onClose={onClose}
    >
      <Text>
        {link.headName}户（{link.number}，{link.fromOn} 起）登记错了才删除；这段日子归前一户。
      </Text>
    </ConfirmDialog>
  );
}
