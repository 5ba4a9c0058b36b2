import { Button, Group, Modal, PasswordInput, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type FormEvent, useState } from 'react';
import { archiveCall } from '#renderer/api.ts';
import { ErrorNote, fieldErrors } from '#renderer/errors.tsx';
import type { SessionUser } from '#shared/contract/session.ts';
import { isTypedTwice, NewPasswordFields } from './new-password.tsx';

/** One's own password: the old one, where there is one, and the new one twice. */
export function PasswordDialog(props: { user: SessionUser; onSaved: () => void; onClose: () => void }) {
  const { user, onClose } = props;
  const [old, setOld] = useState('');
  const [typed, setTyped] = useState({ fresh: '', again: '' });
  const [failure, setFailure] = useState<unknown>(null);
  const [isBusy, setIsBusy] = useState(false);
  const errors = failure ? fieldErrors(failure) : {};

  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (!isTypedTwice(typed)) return;
    setFailure(null);
    setIsBusy(true);
    try {
      await archiveCall('session.setPassword', {
        oldPassword: user.hasPassword ? old : null,
        newPassword: typed.fresh,
      });
      notifications.show({ message: '密码已设置', color: 'green', withCloseButton: false });
      props.onSaved();
    } catch (error) {
      setFailure(error);
    } finally {
      setIsBusy(false);
    }
  };

  return (
    <Modal
      opened
      onClose={onClose}
      title={user.hasPassword ? '修改密码' : '设置密码'}
      centered
      size={440}
      closeButtonProps={{ 'aria-label': '关闭' }}
    >
      <form onSubmit={(event) => void save(event)}>
        <Stack gap="md">
          {user.hasPassword ? (
            <PasswordInput
              label="现在的密码"
              value={old}
              onChange={(event) => setOld(event.currentTarget.value)}
              data-autofocus
            />
          ) : (
            <Text size="sm" c="gray.7">
              设置后每次打开程序都要登录，离开 10
              分钟会自动锁定。忘记密码时由另一位系统管理员重设，或者用恢复卡；请务必记牢。
            </Text>
          )}
          <NewPasswordFields value={typed} onChange={setTyped} error={errors.newPassword} isFirst={!user.hasPassword} />
          {failure && !errors.newPassword ? <ErrorNote error={failure} /> : null}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              返回
            </Button>
            <Button type="submit" loading={isBusy} disabled={!isTypedTwice(typed)}>
              保存
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
