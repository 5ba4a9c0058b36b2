import { Center, Loader } from '@mantine/core';
import { useEffect, useState } from 'react';
import { desktopCall } from '#renderer/api.ts';
import { ErrorNote } from '#renderer/errors.tsx';
import { FirstRun } from '#renderer/first-run/first-run.tsx';
import { useArchive } from '#renderer/queries.ts';
import type { ArchiveState } from '#shared/contract/desktop.ts';
import { Shell } from './shell.tsx';
import { StartProblem } from './start-problem.tsx';

/** What the window shows at all: the archive's problem, the first run, or the program. */
export function Start() {
  const [state, setState] = useState<ArchiveState>({ state: 'starting' });
  const [wasReady, setWasReady] = useState(false);
  useEffect(() => {
    const take = (next: ArchiveState) => {
      setState(next);
      if (next.state === 'ready') setWasReady(true);
    };
    const stop = window.archive.onEvent((event) => {
      if (event.name === 'archive.stateChanged') take(event.state);
    });
    void desktopCall('app.archiveState', {}).then(take);
    return stop;
  }, []);

  if (state.state === 'problem') return <StartProblem error={state.error} />;
  // A program that was usable stays on the screen while the archive comes back; a band says so.
  if (!wasReady) return <Waiting />;
  return <WithOffice isRestarting={state.state === 'starting'} />;
}

function WithOffice({ isRestarting }: { isRestarting: boolean }) {
  const office = useArchive('office.get', {});
  if (office.isError) return <Center p="xl"><ErrorNote error={office.error} onRetry={() => void office.refetch()} /></Center>;
  if (!office.data) return <Waiting />;
  if (office.data.office === null) return <FirstRun />;
  return <Shell office={office.data.office} userName={office.data.user?.name ?? ''} isRestarting={isRestarting} />;
}

function Waiting() {
  const [isLong, setIsLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsLong(true), 400);
    return () => clearTimeout(timer);
  }, []);
  return <Center h="100%">{isLong ? <Loader aria-label="正在打开档案库" /> : null}</Center>;
}

