import { Button, Group, Select, Stack, Text, Textarea, Title } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { archiveCall } from '#renderer/api.ts';
import { ErrorNote, fieldErrors } from '#renderer/errors.tsx';
import { isTypedTwice, NewPasswordFields } from './new-password.tsx';
import classes from './session.module.css';

/** 忘记密码: the code of the recovery card and a new password for an administrator, in place of the sign-in. */
export function Recover(props: {
  administrators: readonly { id: number; name: string }[];
  onBack: () => void;
  onRecovered: (userId: number) => void;
}) {
  const { administrators } = props;
  const first = administrators[0];
  const [userId, setUserId] = useState<string | null>(first ? String(first.id) : null);
  const [code, setCode] = useState('');
  const [typed, setTyped] = useState({ fresh: '', again: '' });
  const [failure, setFailure] = useState<unknown>(null);
  const [isBusy, setIsBusy] = useState(false);
  const errors = failure ? fieldErrors(failure) : {};
  const canSend = userId !== null && code.trim() !== '' && isTypedTwice(typed);

  const use = async (event: FormEvent) => {
    event.preventDefault();
    if (!canSend) return;
    setFailure(null);
    setIsBusy(true);
    try {
      await archiveCall('recovery.use', { userId: Number(userId), code, newPassword: typed.fresh });
      props.onRecovered(Number(userId));
    } catch (error) {
      setFailure(error);
    } finally {
      setIsBusy(false);
    }
  };

  return (
    <form
      onSubmit={(event) => void use(event)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') props.onBack();
      }}
      aria-label="忘记密码"
    >
      <Stack gap="md">
        <Title order={1} size="h3">
          忘记密码
        </Title>
        <Text size="sm" c="gray.7">
          经办人等忘记密码，请系统管理员在“设置—用户”里重设。系统管理员自己忘记的，取出锁着的恢复卡，照卡输入。
        </Text>
        <Select
          label="系统管理员"
          data={administrators.map((user) => ({ value: String(user.id), label: user.name }))}
          value={userId}
          onChange={setUserId}
          allowDeselect={false}
          comboboxProps={{ withinPortal: false }}
        />
        <Textarea
          label="恢复码（八组四位和一位校验位）"
          classNames={{ input: classes.typed }}
          // All of the code is in sight while it is held against the card: it is longer than one line of the window.
          rows={2}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
            event.preventDefault();
            event.currentTarget.form?.requestSubmit();
          }}
          value={code}
          error={errors.code}
          onChange={(event) => setCode(event.currentTarget.value)}
          autoComplete="off"
          spellCheck={false}
          autoFocus
        />
        <NewPasswordFields value={typed} onChange={setTyped} error={errors.newPassword} isFirst={false} />
        {failure && !errors.code && !errors.newPassword ? <ErrorNote error={failure} /> : null}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={props.onBack}>
            返回登录
          </Button>
          <Button type="submit" loading={isBusy} disabled={!canSend}>
            设新密码并进入
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
