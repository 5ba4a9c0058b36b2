import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { archiveCall } from '#renderer/api.ts';
import { ErrorNote, fieldErrors } from '#renderer/errors.tsx';
import { showDone } from '#renderer/parts/last-act.tsx';
import type { RecordFile } from '#shared/contract/records.ts';

/** Takes a file out of use, with the reason. Nothing is deleted. */
export function RemoveDialog({ file, onClose }: { file: RecordFile; onClose: () => void }) {
  const [reason, setReason] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setIsBusy] = useState(false);
  const atReason = error ? fieldErrors(error).reason : undefined;

  const remove = async (event: FormEvent) => {
    event.preventDefault();
    setError(null);
    setIsBusy(true);
    try {
      const { commandId } = await archiveCall('records.remove', { id: file.id, version: file.version, reason });
      showDone(`${file.number} 已作废`, commandId, `/records/${file.id}`);
      onClose();
    } catch (failure) {
      setError(failure);
    } finally {
      setIsBusy(false);
    }
  };

  return (
    <Modal opened onClose={onClose} title="作废档案" centered size={500} closeButtonProps={{ 'aria-label': '关闭' }}>
      <form onSubmit={(event) => void remove(event)}>
        <Stack gap="md">
          <Text>
            {file.values.name}（{file.number}
            ）作废后不再出现在列表和移交里，档号不会再用；内容和修改记录都保留，随时可以恢复。
          </Text>
          <Textarea
            label="作废原因"
            placeholder="如：重复建档，与 350102005-TX2026-00012 为同一人"
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            error={atReason}
            maxLength={200}
            minRows={2}
            autosize
            required
            data-autofocus
          />
          {error && !atReason ? <ErrorNote error={error} /> : null}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              返回
            </Button>
            <Button type="submit" color="red.8" loading={isBusy} disabled={reason.trim().length < 2}>
              作废
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
