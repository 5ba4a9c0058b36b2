import { Menu, UnstyledButton } from '@mantine/core';
import { IconKey, IconLock, IconUserCircle } from '@tabler/icons-react';
import { useState } from 'react';
import { archiveCall } from '#renderer/api.ts';
import shell from '#renderer/app/shell.module.css';
import type { SessionUser } from '#shared/contract/session.ts';
import { roleLabels } from '#shared/rules/rights.ts';
import { isWhole, mayRunOffice } from '#shared/rules/scope.ts';
import { PasswordDialog } from './password-dialog.tsx';
import { RecoveryCardDialog } from './recovery-card-dialog.tsx';
import { scopeInShort, scopeInWords, useCommunityNames } from './scope-words.ts';

/** Who is at work, always on screen; their password, the lock, another user. */
export function UserMenu({ user }: { user: SessionUser }) {
  const [isSetting, setIsSetting] = useState(false);
  const [isOffered, setIsOffered] = useState(false);
  // The first password of who can set everybody's is the one a recovery card stands for.
  const saved = () => {
    setIsSetting(false);
    setIsOffered(!user.hasPassword && mayRunOffice(user));
  };
  const nameOf = useCommunityNames();
  const lock = () => {
    if (user.hasPassword) void archiveCall('session.signOut', {});
  };
  return (
    <>
      <Menu position="bottom-end" shadow="md" withinPortal>
        <Menu.Target>
          <UnstyledButton
            className={shell.user}
            title={`${user.name}（${roleLabels[user.role]}，${scopeInShort(user.scope, nameOf)}）`}
          >
            <IconUserCircle size={20} stroke={1.6} aria-hidden />
            <span className={shell.userName}>{user.name}</span>
            {isWhole(user.scope) ? null : <span className={shell.userScope}>{scopeInShort(user.scope, nameOf)}</span>}
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label maw={320}>
            {roleLabels[user.role]}。{scopeInWords(user.scope, nameOf)}
          </Menu.Label>
          <Menu.Item leftSection={<IconKey size={16} />} onClick={() => setIsSetting(true)}>
            {user.hasPassword ? '修改密码…' : '设置密码…'}
          </Menu.Item>
          <Menu.Item leftSection={<IconLock size={16} />} disabled={!user.hasPassword} onClick={lock}>
            锁定或换人（Ctrl+L）{user.hasPassword ? '' : '：先设密码'}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {isSetting ? <PasswordDialog user={user} onSaved={saved} onClose={() => setIsSetting(false)} /> : null}
      {isOffered ? <RecoveryCardDialog onClose={() => setIsOffered(false)} /> : null}
    </>
  );
}
