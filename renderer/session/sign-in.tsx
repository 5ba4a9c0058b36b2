import { Anchor, Button, Paper, PasswordInput, Select, Stack, Title } from '@mantine/core';
import { IconFolders } from '@tabler/icons-react';
import { type FormEvent, useEffect, useState } from 'react';
import { archiveCall } from '#renderer/api.ts';
import { ErrorNote } from '#renderer/errors.tsx';
import { Recover } from './recover.tsx';

/** Name and password, by keyboard: the last clerk is chosen already. */
export function SignIn(props: {
  users: readonly { id: number; name: string; isAdministrator: boolean }[];
  lastId: number | null;
  onUsable: () => void;
  onSignedIn: (userId: number) => void;
  onRecovered: (userId: number) => void;
}) {
  const { users, onUsable } = props;
  const first = users.find((user) => user.id === props.lastId) ?? users[0];
  const [userId, setUserId] = useState<string | null>(first ? String(first.id) : null);
  const [password, setPassword] = useState('');
  const [failure, setFailure] = useState<unknown>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [isForgotten, setIsForgotten] = useState(false);
  useEffect(onUsable, [onUsable]);

  const signIn = async (event: FormEvent) => {
    event.preventDefault();
    if (userId === null) return;
    setFailure(null);
    setIsBusy(true);
    try {
      await archiveCall('session.signIn', { userId: Number(userId), password });
      props.onSignedIn(Number(userId));
    } catch (error) {
      setFailure(error);
      setPassword('');
    } finally {
      setIsBusy(false);
    }
  };

  return (
    <Stack align="center" pt="12vh">
      <Paper withBorder shadow="sm" p="xl" w={420}>
        {isForgotten ? (
          <Recover
            administrators={users.filter((user) => user.isAdministrator)}
            onBack={() => setIsForgotten(false)}
            onRecovered={props.onRecovered}
          />
        ) : (
          <form onSubmit={(event) => void signIn(event)} aria-label="登录">
            <Stack gap="md">
              <Title order={1} size="h3">
                <IconFolders size={26} style={{ verticalAlign: -5, marginRight: 10 }} aria-hidden />
                街道档案
              </Title>
              <Select
                label="姓名"
                data={users.map((user) => ({ value: String(user.id), label: user.name }))}
                value={userId}
                onChange={setUserId}
                allowDeselect={false}
                searchable={users.length > 8}
                comboboxProps={{ withinPortal: false }}
              />
              <PasswordInput
                label="密码"
                value={password}
                onChange={(event) => setPassword(event.currentTarget.value)}
                autoComplete="off"
                data-autofocus
                autoFocus
              />
              {failure ? <ErrorNote error={failure} /> : null}
              <Button type="submit" loading={isBusy} disabled={password === ''}>
                登录
              </Button>
              <Anchor component="button" type="button" size="sm" onClick={() => setIsForgotten(true)}>
                忘记密码
              </Anchor>
            </Stack>
          </form>
        )}
      </Paper>
    </Stack>
  );
}
