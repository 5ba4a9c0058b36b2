import { Skeleton, Stack } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import { ErrorNote } from '#renderer/errors.tsx';
import { FirstRun } from '#renderer/first-run/first-run.tsx';
import { useArchive } from '#renderer/queries.ts';
import { SessionGate } from '#renderer/session/session-gate.tsx';
import { BugBoundary } from './bug-boundary.tsx';
import classes from './shell.module.css';
import { Shell } from './shell.tsx';
import { StartGate } from './start-gate.tsx';
import { StartProblem } from './start-problem.tsx';
import { type ArchiveStanding, useArchiveState } from './use-archive-state.ts';

/** Which of the three faces the window has: a problem at the start, the first run, or the program itself. */
export function App() {
  const standing = useArchiveState();
  if (!standing.wasReady && standing.state.state === 'problem')
    return <StartProblem problem={standing.state} onRetry={standing.retry} />;
  if (!standing.wasReady) return <Waiting />;
  return (
    <BugBoundary>
      <Opened standing={standing} />
    </BugBoundary>
  );
}

function Opened({ standing }: { standing: ArchiveStanding }) {
  const found = useArchive('office.get', {});
  useEffect(() => {
    document.title = found.data?.office ? `${found.data.office.name} · 街道档案` : '街道档案';
  }, [found.data?.office]);

  if (found.data?.office && found.data.user)
    return (
      <SessionGate>
        {(user) => (
          <StartGate user={user}>
            <Shell standing={standing} officeName={found.data.office?.name ?? ''} user={user} />
          </StartGate>
        )}
      </SessionGate>
    );
  if (found.data) return <FirstRun archiveDir={found.data.archiveDir} />;
  if (found.error)
    return (
      <div className={classes.padded}>
        <ErrorNote error={found.error} onRetry={() => void found.refetch()} />
      </div>
    );
  return <Waiting />;
}

/** The quiet outline of the window that is about to come. */
function Waiting(): ReactNode {
  return (
    <div className={classes.waiting} role="status" aria-label="正在打开档案库">
      <Skeleton height={48} radius={0} />
      <Stack gap={10} p="lg" pl={104}>
        {['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((key) => (
          <Skeleton key={key} height={28} />
        ))}
      </Stack>
    </div>
  );
}
