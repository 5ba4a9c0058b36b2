import { Button, Group, Modal, Stack } from '@mantine/core';
import { type FormEvent, type ReactNode, useRef } from 'react';
import { flushSync } from 'react-dom';
import { ErrorNote, fieldErrors } from '#renderer/errors.tsx';
import { focusWrong, useFocusOfWrong } from './focus-of-wrong.ts';

/**
 * A form in a window of its own: Enter does it, Esc leaves it, the keyboard goes to the first field that was refused.
 * Refusals that belong to no field stand above the buttons.
 */
export function FormDialog(props: {
  title: string;
  submitLabel: string;
  isBusy: boolean;
  /** Something is still to be answered. */
  isDisabled?: boolean;
  failure: unknown;
  /** Fields of the form that show their own refusal. */
  fields: readonly string[];
  size?: number;
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
}) {
  const form = useRef<HTMLFormElement>(null);
  const { failure } = props;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // A form inside the portal of another would submit that one as well.
    event.stopPropagation();
    // What the form itself found lacking is marked before the next key is taken.
    flushSync(props.onSubmit);
    focusWrong(form.current);
  };
  useFocusOfWrong(form, failure);
  const errors = failure ? fieldErrors(failure) : {};
  const isShown = failure && !Object.keys(errors).every((field) => props.fields.includes(field));
  const others = Object.entries(errors).filter(([field]) => !props.fields.includes(field));
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={props.title}
      size={props.size ?? 560}
      closeButtonProps={{ 'aria-label': '关闭' }}
      attributes={{ header: { role: 'none' } }}
      centered
    >
      <form ref={form} aria-label={props.title} onSubmit={submit} noValidate>
        <Stack gap="sm">
          {props.children}
          {isShown || (failure && Object.keys(errors).length === 0) ? (
            others.length > 0 ? (
              <p role="alert" style={{ margin: 0, color: 'var(--mantine-color-error)' }}>
                {others.map(([, sentence]) => sentence).join('　')}
              </p>
            ) : (
              <ErrorNote error={failure} />
            )
          ) : null}
          <Group justify="flex-end" gap="sm" mt={4}>
            <Button variant="default" onClick={props.onClose}>
              返回
            </Button>
            <Button type="submit" loading={props.isBusy} disabled={props.isDisabled ?? false}>
              {props.submitLabel}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
