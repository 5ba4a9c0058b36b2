import { Button, Group, Table } from '@mantine/core';
import { IconDownload, IconKey, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { archiveCall, desktopCall } from '#renderer/api.ts';
import { ErrorNote, showFailure } from '#renderer/errors.tsx';
import { ActList } from '#renderer/parts/act-list.tsx';
import { useAct } from '#renderer/parts/use-act.ts';
import { useArchive } from '#renderer/queries.ts';
import classes from '#renderer/settings/settings.module.css';
import type { User } from '#shared/contract/session.ts';
import { roleLabels } from '#shared/rules/rights.ts';
import { RecoveryCardDialog } from './recovery-card-dialog.tsx';
import { scopeInShort, useCommunityNames } from './scope-words.ts';
import { UserForm } from './user-form.tsx';

/** The users of the program with their roles and what they see; only a 系统管理员 sees and changes them. */
export function UserPanel() {
  const found = useArchive('users.list', {});
  const [edited, setEdited] = useState<User | 'new' | null>(null);
  const [isMaking, setIsMaking] = useState(false);
  const nameOf = useCommunityNames();
  const act = useAct();
  const save = async () => {
    try {
      const asked = { title: '导出用户和权限', name: '用户和权限.xlsx', kind: 'xlsx' } as const;
      const { path } = await desktopCall('files.chooseSave', asked);
      if (path === null) return;
      await act.run(async () => {
        const { users } = await archiveCall('users.export', { path });
        return `已导出 ${users} 位用户`;
      });
    } catch (error) {
      showFailure(error);
    }
  };
  return (
    <section className={classes.panel} aria-label="用户">
      <div className={classes.head}>
        <h2>用户</h2>
        {found.data ? (
          <Group gap="xs">
            <Button
              variant="default"
              leftSection={<IconDownload size={16} />}
              loading={act.isBusy}
              onClick={() => void save()}
            >
              导出表格…
            </Button>
            <Button variant="default" leftSection={<IconKey size={16} />} onClick={() => setIsMaking(true)}>
              恢复卡…
            </Button>
            <Button variant="default" leftSection={<IconPlus size={16} />} onClick={() => setEdited('new')}>
              添加用户
            </Button>
          </Group>
        ) : null}
      </div>
      {act.failure ? <ErrorNote error={act.failure} /> : null}
      {found.error ? <ErrorNote error={found.error} onRetry={() => void found.refetch()} /> : null}
      {isMaking ? <RecoveryCardDialog onClose={() => setIsMaking(false)} /> : null}
      {edited ? (
        <UserForm key={edited === 'new' ? 0 : edited.id} edited={edited} onDone={() => setEdited(null)} />
      ) : null}
      {found.data ? (
        <Table verticalSpacing={5} aria-label="用户">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>姓名</Table.Th>
              <Table.Th>角色</Table.Th>
              <Table.Th>数据范围</Table.Th>
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
                <Table.Td>{scopeInShort(user.scope, nameOf)}</Table.Td>
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
