import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { archiveCall } from '#renderer/api.ts';
import { ErrorNote } from '#renderer/errors.tsx';
import { queryClient, useArchive } from '#renderer/queries.ts';
import { SheetPreview } from '#renderer/sheets/preview-dialog.tsx';
import type { SheetRequest } from '#shared/contract/sheets.ts';
import { formatDate, localDay } from '#shared/rules/calendar.ts';
import classes from './session.module.css';

type CardRequest = Extract<SheetRequest, { form: 'recovery-card' }>;

/** Makes a recovery card, shows its code this once, and prints it. */
export function RecoveryCardDialog({ onClose }: { onClose: () => void }) {
  const standing = useArchive('recovery.standing', {}, { isAlwaysFresh: true });
  const [made, setMade] = useState<CardRequest | null>(null);
  const [isPrinting, setIsPrinting] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const [isBusy, setIsBusy] = useState(false);
  useEffect(() => (made ? () => forgetSheet(made) : undefined), [made]);
  const isAsking = made === null && !isBusy;
  const before = made ? null : (standing.data?.card ?? null);

  const make = async () => {
    setFailure(null);
    setIsBusy(true);
    try {
      setMade({ form: 'recovery-card', ...(await archiveCall('recovery.make', {})) });
    } catch (error) {
      setFailure(error);
    } finally {
      setIsBusy(false);
    }
  };

  return (
    <>
      <Modal
        opened
        onClose={onClose}
        title="恢复卡"
        centered
        size={560}
        // Once a card is being made the old one is spent, and the new code is shown this once: only the button that says
        // that the card is locked away puts it away, no slip of the mouse and no Esc.
        closeOnClickOutside={isAsking}
        closeOnEscape={isAsking}
        withCloseButton={isAsking}
        closeButtonProps={{ 'aria-label': '关闭' }}
        attributes={{ header: { role: 'none' } }}
      >
        <Stack gap="md">
          {made ? null : (
            <Text size="sm" c="gray.7">
              系统管理员忘记密码、又没有另一位系统管理员能重设时，只有恢复卡能让本单位重新进入档案库。卡打印在纸上，锁进保险柜；用过一次就作废。
            </Text>
          )}
          {before ? (
            <Alert color="yellow" p="sm">
              已有一张恢复卡（{before.by} {formatDate(localDay(before.madeAt), 'han')}制
              {before.isPrinted ? '' : '，没有打印过'}）。做了新卡，旧卡就作废。
            </Alert>
          ) : null}
          {made ? <Code code={made.code} /> : null}
          {failure ? <ErrorNote error={failure} /> : null}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose} disabled={isBusy}>
              {made ? '已打印并锁好，关闭' : '以后再做'}
            </Button>
            {made ? (
              <Button key="print" leftSection={<IconPrinter size={16} />} onClick={() => setIsPrinting(true)} autoFocus>
                打印恢复卡…
              </Button>
            ) : (
              <Button key="make" onClick={() => void make()} loading={isBusy} data-autofocus>
                {before ? '做一张新卡' : '做恢复卡'}
              </Button>
            )}
          </Group>
        </Stack>
      </Modal>
      {made && isPrinting ? <SheetPreview request={made} onClose={() => setIsPrinting(false)} /> : null}
    </>
  );
}

function Code({ code }: { code: string }) {
  return (
    <Stack gap={6}>
      <section className={classes.code} aria-label="恢复码">
        {Array.from(code.matchAll(/[^-]+/g), (group) => (
          <span key={group.index}>{group[0]}</span>
        ))}
      </section>
      <Text size="sm" c="red.9">
        恢复码只显示这一次，关闭后哪里也查不到。请现在打印。
      </Text>
    </Stack>
  );
}

/** What was drawn of the card stays in no cache of the window. */
function forgetSheet(request: CardRequest): void {
  queryClient.removeQueries({ queryKey: ['sheets.get', { request }] });
}
