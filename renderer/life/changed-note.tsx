import { Alert, Text } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { CallFailure } from '#renderer/api.ts';
import { formatInstant } from '#renderer/parts/times.ts';

/** Who changed the file while a dialog was open; null where the failure is another. */
export function changedMeanwhile(failure: unknown): { by: string; at: string } | null {
  if (!(failure instanceof CallFailure) || failure.error.code !== 'record.changedMeanwhile') return null;
  return failure.error.params as { by: string; at: string };
}

/** Says that the file was changed meanwhile and has been read anew. `refusal`: why the step is out of place now. */
export function ChangedNote({ failure, refusal }: { failure: unknown; refusal: string | null }) {
  const changed = changedMeanwhile(failure);
  if (!changed) return null;
  return (
    <Alert role="alert" color="orange" variant="light" p="sm" icon={<IconRefresh size={20} aria-hidden />}>
      <Text fw={600}>
        这份档案刚被{changed.by}改过（{formatInstant(changed.at) || changed.at}），已经重新读取。
      </Text>
      <Text>
        {refusal === null ? '这一步还没有办。请核对现在的状态，无误的再点一次。' : `现在不能办了：${refusal}`}
      </Text>
    </Alert>
  );
}
