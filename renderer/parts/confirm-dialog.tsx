import { Button, Group, Modal, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { ErrorNote } from '#renderer/errors.tsx';

/** Asks once more before something happens. A dangerous step has the focus on going back, any other on going on. */
export function ConfirmDialog(props: {
  isOpened: boolean;
  title: string;
  confirmLabel: string;
  isDangerous?: boolean;
  isBusy?: boolean;
  size?: number;
  error?: unknown;
  onConfirm: () => void;
  onClose: () => void;
  children: ReactNode;
}) {
  return (
    <Modal
      opened={props.isOpened}
      onClose={props.onClose}
      title={props.title}
      size={props.size ?? 520}
      closeButtonProps={{ 'aria-label': '关闭' }}
      styles={{ title: { fontWeight: 600, fontSize: 16 } }}
      attributes={{ header: { role: 'none' } }}
      centered
    >
      <Stack gap="md">
        {props.children}
        {props.error ? <ErrorNote error={props.error} /> : null}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={props.onClose} data-autofocus={props.isDangerous || undefined}>
            返回
          </Button>
          <Button
            color={props.isDangerous ? 'red.9' : undefined}
            onClick={props.onConfirm}
            loading={props.isBusy ?? false}
            data-autofocus={props.isDangerous ? undefined : true}
          >
            {props.confirmLabel}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
