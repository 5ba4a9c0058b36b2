import { Alert, Button, Group, Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { IconAlertTriangle, IconRefresh } from '@tabler/icons-react';
import type { CallError } from '#shared/errors.ts';
import type { Message } from '#shared/messages/message.ts';
import { messageFor } from '#shared/messages.zh.ts';
import { CallFailure } from './api.ts';
import { CopyButton } from './parts/copy-button.tsx';
import { Unbroken } from './parts/unbroken.tsx';

/** The one place that turns an error into words: what happened, and what to do next. */
export function errorText(error: unknown): Message {
  const refusal = refusalOf(error);
  const message = messageFor(refusal.code, refusal.params);
  return refusal.ref ? { ...message, sentence: `出错了（编号 ${refusal.ref}），这一步没有完成。` } : message;
}

/** What was refused field by field: `values.name` to its sentence. Empty for every other error. */
export function fieldErrors(error: unknown): Record<string, string> {
  const refusal = refusalOf(error);
  return refusal.code === 'input.invalid' ? (refusal.params as { fields: Record<string, string> }).fields : {};
}

/** An expected failure or a bug, inline, with the next step. A bug carries its number and a report to copy. */
export function ErrorNote({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { sentence, nextStep } = errorText(error);
  const isBug = refusalOf(error).ref !== null;
  return (
    <Alert role="alert" color="red" variant="light" p="sm" icon={<IconAlertTriangle size={20} aria-hidden />}>
      <Text fw={600} c="red.9" style={{ overflowWrap: 'anywhere' }}>
        <Unbroken>{sentence}</Unbroken>
      </Text>
      <Text style={{ overflowWrap: 'anywhere' }}>
        <Unbroken>{nextStep}</Unbroken>
      </Text>
      {onRetry || isBug ? (
        <Group gap="xs" mt={8}>
          {onRetry ? (
            <Button size="compact-sm" variant="default" leftSection={<IconRefresh size={16} />} onClick={onRetry}>
              重试
            </Button>
          ) : null}
          {isBug ? <CopyButton text={errorReport(error)} label="复制报告" /> : null}
        </Group>
      ) : null}
    </Alert>
  );
}

/** For a failure that has no place of its own on the page; stays until the clerk has read it. */
export function showFailure(error: unknown): void {
  modals.open({
    modalId: 'failure',
    title: '没有完成',
    centered: true,
    closeButtonProps: { 'aria-label': '关闭' },
    children: (
      <>
        <ErrorNote error={error} />
        <Group justify="flex-end" mt="md">
          <Button data-autofocus onClick={() => modals.close('failure')}>
            知道了
          </Button>
        </Group>
      </>
    ),
  });
}

/** What a helper at the phone needs; holds nothing a clerk has typed. */
export function errorReport(error: unknown): string {
  const refusal = refusalOf(error);
  return [
    '街道档案 出错报告',
    `编号：${refusal.ref ?? '无'}`,
    `代码：${refusal.code}`,
    `时间：${new Date().toISOString()}`,
    `页面：${window.location.pathname}`,
    `环境：${navigator.userAgent}`,
    ...(error instanceof CallFailure ? [] : frames(error)),
  ].join('\n');
}

// A message may hold what was typed; where it happened never does.
function frames(error: unknown): string[] {
  if (!(error instanceof Error)) return [typeof error];
  return [error.name, ...(error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '))];
}

// A bug of the page has no entry in the log; its number holds on to the same error while it is shown.
const pageBugs = new WeakMap<object, CallError>();

function refusalOf(error: unknown): CallError {
  if (error instanceof CallFailure) return error.error;
  const known = error instanceof Error ? pageBugs.get(error) : undefined;
  if (known) return known;
  const ref = Math.floor(Math.random() * 36 ** 4)
    .toString(36)
    .toUpperCase()
    .padStart(4, '0');
  const refusal: CallError = { code: 'internal.unexpected', params: {}, ref };
  if (error instanceof Error) pageBugs.set(error, refusal);
  return refusal;
}
