import { Modal, VisuallyHidden } from '@mantine/core';
import { useIdle } from '@mantine/hooks';
import { type ReactNode, useEffect, useState } from 'react';
import { archiveCall } from '#renderer/api.ts';
import { LOCK_ID, useBehindLock } from '#renderer/app/behind-lock.ts';
import { forgetKept } from '#renderer/app/kept-for-user.ts';
import { useKeys } from '#renderer/app/keys.ts';
import { forgetUnsaved } from '#renderer/app/unsaved.tsx';
import { markUsable } from '#renderer/app/usable.ts';
import { queryClient, useArchive } from '#renderer/queries.ts';
import type { SessionUser } from '#shared/contract/session.ts';
import { isWhole } from '#shared/rules/scope.ts';
import { RecoveryCardDialog } from './recovery-card-dialog.tsx';
import { SignIn } from './sign-in.tsx';

const IDLE_MS = 10 * 60_000;

/**
 * Lets nobody past who has not signed in, and locks the screen when nobody was there for ten minutes. What was typed
 * stays behind the lock for the same clerk; another one starts afresh.
 */
export function SessionGate({ children }: { children: (user: SessionUser) => ReactNode }) {
  const session = useArchive('session.get', {}, { isAlwaysFresh: true });
  const user = session.data?.user ?? null;
  const shown = useLastUser(user);
  const [isCardSpent, setIsCardSpent] = useState(false);
  const isIdle = useIdle(IDLE_MS, { initialState: false });
  useEffect(() => {
    if (isIdle && user?.hasPassword) void archiveCall('session.signOut', {});
  }, [isIdle, user?.hasPassword]);
  const lock = () => (user?.hasPassword ? void archiveCall('session.signOut', {}) : false);
  // Whoever has to leave the counter locks at once, whatever is open; it is there again afterwards.
  useKeys({ 'Ctrl+L': lock }, true);
  useBehindLock(session.data !== undefined && user === null);
  if (!session.data) return null;
  return (
    <>
      {shown ? (
        <div key={shown.id} style={{ height: '100%' }} inert={user === null}>
          {children(shown)}
        </div>
      ) : null}
      {user !== null && isWhole(user.scope) && isCardSpent ? (
        <RecoveryCardDialog onClose={() => setIsCardSpent(false)} />
      ) : null}
      {user === null ? (
        <Modal
          opened
          onClose={() => undefined}
          fullScreen
          withCloseButton={false}
          closeOnEscape={false}
          zIndex={1000}
          portalProps={{ reuseTargetNode: false, id: LOCK_ID }}
          title={<VisuallyHidden>登录</VisuallyHidden>}
          styles={{ content: { background: 'var(--page-ground)' }, header: { background: 'none' } }}
        >
          <SignIn
            users={session.data.users}
            lastId={shown?.id ?? null}
            onUsable={markUsable}
            onSignedIn={(id) => void renew(id)}
            onRecovered={(id) => {
              setIsCardSpent(true);
              void renew(id);
            }}
          />
        </Modal>
      ) : null}
    </>
  );
}

/**
 * The same clerk finds everything as it was, asked for anew. For another one nothing the one before saw may come up: not
 * their pages, their search, their ticks, nor an answer that was kept.
 */
async function renew(userId: number): Promise<void> {
  if (last?.id === userId) {
    await queryClient.invalidateQueries();
    return;
  }
  last = null;
  forgetUnsaved();
  forgetKept();
  window.history.pushState(null, '', '/');
  await queryClient.resetQueries();
}

let last: SessionUser | null = null;

/** Who is, or was, at work: the page behind the lock is theirs. */
function useLastUser(user: SessionUser | null): SessionUser | null {
  if (user) last = user;
  return last;
}
