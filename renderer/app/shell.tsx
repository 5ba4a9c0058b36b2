import { useLayoutEffect, useRef } from 'react';
import { useLocation } from 'wouter';
import { BackupBand } from '#renderer/backup/backup-panel.tsx';
import { JobTray } from '#renderer/jobs/job-tray.tsx';
import { TakeBackQuestion } from '#renderer/parts/take-back.tsx';
import { settleKind } from '#renderer/people/list-store.ts';
import { SearchBox, type SearchBoxHandle } from '#renderer/people/search-box.tsx';
import { useKinds } from '#renderer/session/use-kinds.ts';
import { UserMenu } from '#renderer/session/user-menu.tsx';
import type { SessionUser } from '#shared/contract/session.ts';
import { kindPages } from '../registers/pages.ts';
import { ArchiveBand } from './archive-band.tsx';
import { BugBoundary } from './bug-boundary.tsx';
import { ClockBand } from './clock-band.tsx';
import { useKeys } from './keys.ts';
import { Rail } from './rail.tsx';
import { Routes } from './routes.tsx';
import classes from './shell.module.css';
import type { ArchiveStanding } from './use-archive-state.ts';

/** The frame of the program: header with office, search, tasks and the clerk's name; the rail; the page. */
export function Shell(props: { standing: ArchiveStanding; officeName: string; user: SessionUser }) {
  const [path, navigate] = useLocation();
  const search = useRef<SearchBoxHandle>(null);
  const kinds = useKinds();
  useLayoutEffect(() => settleKind(kinds), [kinds]);
  useKeys({
    'Ctrl+F': () => search.current?.focus(),
    '/': () => search.current?.focus(),
    'Ctrl+N': () => navigate('/records/new'),
    F2: () => navigate('/'),
    'Alt+V': () => navigate('/care'),
    'Alt+T': () => navigate('/reports'),
    ...Object.fromEntries(
      kinds.flatMap((kind) => kindPages[kind].places.map(({ key, href }) => [key, () => navigate(href)])),
    ),
    F3: () => navigate('/import'),
    F4: () => navigate('/handover'),
    // F8 is the file's own key: the next thing it lacks.
    F5: () => navigate('/households'),
    F6: () => navigate('/verify'),
    F7: () => navigate('/likeness'),
    // F9 prints the file.
    F10: () => navigate('/due'),
  });

  return (
    <div className={classes.shell}>
      <header className={classes.header}>
        <div className={classes.office} title={props.officeName}>
          {props.officeName}
        </div>
        <SearchBox ref={search} />
        <div className={classes.right}>
          <JobTray />
          <UserMenu user={props.user} />
        </div>
      </header>
      <ArchiveBand standing={props.standing} />
      <ClockBand user={props.user} />
      <BackupBand user={props.user} />
      <div className={classes.body}>
        <Rail path={path} />
        <main className={classes.main}>
          <BugBoundary key={path}>
            <Routes />
          </BugBoundary>
        </main>
      </div>
      <TakeBackQuestion />
    </div>
  );
}
