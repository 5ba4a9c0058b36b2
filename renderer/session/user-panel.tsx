import { Button, Checkbox, PasswordInput, Select, Table, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconPlus } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { archiveCall } from '#renderer/api.ts';
import { ErrorNote, fieldErrors } from '#renderer/errors.tsx';
import { ActList } from '#renderer/parts/act-list.tsx';
import { useArchive } from '#renderer/queries.ts';
import classes from '#renderer/settings/settings.module.css';
import type { User } from '#shared/contract/session.ts';
import { type Role, roleLabels, roles } from '#shared/rules/rights.ts';

/** The users of the program with their roles; only a 系统管理员 sees and changes them. */
export function UserPanel() {
  const found = useArchive('users.list', {});
  const [edited, setEdited] = useState<User | 'new' | null>(null);
  return (
    <section className={classes.panel} aria-label="用户">
      <div className={classes.head}>
        <h2>用户</h2>
        {found.data ? (
          <Button variant="default" leftSection={<IconPlus size={16} />} onClick={() => setEdited('new')}>
            添加用户
          </Button>
        ) : null}
      </div>
      {found.error ? <ErrorNote error={found.error} onRetry={() => void found.refetch()} /> : null}
      {edited ? (
        <UserForm key={edited === 'new' ? 0 : edited.id} edited={edited} onDone={() => setEdited(null)} />
      ) : null}
      {found.data ? (
        <Table verticalSpacing={5} aria-label="用户">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>姓名</Table.Th>
              <Table.Th>角色</Table.Th>
              <Table.Th>密码</Table.Th>
              <Table.Th>状态</Table.Th>
              <Table.Th ta="right">操作</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {found.data.items.map((user) => (
              <Table.Tr key={user.id}>
                <Table.Td>{user.name}</Table.Td>
                <Table.Td>{roleLabels[user.role]}</Table.Td>
                <Table.Td>{user.hasPassword ? '已设' : '未设'}</Table.Td>
                <Table.Td>{user.disabledAt ? '停用' : '在用'}</Table.Td>
                <Table.Td ta="right">
                  <Button
                    size="compact-sm"
                    variant="subtle"
                    aria-label={`修改用户 ${user.name}`}
                    onClick={() => setEdited(user)}
                  >
                    修改
                  </Button>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      ) : null}
      {found.data ? (
        <ActList
          noun="user"
          nounId={null}
          hint="姓名、角色和范围恢复原样；新添加的用户改为停用。密码不会恢复成旧的。"
        />
      ) : null}
    </section>
  );
}

function UserForm({ edited, onDone }: { edited: User | 'new'; onDone: () => void }) {
  const known = edited === 'new' ? null : edited;
  const [name, setName] = useState(known?.name ?? '');
  const [role, setRole] = useState<Role>(known?.role ?? 'clerk');
  const [password, setPassword] = useState('');
  const [isDisabled, setIsDisabled] = useState(known?.disabledAt != null);
  const [failure, setFailure] = useState<unknown>(null);
  const [isBusy, setIsBusy] = useState(false);
  const errors = failure ? fieldErrors(failure) : {};

  const save = async (event: FormEvent) => {
    event.preventDefault();
    setFailure(null);
    setIsBusy(true);
    try {
      await archiveCall('users.save', { id: known?.id ?? null, name, role, password: password || null, isDisabled });
      notifications.show({ message: '用户已保存', color: 'green', withCloseButton: false });
      onDone();
    } catch (error) {
      setFailure(error);
    } finally {
      setIsBusy(false);
    }
  };

  return (
    <form className={classes.fields} aria-label="用户资料" onSubmit={(event) => void save(event)}>
      <TextInput
        label="姓名"
        value={name}
        maxLength={30}
        error={errors.name}
        onChange={(event) => setName(event.currentTarget.value)}
        autoFocus
      />
      <Select
        label="角色"
        data={roles.map((value) => ({ value, label: roleLabels[value] }))}
        value={role}
        allowDeselect={false}
        onChange={(value) => setRole((value ?? 'clerk') as Role)}
      />
      <PasswordInput
        label={known ? '重设密码（不改就留空）' : '初始密码（至少 8 位）'}
        value={password}
        error={errors.password}
        autoComplete="off"
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      {known ? (
        <Checkbox
          label="停用（不能再登录，记录都保留）"
          mt={30}
          checked={isDisabled}
          onChange={(event) => setIsDisabled(event.currentTarget.checked)}
        />
      ) : (
        <span />
      )}
      {failure && Object.keys(errors).length === 0 ? (
        <div className={classes.wide}>
          <ErrorNote error={failure} />
        </div>
      ) : null}
      <div className={classes.wide}>
        <Button type="submit" loading={isBusy} mr="xs">
          保存用户
        </Button>
        <Button variant="default" onClick={onDone}>
          取消
        </Button>
      </div>
    </form>
  );
}
