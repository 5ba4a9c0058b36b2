import { Alert, Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { CallError } from '#shared/errors.ts';
import { type Message, messageFor } from '#shared/messages.zh.ts';
import { CallFailure } from './api.ts';
import { CopyButton } from './parts/copy-button.tsx';

/** The one place that turns an error into words. */

const bug: CallError = { code: 'internal.unexpected', params: {}, ref: null };

/** What was refused; anything that is no refusal counts as a bug of the page. */
export function errorOf(error: unknown): CallError {
  return error instanceof CallFailure ? error.error : bug;
}

/** The sentence and the next step; a bug's sentence carries its number. */
export function errorText(error: unknown): Message {
  const known = errorOf(error);
  const message = messageFor(known.code, known.params);
  return known.ref ? { ...message, sentence: `出错了（编号 ${known.ref}），这一步没有完成。` } : message;
}

/** Field path to sentence, of a refused input; empty for every other error. */
export function fieldErrors(error: unknown): Record<string, string> {
  const known = errorOf(error);
  return known.code === 'input.invalid' ? (known.params as { fields: Record<string, string> }).fields : {};
}

/** What technicians are sent: names and numbers of the failure, nothing of people. */
function reportOf(error: unknown): string {
  const known = errorOf(error);
  const own = error instanceof Error && !(error instanceof CallFailure) ? ` ${error.name}` : '';
  return `街道档案 错误报告\n代码 ${known.code}\n编号 ${known.ref ?? '无'}${own}\n时间 ${new Date().toISOString()}`;
}

/** An error where it happened, with its next step and, where it helps, a way to try again. */
export function ErrorNote({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { sentence, nextStep } = errorText(error);
  const isBug = errorOf(error).code === 'internal.unexpected';
  return (
    <Alert color="red" variant="light" icon={<IconAlertTriangle size={20} />} role="alert" title={sentence}>
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        {nextStep}
      </Text>
      {onRetry || isBug ? (
        <Group gap="sm" mt="xs">
          {onRetry ? (
            <Button size="compact-sm" variant="default" onClick={onRetry}>
              重试
            </Button>
          ) : null}
          {isBug ? <CopyButton text={reportOf(error)} label="复制报告" /> : null}
        </Group>
      ) : null}
    </Alert>
  );
}

/** For failures of small actions without a place of their own on the page; stays until it is read. */
export function showFailure(error: unknown): void {
  const { sentence, nextStep } = errorText(error);
  notifications.show({ title: sentence, message: nextStep, color: 'red', autoClose: false });
}
