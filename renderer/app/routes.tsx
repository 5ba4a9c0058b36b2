import { type ReactNode, useEffect } from 'react';
import { Redirect, Route, Switch } from 'wouter';
import { CarePage } from '#renderer/care/care-page.tsx';
import { DuePage } from '#renderer/due/due-page.tsx';
import { HandoverPage } from '#renderer/handover/handover-page.tsx';
import { VerifyPage } from '#renderer/handover/verify-page.tsx';
import { HouseholdPage } from '#renderer/households/household-page.tsx';
import { HouseholdsPage } from '#renderer/households/households-page.tsx';
import { NewHouseholdPage } from '#renderer/households/new-household-page.tsx';
import { ImportPage } from '#renderer/import/import-page.tsx';
import { LikenessPage } from '#renderer/likeness/likeness-page.tsx';
import { PairPage } from '#renderer/likeness/pair-page.tsx';
import { LogPage } from '#renderer/log/log-page.tsx';
import { PeoplePage } from '#renderer/people/people-page.tsx';
import { PersonPage } from '#renderer/people-card/person-page.tsx';
import { useArchive } from '#renderer/queries.ts';
import { RecordPage } from '#renderer/records/record-page.tsx';
import { ReportsPage } from '#renderer/reports/reports-page.tsx';
import { RowsPage } from '#renderer/reports/rows-page.tsx';
import { useKinds } from '#renderer/session/use-kinds.ts';
import { useMay } from '#renderer/session/use-may.ts';
import { SettingsPage } from '#renderer/settings/settings-page.tsx';
import { recordKinds } from '#shared/records/kinds.ts';
import { kindPages } from '../registers/pages.ts';
import classes from './shell.module.css';
import { markUsable } from './usable.ts';

/** Every address of the program. */
export function Routes() {
  const pagesOfKinds = useKinds().flatMap((kind) => kindPages[kind].pages);
  return (
    <Switch>
      <Route path="/">
        <PeoplePage />
      </Route>
      <Route path="/records/new/:kind?">
        {({ kind }) => <RecordPage kind={recordKinds.find((name) => name === kind) ?? null} recordId={null} />}
      </Route>
      <Route path="/records/:id">{({ id }) => <RecordPage key={id} kind={null} recordId={Number(id)} />}</Route>
      {pagesOfKinds.map(({ path, show }) => (
        <Route key={path} path={path}>
          {(params) => <Padded>{show(params)}</Padded>}
        </Route>
      ))}
      <Route path="/people/:id">
        {({ id }) => (
          <Padded>
            <PersonPage key={id} personId={Number(id)} />
          </Padded>
        )}
      </Route>
      <Route path="/due">
        <Padded>
          <DuePage />
        </Padded>
      </Route>
      <Route path="/likeness">
        <Padded>
          <LikenessPage />
        </Padded>
      </Route>
      <Route path="/likeness/:first/:second">
        {({ first, second }) => (
          <Padded>
            <PairPage key={`${first}-${second}`} firstId={Number(first)} secondId={Number(second)} />
          </Padded>
        )}
      </Route>
      <Route path="/care/:part?">
        {({ part }) => (
          <Padded>
            <CarePage part={part ?? null} />
          </Padded>
        )}
      </Route>
      <Route path="/reports">
        <Padded>
          <ReportsPage />
        </Padded>
      </Route>
      <Route path="/reports/rows/:figure/:part">
        {({ figure, part }) => (
          <Padded>
            <RowsPage key={`${figure} ${part}`} figure={figure} part={part} />
          </Padded>
        )}
      </Route>
      <Route path="/households">
        <HouseholdsPage />
      </Route>
      <Route path="/households/new">
        <Padded>
          <NewHouseholdPage />
        </Padded>
      </Route>
      <Route path="/households/:id">
        {({ id }) => (
          <Padded>
            <HouseholdPage key={id} householdId={Number(id)} />
          </Padded>
        )}
      </Route>
      <Route path="/log">
        <Log />
      </Route>
      <Route path="/import">
        <Padded>
          <ImportPage importId={null} />
        </Padded>
      </Route>
      <Route path="/import/:id">
        {({ id }) => (
          <Padded>
            <ImportPage key={id} importId={Number(id)} />
          </Padded>
        )}
      </Route>
      <Route path="/handover">
        <Padded>
          <HandoverPage handoverId={null} />
        </Padded>
      </Route>
      <Route path="/handover/:id">
        {({ id }) => (
          <Padded>
            <HandoverPage key={id} handoverId={Number(id)} />
          </Padded>
        )}
      </Route>
      <Route path="/verify">
        <Padded>
          <VerifyPage />
        </Padded>
      </Route>
      <Route path="/settings/:part?/:item?">
        {({ part, item }) => (
          <Padded>
            <SettingsPage part={part ?? null} item={item ?? null} />
          </Padded>
        )}
      </Route>
      <Route>
        <Redirect to="/" replace />
      </Route>
    </Switch>
  );
}

/** Who may not read the log is led to the list: the address alone shows nothing. */
function Log() {
  const user = useArchive('session.get', {}).data?.user;
  const mayRead = useMay('log');
  if (user && !mayRead) return <Redirect to="/" replace />;
  return mayRead ? (
    <Padded>
      <LogPage />
    </Padded>
  ) : null;
}

/** A page that scrolls as a whole. */
function Padded({ children }: { children: ReactNode }) {
  useEffect(markUsable, []);
  return <div className={classes.padded}>{children}</div>;
}
