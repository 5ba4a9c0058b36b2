import { PasswordInput } from '@mantine/core';

/** What is typed as a new password: twice, so that a slip is noticed. */
interface TypedPassword {
  fresh: string;
  again: string;
}

function isDifferent({ fresh, again }: TypedPassword): boolean {
  return again !== '' && again !== fresh;
}

/** Whether it may be sent. */
export function isTypedTwice({ fresh, again }: TypedPassword): boolean {
  return again !== '' && again === fresh;
}

/** The two fields of a new password. */
export function NewPasswordFields(props: {
  value: TypedPassword;
  onChange: (value: TypedPassword) => void;
  error: string | undefined;
  isFirst: boolean;
}) {
  const { value, onChange } = props;
  return (
    <>
      <PasswordInput
        label="新密码（至少 8 位）"
        value={value.fresh}
        error={props.error}
        onChange={(event) => onChange({ ...value, fresh: event.currentTarget.value })}
        data-autofocus={props.isFirst || undefined}
      />
      <PasswordInput
        label="再输一次"
        value={value.again}
        error={isDifferent(value) ? '两次输入不一样' : undefined}
        onChange={(event) => onChange({ ...value, again: event.currentTarget.value })}
      />
    </>
  );
}
