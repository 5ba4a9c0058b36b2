import { useEffect, useState } from 'react';
import { desktopCall } from '#renderer/api.ts';
import type { ArchiveState } from '#shared/contract/desktop.ts';

export interface ArchiveStanding {
  state: ArchiveState;
  /** Whether the archive was there before: then a problem must not take the page with typed input away. */
  wasReady: boolean;
  retry: () => void;
}

/** How the archive process stands, from the shell, kept up to date by its news. */
export function useArchiveState(): ArchiveStanding {
  const [standing, setStanding] = useState<{ state: ArchiveState; wasReady: boolean }>({
    state: { state: 'starting' },
    wasReady: false,
  });

  useEffect(() => {
    let hasNews = false;
    const take = (state: ArchiveState) =>
      setStanding((was) => ({ state, wasReady: was.wasReady || state.state === 'ready' }));
    const stop = window.archive.onEvent((event) => {
      if (event.name !== 'archive.stateChanged') return;
      hasNews = true;
      take(event.state);
    });
    desktopCall('app.archiveState', {}).then(
      (state) => !hasNews && take(state),
      () => undefined,
    );
    return stop;
  }, []);

  const retry = () => {
    setStanding((was) => ({ ...was, state: { state: 'starting' } }));
    desktopCall('app.retry', {}).then(
      (state) => setStanding((was) => ({ state, wasReady: was.wasReady || state.state === 'ready' })),
      () => undefined,
    );
  };
  return { ...standing, retry };
}
